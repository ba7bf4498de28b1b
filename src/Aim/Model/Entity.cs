using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM Entity: anything that statements can point to by its unique identifier.</summary>
public abstract record Entity
{
    private protected Entity(Uid uniqueIdentifier)
    {
        _ = uniqueIdentifier.Value;
        UniqueIdentifier = uniqueIdentifier;
    }

    public Uid UniqueIdentifier { get; }
}
