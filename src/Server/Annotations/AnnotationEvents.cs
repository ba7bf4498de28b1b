namespace CrowdAnnotate.Server.Annotations;

/// <summary>A reader submitted a case. Immutable; the stream is the assignment's, in which one submission follows another only where its reader corrected it.</summary>
/// <param name="SubmissionId">Made by the client.</param>
/// <param name="Aim">The AIM 4.2 document as stored, byte for byte.</param>
/// <param name="ContentSha256">Of the reading as sent: the same id with other content is refused.</param>
/// <param name="Viewing">What was done to the case until then; null where the page did not say, and in events from before.</param>
/// <param name="Corrects">The submission whose place this one takes; null for a first one.</param>
public sealed record AnnotationSubmitted(
    Guid SubmissionId, Guid AssignmentId, Guid CampaignId, Guid CaseId, Guid ReaderId, string Aim, string ContentSha256,
    string TemplateUid, int ProtocolVersion, string SoftwareVersion, DateTimeOffset SubmittedAt, Viewing? Viewing = null, Guid? Corrects = null);

/// <summary>A reader passed a case over.</summary>
public sealed record CaseSkipped(Guid CampaignId, Guid CaseId, Guid ReaderId, string Reason, DateTimeOffset SkippedAt);

/// <summary>A reader took a case in hand again after submitting or skipping it.</summary>
/// <param name="SubmissionId">What was submitted, which stands until it is replaced; null where it was skipped.</param>
public sealed record CaseReopened(Guid CampaignId, Guid CaseId, Guid ReaderId, Guid? SubmissionId, DateTimeOffset ReopenedAt);

/// <summary>A reader put a reopened case away without a change: the submission stands.</summary>
public sealed record CaseLeftAsSubmitted(Guid CampaignId, Guid CaseId, Guid ReaderId, Guid SubmissionId, DateTimeOffset LeftAt);
