using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Documents made in code.</summary>
internal static class SampleAnnotations
{
    public static readonly CodedConcept Computed = new("CT", "DCM", "Computed Tomography");
    public static readonly AimDateTime Morning = new(new DateTimeOffset(2026, 1, 2, 10, 15, 0, TimeSpan.Zero));

    public static Uid U(int n) => new($"2.25.{1000 + n}");

    public static Uid ImageUid(int n) => new($"1.2.826.0.1.3680043.10.511.3.{n}");

    public static DicomImageReferenceEntity Images(int uid, int count, Uid? series = null) => new(
        U(uid),
        new ImageStudy(
            new("1.2.826.0.1.3680043.10.511.1"),
            new ImageSeries(
                series ?? new("1.2.826.0.1.3680043.10.511.2"), Computed,
                Enumerable.Range(1, count).Select(i => new Image(new("1.2.840.10008.5.1.4.1.1.2"), ImageUid(i)))),
            new DateOnly(2026, 1, 1), new TimeOnly(10, 15)));

    public static CalculationEntity Axis(int uid, CodedConcept concept, double mm) =>
        new(U(uid), [concept], concept.Meaning, [new CompactCalculationResult(new Quantity(mm, UcumUnit.Millimetre), concept.Meaning)]);

    public static CodedAnswer Answered(CodedConcept answer, CodedConcept question, double? confidence = null) =>
        new([answer], [question], confidence, question.Meaning);

    /// <summary>One finding: two axes, three contours, a site and two characteristics.</summary>
    public static ImageAnnotation Finding(string name = "Lesion 1", string? comment = null) => new(
        U(1), [Codes.Lesion], Morning, name, comment, templateUid: U(90), trackingUniqueIdentifier: U(91),
        physicalEntities: [new(U(2), Answered(new("RID58", "RadLex", "liver"), new("363698007", "SCT", "Finding site")), true)],
        calculations: [Axis(3, Codes.LongAxis, 31.25), Axis(4, Codes.ShortAxis, 1.0 / 3)],
        observations:
        [
            new(U(5), new CodedAnswer(Codes.Lesion), true,
            [
                new(Answered(new("RID5707", "RadLex", "circumscribed"), new("C25563", "NCIt", "Margin"))),
                new(Answered(new("904", "99LIDCQIICR", "moderately suspicious"), new("RID36042", "RadLex", "Malignancy"), 0.6)),
            ]),
        ],
        markups:
        [
            new TwoDimensionMultiPoint(U(6), 1, ImageUid(2), [new(100.5, 120.5), new(140.5, 120.25)]),
            new TwoDimensionMultiPoint(U(7), 2, ImageUid(2), [new(120.5, 110.5), new(120.5, 130.5)]),
            .. Enumerable.Range(1, 3).Select(i => new TwoDimensionPolyline(U(10 + i), 2 + i, ImageUid(i), [new(100, 110), new(141, 112.125), new(120, 131)])),
        ],
        statements:
        [
            new(StatementKind.CalculationEntityReferencesMarkupEntity, U(3), U(6)),
            new(StatementKind.CalculationEntityReferencesMarkupEntity, U(4), U(7)),
        ],
        imageReferences: [Images(20, 3)]);

    public static ImageAnnotationCollection Collection(params ImageAnnotation[] annotations) => new(
        U(100), new("1.2.826.0.1.3680043.10.511.1"), U(101), Morning, annotations.Length == 0 ? [Finding()] : annotations,
        description: "A crowd reading", user: new User("Reader 7", "reader7", "Reader", 7),
        equipment: new Equipment("CrowdAnnotate", "CrowdAnnotate", softwareVersion: "0.1.0"),
        person: new Person("CASE-001", "CASE-001", new DateOnly(1960, 1, 1), "M"));

    /// <summary>All that the model can hold, once.</summary>
    public static ImageAnnotationCollection Everything()
    {
        var code = new CodedConcept("c1", "99TEST", "A \"quoted\" <meaning> & é 漢 𝕏");
        var full = new CodedAnswer([code, Codes.Lesion], [code], 0.25, "label", "line 1\nline 2\r\n\ttab", 3);
        var details = new ShapeDetails(false, [code], "l", "d", "c", 4, new LineStyle("red", "0.5", "dashed", "2"), code);
        ImagePoint[] four = [new(0, 0), new(1e-7, 1e22), new(-3.5, 0.1), new(1.0 / 3, Math.PI)];
        var annotation = new ImageAnnotation(
            U(1), [code], Morning, "All", "comment", U(80), U(81), U(82),
            [new AuditTrail(code, Morning, Codes.Lesion, U(83), "why")],
            [new ImagingPhysicalEntity(U(2), full, false)],
            [
                new CalculationEntity(
                    U(3), [Codes.AttenuationCoefficient, Codes.Mean], "mean", [new CompactCalculationResult(new Quantity(-0.1, UcumUnit.Hounsfield), "Mean", code)], [code], "<math/>", 5,
                    new Algorithm("a", [code], U(84), "1", "d", [new AlgorithmParameter("p", "v", code)])),
            ],
            [new InferenceEntity(U(4), full, false, true, "d")],
            [new ImagingObservationEntity(U(5), full, false, [new ImagingObservationCharacteristic(full)])],
            [new DicomSegmentationEntity(U(6), new("1.2.840.10008.5.1.4.1.1.66.4"), U(85), ImageUid(1), 2, U(86), U(87))],
            [
                new TwoDimensionPoint(U(11), 1, ImageUid(1), four[..1], null, details),
                new TwoDimensionMultiPoint(U(12), 2, ImageUid(1), four, 7, details),
                new TwoDimensionPolyline(U(13), 3, ImageUid(1), four),
                new TwoDimensionCircle(U(14), 4, ImageUid(1), four[..2]),
                new TwoDimensionEllipse(U(15), 5, ImageUid(1), four),
            ],
            [new(StatementKind.CalculationEntityReferencesSegmentationEntity, U(3), U(6)), new(StatementKind.ImageAnnotationHasCalculationEntity, U(1), U(3))],
            [
                Images(20, 1),
                new DicomImageReferenceEntity(U(21), new ImageStudy(U(88), new ImageSeries(U(89), Computed, [new Image(U(90), U(91))]), null, new TimeOnly(1, 2, 3, 450), "p", "a")),
            ]);
        return new(U(100), U(101), U(102), Morning, [annotation], "acc", "desc", new User("n", "l", "r", 1), new Equipment("m", "mm", "s", "v"), new Person("n", "i", new DateOnly(2000, 2, 29), "F", "e", "s"));
    }
}
