namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>A file that was de-identified as a file, and what was done to it: tags, actions and counts, never values.</summary>
public sealed record DeidentifiedFile
{
    /// <summary>A UID to name it by, which is none of the original's.</summary>
    public required string Uid { get; init; }

    /// <summary>Whether the target holds it.</summary>
    public required bool IsWritten { get; init; }

    public required string Profile { get; init; }

    /// <summary>The codes of (0012,0064), PS3.16 CID 7050.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    public required int Kept { get; init; }

    public required int RemovedPrivate { get; init; }

    public required long ClearedPixels { get; init; }

    public required long RemovedCodestreamBytes { get; init; }

    public required IReadOnlyList<ReportedChange> Changes { get; init; }

    /// <summary>Why a person should look at it first.</summary>
    public required IReadOnlyList<ReportedReview> Review { get; init; }
}

/// <param name="Tag">Eight hexadecimal digits.</param>
/// <param name="Depth">Sequences around it; 0 at the top.</param>
public sealed record ReportedChange(string Tag, string Action, int Depth);

public sealed record ReportedReview(string Kind, string Text, IReadOnlyList<HeldRectangle> Suggested);
