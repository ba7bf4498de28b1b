using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationRoleEntity: the part an annotation plays, e.g. baseline or follow-up.</summary>
public sealed record AnnotationRoleEntity : Entity
{
    public AnnotationRoleEntity(
        Uid uniqueIdentifier, CodedConcept roleCode, IEnumerable<CodedConcept>? questionTypeCodes = null, int? roleSequenceNumber = null)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(roleCode);
        (RoleCode, QuestionTypeCodes, RoleSequenceNumber) = (roleCode, (questionTypeCodes ?? []).ToValueList(), roleSequenceNumber);
        new Flaws().Optional("roleCode", roleCode).Optional("questionTypeCode", QuestionTypeCodes).Refuse();
    }

    public CodedConcept RoleCode { get; }

    public ValueList<CodedConcept> QuestionTypeCodes { get; }

    public int? RoleSequenceNumber { get; }
}
