namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>What a person decided about held instances: who, when, what; never a value of an image.</summary>
public sealed record ReviewDecision
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The pseudonym of the administrator.</summary>
    public required string By { get; init; }

    /// <summary>released, defaced or rejected.</summary>
    public required string What { get; init; }

    public required string SeriesUid { get; init; }

    public required IReadOnlyList<string> Instances { get; init; }

    /// <summary>What was blacked out, in pixels.</summary>
    public required IReadOnlyList<HeldRectangle> Rectangles { get; init; }
}
