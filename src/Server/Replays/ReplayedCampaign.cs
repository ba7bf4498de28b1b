namespace CrowdAnnotate.Server.Replays;

/// <summary>
/// A finished campaign of marks without images: the marks as they came, and what they say. Not a <c>Campaign</c>: a case is its images, and
/// reading, export and release rest on that (docs/decisions/0012-replay.md).
/// </summary>
public sealed record ReplayedCampaign
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The file's name and its SHA-256: the same file again is the same campaign.</summary>
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required string SoftwareVersion { get; init; }

    public required IReadOnlyList<LongAxisMark> Marks { get; init; }

    public required AnatomyOfDisagreement Anatomy { get; init; }
}
