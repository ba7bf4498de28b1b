namespace CrowdAnnotate.Server.Annotations;

/// <summary>A reader submitted a case. Immutable; the stream is the assignment's, so a case is submitted once.</summary>
/// <param name="SubmissionId">Made by the client.</param>
/// <param name="Aim">The AIM 4.2 document as stored, byte for byte.</param>
/// <param name="ContentSha256">Of the reading as sent: the same id with other content is refused.</param>
/// <param name="Viewing">What was done to the case until then; null where the page did not say, and in events from before.</param>
public sealed record AnnotationSubmitted(
    Guid SubmissionId, Guid AssignmentId, Guid CampaignId, Guid CaseId, Guid ReaderId, string Aim, string ContentSha256,
    string TemplateUid, int ProtocolVersion, string SoftwareVersion, DateTimeOffset SubmittedAt, Viewing? Viewing = null);

/// <summary>A reader passed a case over.</summary>
public sealed record CaseSkipped(Guid CampaignId, Guid CaseId, Guid ReaderId, string Reason, DateTimeOffset SkippedAt);
