using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>Annotations for measurements: lesions with their axes, and where asked for an outline.</summary>
internal sealed class MadeAnnotations
{
    private const int PointsOfOutline = 40;
    private static readonly Uid Study = new("1.2.3.1");
    private static readonly Uid Image = new("1.2.3.4.1");
    private static readonly AimDateTime Made = new(new DateTimeOffset(2026, 1, 2, 10, 15, 0, TimeSpan.Zero));
    private int next;

    /// <summary>One document of so many annotations.</summary>
    public static ImageAnnotationCollection Of(int annotations, bool outlined)
    {
        var made = new MadeAnnotations();
        return new(
            made.Next(), Study, made.Next(), Made, Enumerable.Range(1, annotations).Select(i => made.Lesion(i, outlined)), description: "Measured",
            user: new User("quiet-fox", "quiet-fox", "reader"), equipment: new Equipment("CrowdAnnotate"), person: new Person("case-1", "case-1"));
    }

    private Uid Next() => new(FormattableString.Invariant($"2.25.{1_000_000_000_000 + ++next}"));

    private ImageAnnotation Lesion(int number, bool outlined)
    {
        var axes = new List<MarkupEntity>
        {
            new TwoDimensionMultiPoint(Next(), 1, Image, [new(100.5, 120.5), new(140.5, 120.25)]),
            new TwoDimensionMultiPoint(Next(), 2, Image, [new(120.5, 110.5), new(120.5, 130.5)]),
        };
        List<CalculationEntity> numbers = [Length(Codes.LongAxis, 28.125), Length(Codes.ShortAxis, 14.0625)];
        return new ImageAnnotation(
            Next(), [Codes.Lesion], Made, FormattableString.Invariant($"Lesion {number}"), trackingUniqueIdentifier: Next(),
            physicalEntities: [new(Next(), new CodedAnswer(new CodedConcept("10200004", "SCT", "Liver")))],
            calculations: numbers, observations: [new(Next(), new CodedAnswer(Codes.Lesion), true)],
            markups: outlined ? [.. axes, Outline()] : axes,
            statements: numbers.Zip(axes, (n, a) => new AnnotationStatement(StatementKind.CalculationEntityReferencesMarkupEntity, n.UniqueIdentifier, a.UniqueIdentifier)),
            imageReferences: [new DicomImageReferenceEntity(Next(), new ImageStudy(Study, new ImageSeries(
                new("1.2.3.2"), new("CT", "DCM", "Computed Tomography"), [new Image(new("1.2.840.10008.5.1.4.1.1.2"), Image)]), new DateOnly(2026, 1, 1), new TimeOnly(10, 15)))]);
    }

    private CalculationEntity Length(CodedConcept concept, double mm) =>
        new(Next(), [concept], concept.Meaning, [new CompactCalculationResult(new Quantity(mm, UcumUnit.Millimetre), concept.Meaning)]);

    private TwoDimensionPolyline Outline() => new(Next(), 3, Image, Enumerable.Range(0, PointsOfOutline).Select(i => i * 2 * Math.PI / PointsOfOutline)
        .Select(t => new ImagePoint(Math.Round(120 + (20 * Math.Cos(t)), 3), Math.Round(120 + (10 * Math.Sin(t)), 3))));
}
