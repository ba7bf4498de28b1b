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
            End(statement.Subject, subject, "subjectUniqueIdentifier", document, at);
            End(statement.Object, @object, "objectUniqueIdentifier", document, at);
        }

        if (annotation is AnnotationOfAnnotation { Adjudication: not null } && annotation.Statements.All(s => s.Subject != annotation.UniqueIdentifier))
        {
            log.Warning(AimCheck.Untied, "adjudicationObservation", "is tied to none of the annotations that were adjudicated.");
        }
    }

    private static void End(Uid uid, Type expected, string name, WholeDocument document, ValidationLog log)
    {
        if (document.Find(uid) is not { } found)
        {
            log.Note(AimCheck.Statement, name, $"points out of the document, to what should be a {expected.Name}.");
        }
        else if (!expected.IsInstanceOfType(found))
        {
            log.Error(AimCheck.Statement, name, $"points to a {found.GetType().Name}, not to a {expected.Name}.");
        }
    }
}
