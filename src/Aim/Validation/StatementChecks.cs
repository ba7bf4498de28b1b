using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Checks of relations, beyond what an annotation by itself refuses.</summary>
internal static class StatementChecks
{
    public static void Run(AnnotationEntity annotation, WholeDocument document, ValidationLog log)
    {
        var (wrapper, item) = annotation is ImageAnnotation
            ? ("imageAnnotationStatementCollection", "ImageAnnotationStatement") : ("annotationOfAnnotationStatementCollection", "AnnotationOfAnnotationStatement");
        var seen = new HashSet<AnnotationStatement>();
        for (var i = 0; i < annotation.Statements.Count; i++)
        {
            var (statement, at) = (annotation.Statements[i], log.At(wrapper, item, i));
            if (!StatementEnds.IsFor(statement.Kind, annotation))
            {
                at.Note(AimCheck.Statement, "@type", $"{statement.Kind}Statement is derived for the other kind of annotation.");
            }

            if (statement.Subject == statement.Object)
            {
                at.Warning(AimCheck.Statement, "objectUniqueIdentifier", "ties the subject to itself.");
            }

            if (!seen.Add(statement))
            {
                at.Warning(AimCheck.Statement, "", "is given a second time.");
            }

            var (subject, @object) = StatementEnds.Of(statement.Kind);
            End(statement.Subject, subject, "subjectUniqueIdentifier", annotation, document, at);
            End(statement.Object, @object, "objectUniqueIdentifier", annotation, document, at);
        }

        if (annotation is AnnotationOfAnnotation { Adjudication: not null } && annotation.Statements.All(s => s.Subject != annotation.UniqueIdentifier))
        {
            log.Warning(AimCheck.Untied, "adjudicationObservation", "is tied to none of the annotations that were adjudicated.");
        }
    }

    private static void End(Uid uid, Type expected, string name, AnnotationEntity annotation, WholeDocument document, ValidationLog log)
    {
        if (document.Find(uid) is not { } found)
        {
            Outside(uid, expected, name, annotation, log);
        }
        else if (!expected.IsInstanceOfType(found))
        {
            log.Error(AimCheck.Statement, name, $"points to a {found.GetType().Name}, not to a {expected.Name}.");
        }
    }

    // The annotations that an annotation of annotations is about lie in documents of their own: of these the UID alone can be judged.
    private static void Outside(Uid uid, Type expected, string name, AnnotationEntity annotation, ValidationLog log)
    {
        if (annotation is not AnnotationOfAnnotation || !typeof(AnnotationEntity).IsAssignableFrom(expected))
        {
            log.Note(AimCheck.Statement, name, $"points out of the document, to what should be a {expected.Name}.");
        }
        else if (!IsUnderARoot(uid))
        {
            log.Warning(AimCheck.Statement, name, $"names no {expected.Name}: a UID has two components and more, of which the first is 0, 1 or 2 (ITU-T X.660).");
        }
        else
        {
            log.Uid(name, uid);
        }
    }

    private static bool IsUnderARoot(Uid uid) => uid.Value is ['0' or '1' or '2', '.', ..];
}
