using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AuditTrail: one step in the life of an annotation.</summary>
public sealed record AuditTrail
{
    /// <exception cref="AimFlawException">The comment is present but empty.</exception>
    public AuditTrail(CodedConcept statusCode, AimDateTime dateTime, CodedConcept changeReason, Uid? worklistSubtaskUid = null, string? comment = null)
    {
        ArgumentNullException.ThrowIfNull(statusCode);
        ArgumentNullException.ThrowIfNull(changeReason);
        (StatusCode, DateTime, ChangeReason) = (statusCode, dateTime, changeReason);
        (WorklistSubtaskUid, Comment) = (worklistSubtaskUid, comment);
        new Flaws().Optional("statusCode", [statusCode]).Optional("changeReason", [changeReason]).Said("comment", comment).Refuse();
    }

    public CodedConcept StatusCode { get; }

    public AimDateTime DateTime { get; }

    public CodedConcept ChangeReason { get; }

    public Uid? WorklistSubtaskUid { get; }

    public string? Comment { get; }
}
