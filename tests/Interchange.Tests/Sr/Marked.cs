using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Annotations made in code, one for each kind of mark.</summary>
internal static class Marked
{
    public static readonly AimDateTime Morning = new(new DateTimeOffset(2026, 1, 2, 10, 15, 0, TimeSpan.Zero));
    public static readonly Uid Study = new("1.2.826.0.1.3680043.10.511.1");
    public static readonly Uid Series = new("1.2.826.0.1.3680043.10.511.2");
    public static readonly Uid CT = new("1.2.840.10008.5.1.4.1.1.2");

    public static Uid U(int n) => new($"2.25.{10000 + n}");

    public static Uid Slice(int n) => new($"1.2.826.0.1.3680043.10.511.3.{n}");

    public static DicomImageReferenceEntity Slices(Uid uid, Uid sopClass, params int[] slices) => new(uid, new ImageStudy(
        Study, new ImageSeries(Series, new("CT", "DCM", "Computed Tomography"), slices.Select(s => new Image(sopClass, Slice(s)))), new DateOnly(2026, 1, 1), new TimeOnly(10, 15)));

    public static CalculationEntity Number(Uid uid, double value, UcumUnit unit, params CodedConcept[] concepts)
    {
        var words = string.Join(", ", concepts.Select(c => c.Meaning));
        return new(uid, concepts, words, [new CompactCalculationResult(new Quantity(value, unit), words)]);
    }

    public static AnnotationStatement Tie(CalculationEntity calculation, Uid markup) =>
        new(StatementKind.CalculationEntityReferencesMarkupEntity, calculation.UniqueIdentifier, markup);

    /// <summary>One annotation with one mark and its numbers.</summary>
    public static ImageAnnotation One(int n, string name, MarkupEntity[] markups, (CalculationEntity Calculation, Uid Markup)[] numbers) => new(
        U(n), [Codes.Lesion], Morning, name, trackingUniqueIdentifier: U(n + 1),
        physicalEntities: [new ImagingPhysicalEntity(U(n + 2), new CodedAnswer(new CodedConcept("10200004", "SCT", "Liver")))],
        calculations: numbers.Select(c => c.Calculation), markups: markups, statements: numbers.Select(c => Tie(c.Calculation, c.Markup)),
        imageReferences: [Slices(U(n + 3), CT, [.. markups.OfType<TwoDimensionGeometricShapeEntity>().Select(m => int.Parse(m.ImageReferenceUid!.Value.Value.Split('.')[^1])).Distinct()])]);

    public static ImageAnnotation Length() => One(
        100, "Lesion 1", [new TwoDimensionMultiPoint(U(110), 1, Slice(1), [new(100.5, 120.5), new(125.5, 139.25)])],
        [(Number(U(120), 31.25, UcumUnit.Millimetre, Codes.Length), U(110))]);

    public static ImageAnnotation Axes() => One(
        200, "Lesion 2",
        [
            new TwoDimensionMultiPoint(U(210), 1, Slice(1), [new(100.5, 120.5), new(125.5, 139.25)]),
            new TwoDimensionMultiPoint(U(211), 2, Slice(1), [new(120.5, 110.5), new(111.125, 123)]),
        ],
        [(Number(U(220), 31.25, UcumUnit.Millimetre, Codes.LongAxis), U(210)), (Number(U(221), 15.625, UcumUnit.Millimetre, Codes.ShortAxis), U(211))]);

    public static ImageAnnotation Ellipse() => One(
        300, "Lesion 3", [new TwoDimensionEllipse(U(310), 1, Slice(2), [new(60, 80), new(100, 80), new(80, 70), new(80, 90)])],
        [
            (Number(U(320), 42.1, UcumUnit.Hounsfield, Codes.AttenuationCoefficient, Codes.Mean), U(310)),
            (Number(U(321), 628.3185307179587, UcumUnit.SquareMillimetre, Codes.Area), U(310)),
            (Number(U(322), 1.0 / 3, UcumUnit.Hounsfield, Codes.AttenuationCoefficient, Codes.StandardDeviation), U(310)),
        ]);

    public static ImageAnnotation Circle() => One(
        400, "Lesion 4", [new TwoDimensionCircle(U(410), 1, Slice(2), [new(60, 80), new(65, 80)])],
        [(Number(U(420), 78.53981633974483, UcumUnit.SquareMillimetre, Codes.Area), U(410))]);

    public static ImageAnnotation Contour() => One(
        500, "Lesion 5", [new TwoDimensionPolyline(U(510), 1, Slice(2), [new(10, 10), new(20, 10), new(20, 20), new(10, 20)])],
        [(Number(U(520), 100, UcumUnit.SquareMillimetre, Codes.Area), U(510))]);

    public static ImageAnnotationCollection Collection(params ImageAnnotation[] annotations) => new(
        U(1), Study, U(2), Morning, annotations, description: "Crowd reading, protocol 3", user: new User("quiet-fox", "quiet-fox", "reader", 7),
        equipment: new Equipment("CrowdAnnotate", "CrowdAnnotate", "1", "0.1.0"), person: new Person("CASE-001", "CASE-001", new DateOnly(1960, 1, 1), "M"));

    public static ImageAnnotationCollection Five() => Collection(Length(), Axes(), Ellipse(), Circle(), Contour());
}
