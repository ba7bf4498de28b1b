using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Statements tie entities of their annotation by kind; only to other annotations may they reach out of it.</summary>
internal static class StatementRules
{
    public static IEnumerable<AimFlaw> Flaws(AnnotationEntity annotation, string item)
    {
        if (annotation.Statements.Count == 0)
        {
            return [];
        }

        var entities = annotation.Entities().GroupBy(e => e.UniqueIdentifier).ToDictionary(g => g.Key, g => g.First());
        return annotation.Statements.SelectMany((s, i) => Flaws(annotation, s, entities, $"{item}[{i + 1}]/"));
    }

    private static IEnumerable<AimFlaw> Flaws(AnnotationEntity annotation, AnnotationStatement statement, Dictionary<Uid, Entity> entities, string path)
    {
        var (subject, @object) = StatementEnds.Of(statement.Kind);
        var (from, to) = (entities.GetValueOrDefault(statement.Subject), entities.GetValueOrDefault(statement.Object));
        var reachesOut = StatementEnds.Compares(statement.Kind) || (IsAnnotation(subject) && IsAnnotation(@object));
        if (Flaw(statement.Subject, from, subject, reachesOut || MayLieElsewhere(annotation, subject, to)) is { } wrongSubject)
        {
            yield return new(path + "subjectUniqueIdentifier", wrongSubject) { Check = AimCheck.Statement };
        }

        if (Flaw(statement.Object, to, @object, reachesOut || MayLieElsewhere(annotation, @object, from)) is { } wrongObject)
        {
            yield return new(path + "objectUniqueIdentifier", wrongObject) { Check = AimCheck.Statement };
        }
    }

    private static string? Flaw(Uid uid, Entity? found, Type expected, bool mayLieElsewhere)
    {
        if (found is null)
        {
            return mayLieElsewhere ? null : $"{uid} points nowhere in the annotation.";
        }

        return expected.IsInstanceOfType(found) ? null : $"{uid} is a {found.GetType().Name}, not a {expected.Name}.";
    }

    // An annotation of annotations may say something of an entity of those it is about, as long as it says it with one of its own.
    private static bool MayLieElsewhere(AnnotationEntity annotation, Type end, Entity? other) =>
        annotation is AnnotationOfAnnotation && other is not null && end != typeof(AnnotationOfAnnotation) && end != typeof(AnnotationEntity);

    private static bool IsAnnotation(Type end) => end.IsAssignableTo(typeof(AnnotationEntity));
}
