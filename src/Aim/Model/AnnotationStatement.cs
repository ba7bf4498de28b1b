using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationStatement: a directed relation between two entities of one annotation, or between annotations.</summary>
public sealed record AnnotationStatement
{
    /// <exception cref="AimFlawException">The kind is none.</exception>
    public AnnotationStatement(StatementKind kind, Uid subject, Uid @object)
    {
        (_, _) = (subject.Value, @object.Value);
        (Kind, Subject, Object) = (kind, subject, @object);
        new Flaws().Known("@type", kind).Refuse();
    }

    public StatementKind Kind { get; }

    public Uid Subject { get; }

    public Uid Object { get; }
}
