using System.Xml.Linq;
using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.OldDocument;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>Measurements of AIM 3, and what they were measured on.</summary>
internal static class OldCalculations
{
    public static List<XElement> Read(List<OldNode> all, OldShapes shapes, List<XElement> statements)
    {
        var made = all.ConvertAll(Calculation);
        for (var i = 0; i < all.Count; i++)
        {
            var (old, uid) = (all[i], made[i].Value("uniqueIdentifier")!);
            var tied = Shapes(old, shapes);
            if (tied.Count == 0 && all.Count == 1 && shapes.Only is { } only)
            {
                old.Mended("", "does not say what it was measured on; the only shape of the annotation was taken.");
                tied.Add(only);
            }

            statements.AddRange(tied.Select(s => Statement(old, "MarkupEntity", uid, s)));
            foreach (var reference in old.Items("referencedCalculationCollection", "ReferencedCalculation"))
            {
                if (reference.Said("uniqueIdentifier") is { } other)
                {
                    statements.Add(Statement(reference, "CalculationEntity", uid, other));
                }

                reference.Close();
            }

            old.Close();
        }

        return made;
    }

    private static List<string> Shapes(OldNode old, OldShapes shapes)
    {
        var tied = new List<string>();
        foreach (var reference in old.Items("referencedGeometricShapeCollection", "ReferencedGeometricShape"))
        {
            if (shapes.Find(reference) is { } shape)
            {
                tied.Add(shape.Uid);
            }

            reference.Close();
        }

        return tied;
    }

    private static XElement Statement(OldNode old, string end, string subject, string @object) => old.Typed(
        "ImageAnnotationStatement", $"CalculationEntityReferences{end}Statement", Id("subjectUniqueIdentifier", subject), Id("objectUniqueIdentifier", @object));

    private static XElement Calculation(OldNode old) => old.From(
        "CalculationEntity",
        old.OwnId("uid"), old.Code(), old.Value("description"), old.Value("mathML"),
        Wrap("calculationResultCollection", old.Items("calculationResultCollection", "CalculationResult").Select(Result)),
        Algorithm(old));

    private static XElement? Algorithm(OldNode old)
    {
        var (name, version) = (old.Value("algorithmName", "name"), old.Value("algorithmVersion", "version"));
        if (name is null)
        {
            return null;
        }

        old.Mended("@algorithmName", "has no type in AIM 3; 4.2 asks for one, and “algorithm” was taken.");
        return old.From("algorithm", name, CodeFills.Element("type", new CodedConcept("algorithm", "99CROWD", "Algorithm of unstated type")), version);
    }

    // AIM 3 gives a number as data at a coordinate; a scalar has one such, which 4.2 says in short.
    private static XElement Result(OldNode old)
    {
        var type = (string?)old.Said("type") ?? "Scalar";
        old.Said("numberOfDimensions");
        var data = old.Items("calculationDataCollection", "CalculationData");
        var isScalar = type == "Scalar" && data.Count == 1;
        var (dimensions, unit) = (Wrap("dimensionCollection", old.Items("dimensionCollection", "Dimension").Select(Dimension)), old.Value("unitOfMeasure"));
        var values = data.ConvertAll(d => Closed(d, d.From(
            "CalculationData", d.Value("value") ?? d.Value("dataValue", "value"),
            Wrap("coordinateCollection", d.Items("coordinateCollection", "Coordinate").Select(c => Closed(c, c.From("Coordinate", c.Value("dimensionIndex"), c.Value("position"))))))));
        return Closed(old, old.Typed(
            "CalculationResult", isScalar ? "CompactCalculationResult" : "ExtendedCalculationResult",
            new XAttribute("type", type), unit, dimensions,
            isScalar ? values[0].Element(AimXml.Aim + "value") : Wrap("calculationDataCollection", values)));
    }

    private static XElement Dimension(OldNode old) => Closed(old, old.From("Dimension", old.Value("index"), old.Value("size"), old.Value("label")));
}
