using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Something to be said about what was read.</summary>
/// <param name="Path">The content item, as in ReferencedContentItemIdentifier (<c>1.6.2</c>, the root being 1), or an attribute.</param>
public sealed record ReadingFinding(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>The findings of a reading under way.</summary>
internal sealed class FindingList
{
    private readonly List<ReadingFinding> found = [];

    public void Add(string path, string message) => found.Add(new ReadingFinding(path, message));

    public void If(bool said, string path, string message)
    {
        if (said)
        {
            Add(path, message);
        }
    }

    public ValueList<ReadingFinding> All => found.ToValueList();
}
