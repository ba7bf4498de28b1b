using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Practice;

/// <summary>What is known of a practice case, taken from a gold standard when the case was made one.</summary>
public sealed record PracticeTruth
{
    /// <summary>The case's.</summary>
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>The gold standard it was taken from, which may be gone since.</summary>
    public required Guid GivenReadingId { get; init; }

    public required CaseReading Reading { get; init; }

    /// <summary>The same as it is shown.</summary>
    public required IReadOnlyList<GivenFinding> Shown { get; init; }

    public required DateTimeOffset SetAt { get; init; }
}
