using System.Xml.Linq;
using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.TemplateFileWriter;

namespace CrowdAnnotate.Aim;

/// <summary>Marks and calculations of a template as components.</summary>
internal sealed class MarkWriter(AnnotationTemplate template, Uid uid, Counter items)
{
    // maxCardinality must be there; ours may be open.
    private const int Open = 1000;

    public List<MarkExtension> Extensions { get; } = [];

    public List<XElement> Write() => [.. template.Marks.Select(Mark), .. template.Calculations.Select(Calculation)];

    private XElement Mark(MarkRequest mark)
    {
        var (shape, count) = mark.Kind switch
        {
            MarkKind.Point => ("Point", 1),
            MarkKind.Length or MarkKind.Angle or MarkKind.Arrow => ("MultiPoint", 1),
            // Two lines in AIM, its long and its short axis.
            MarkKind.Bidirectional => ("MultiPoint", 2),
            MarkKind.Contour or MarkKind.Rectangle or MarkKind.Region => ("Polyline", 1),
            MarkKind.Ellipse => ("Ellipse", 1),
            _ => ("Circle", 1),
        };
        var at = TemplateUids.Made($"{uid.Value}/mark/{mark.Kind}").Value;
        if (!IsReadByItsShape(mark.Kind) || mark.AtMost is null || mark.Label is null)
        {
            Extensions.Add(new MarkExtension(at, mark.Kind, mark.AtLeast, mark.AtMost, mark.Label));
        }

        return Component(mark.Label ?? mark.Kind.ToString(), mark.AtLeast * count, (mark.AtMost * count) ?? Math.Max(Open, mark.AtLeast * count), at).Holding(Xml("GeometricShape").Holding(shape));
    }

    // ComponentReader takes the kind from the shape; of the others the extension says it.
    private static bool IsReadByItsShape(MarkKind kind) => kind is MarkKind.Point or MarkKind.Length or MarkKind.Contour or MarkKind.Ellipse or MarkKind.Circle;

    private XElement Calculation(CalculationRequest request, int index) =>
        Component(request.Label, request.AtLeast, request.AtMost, TemplateUids.Made($"{uid.Value}/calculation/{index}").Value)
            .Holding(Xml("Calculation").Holding(request.Types.Select(t => Xml("CalculationType").Coded(t.Concept)
                .Holding(t.Further.Select(f => Xml("ValidTerm").Coded(f)))
                .Holding(t.Algorithms.Select(a => Xml("AlgorithmType").Coded(a.Code)
                    .With("description", a.Description).With("uniqueIdentifier", a.UniqueIdentifier).With("algorithmName", a.Name).With("algorithmVersion", a.Version))))));

    private XElement Component(string label, int atLeast, int atMost, string at) => Xml("Component")
        .With("label", label).With("itemNumber", items.Next()).With("minCardinality", atLeast).With("maxCardinality", atMost).With("shouldDisplay", true).With("id", at);
}
