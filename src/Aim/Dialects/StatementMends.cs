using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The identifiers of an annotation and the statements between them.</summary>
internal sealed class StatementMends(Mends log)
{
    private static readonly string[] Wrappers = ["imageAnnotationStatementCollection", "annotationOfAnnotationStatementCollection"];

    private XElement? gatheredFrom;
    private HashSet<string?> gathered = [];

    /// <summary>Leaves out statements of which an end is blank: they say nothing.</summary>
    public void LeaveOutBlank(XElement annotation, Place place) =>
        LeaveOut(annotation, place, (subject, @object) => subject is null || @object is null, "does not say both its ends and was left out.");

    /// <summary>Gives a second thing of an identifier one of its own where nothing refers to it, and leaves out statements about what is not there.</summary>
    public void Annotation(XElement annotation, Place place)
    {
        Twins(annotation, place);
        if (annotation.Name.LocalName == "ImageAnnotation")
        {
            var known = annotation.Descendants(AimXml.Aim + "uniqueIdentifier").Select(ElementValues.Said).ToHashSet();
            var others = Siblings(annotation.Parent);
            LeaveOut(annotation, place, (subject, @object) => !IsThere(subject) || !IsThere(@object), "is about what is not in the document and was left out.");

            bool IsThere(string? uid) => known.Contains(uid) || others.Contains(uid);
        }

        Types(annotation, place);
    }

    // A document may have thousands of annotations: their identifiers are gathered once.
    private HashSet<string?> Siblings(XElement? annotations)
    {
        if (gatheredFrom != annotations)
        {
            (gatheredFrom, gathered) = (annotations, [.. annotations?.Elements().Select(a => a.Value("uniqueIdentifier")) ?? []]);
        }

        return gathered;
    }

    private void LeaveOut(XElement annotation, Place place, Func<string?, string?, bool> isOut, string why)
    {
        foreach (var wrapper in Wrappers)
        {
            var statements = annotation.Items(wrapper);
            for (var i = 0; i < statements.Count; i++)
            {
                if (isOut(statements[i].Value("subjectUniqueIdentifier"), statements[i].Value("objectUniqueIdentifier")))
                {
                    statements[i].Remove();
                    log.NotHeld(place, $"{wrapper}/{statements[i].Name.LocalName}[{i + 1}]", why);
                }
            }

            if (annotation.Element(AimXml.Aim + wrapper) is { HasElements: false } empty && statements.Count > 0)
            {
                empty.Remove();
            }
        }
    }

    private void Twins(XElement annotation, Place place)
    {
        var named = annotation.DescendantsAndSelf().Where(e => e.Name.LocalName != "algorithm" && e.Has("uniqueIdentifier")).ToList();
        var referred = Wrappers.SelectMany(annotation.Items).SelectMany(s => s.Elements()).Select(ElementValues.Said).ToHashSet();
        foreach (var twins in named.GroupBy(e => e.Value("uniqueIdentifier")).Where(g => g.Key is not null && g.Count() > 1 && !referred.Contains(g.Key)))
        {
            foreach (var (twin, at) in twins.Select((e, i) => (e, i)).Skip(1))
            {
                twin.Element(AimXml.Aim + "uniqueIdentifier")!.SetAttributeValue("root", log.MadeFrom($"{twins.Key} {at} {annotation.Value("uniqueIdentifier")}"));
                log.Mended(place, twin.Name.LocalName, "has the identifier of another thing; it was given one of its own.");
            }
        }
    }

    private void Types(XElement annotation, Place place)
    {
        foreach (var statement in Wrappers.SelectMany(annotation.Items).Where(s => s.Attribute(AimXml.Xsi + "type") is not { Value.Length: > 0 }))
        {
            var (subject, @object) = (Kind(annotation, statement.Value("subjectUniqueIdentifier")), Kind(annotation, statement.Value("objectUniqueIdentifier")));
            if (subject == "CalculationEntity" && @object is "MarkupEntity" or "SegmentationEntity")
            {
                var type = $"CalculationEntityReferences{@object}Statement";
                statement.SetAttributeValue(AimXml.Xsi + "type", type);
                log.Mended(place, statement.Name.LocalName, $"does not say its type; its ends are those of {type}.");
            }
        }
    }

    private static string? Kind(XElement annotation, string? uid) =>
        annotation.Descendants(AimXml.Aim + "uniqueIdentifier").FirstOrDefault(e => ElementValues.Said(e) == uid)?.Parent?.Name.LocalName;
}
