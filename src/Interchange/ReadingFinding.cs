using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange;

/// <summary>Something to be said about an object that was read.</summary>
/// <param name="Path">Of a report the content item, as in ReferencedContentItemIdentifier (<c>1.6.2</c>, the root being 1); else an attribute.</param>
/// <param name="Message">What it is, without the value itself.</param>
/// <param name="IsError">Whether nothing was read for it.</param>
public sealed record ReadingFinding(string Path, string Message, bool IsError = false)
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
