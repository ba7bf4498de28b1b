using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>A submitted annotation: the AIM document with what it was made from. Written once, with its event; only that its reader replaced it is noted later.</summary>
public sealed record AnnotationDocument
{
    /// <summary>The submission's id, made by the client.</summary>
    public required Guid Id { get; init; }

    public required Guid AssignmentId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid ReaderId { get; init; }

    public required string Pseudonym { get; init; }

    /// <summary>UID of the ImageAnnotationCollection.</summary>
    public required string AnnotationUid { get; init; }

    /// <summary>The AIM 4.2 XML, as in the event.</summary>
    public required string Aim { get; init; }

    /// <summary>Coordinates and answers as the reader sent them.</summary>
    public required CaseReading Reading { get; init; }

    /// <summary>The numbers the server computed of them.</summary>
    public required Measured Measured { get; init; }

    /// <summary>What was done to the case until then; null where the page did not say, and in documents from before.</summary>
    public Viewing? Viewing { get; init; }

    public required string ContentSha256 { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The documents it was read from, where it was made elsewhere; null for what was read here.</summary>
    public IReadOnlyList<AnnotationOrigin>? Origins { get; init; }

    /// <summary>The submission of the same reader and case whose place it took; null for a first one.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>When its reader replaced it, by another submission or a skip; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; init; }
}
