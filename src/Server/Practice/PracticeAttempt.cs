using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Practice;

/// <summary>A reading of a practice case, kept with what its reader was told; no part of agreement, consensus or releases.</summary>
public sealed record PracticeAttempt
{
    /// <summary>The submission's, made by the client.</summary>
    public required Guid Id { get; init; }

    public required Guid AssignmentId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid ReaderId { get; init; }

    public required CaseReading Reading { get; init; }

    public required Measured Measured { get; init; }

    public required PracticeFeedback Feedback { get; init; }

    public required string ContentSha256 { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }
}

/// <summary>A reader submitted a practice case. The stream is the assignment's; each attempt is an event of it.</summary>
public sealed record PracticeSubmitted(Guid SubmissionId, Guid AssignmentId, Guid CampaignId, Guid CaseId, Guid ReaderId, string ContentSha256, int ProtocolVersion, DateTimeOffset SubmittedAt);
