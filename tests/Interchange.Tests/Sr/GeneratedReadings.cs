using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Documents of all that a report can hold, generated.</summary>
internal static class GeneratedReadings
{
    private static readonly UcumUnit[] Units = [UcumUnit.Millimetre, UcumUnit.SquareMillimetre, UcumUnit.Hounsfield, UcumUnit.One, new("{SUVbw}g/ml")];

    // Letters of several scripts and beyond the basic plane; no blanks at the ends, which DICOM does not keep.
    private static readonly Gen<string> Text = Gen.Char["abcXYZ éß漢字кДαمש-,.()"].Array[1, 20].Select(c => (new string(c) + "𝕏").Trim());

    private static readonly Gen<CodedConcept> Code = Gen.Select(
        Gen.OneOf("RID", "C", "verylongcodevaluewithmorethansixteen"), Gen.Int[1, 999], Gen.OneOf("SCT", "RadLex", "99LIDCQIICR"), Text,
        (stem, n, scheme, meaning) => new CodedConcept($"{stem}{n}", scheme, meaning));

    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Double[-1e6, 1e6], Gen.Double[-1e-7, 1e-7], Gen.OneOf<double>(0, 1.0 / 3, -1.0 / 3, Math.PI * 1e200, double.Epsilon, double.MaxValue, 123456789.123456789));

    // Coordinates that single precision holds.
    private static readonly Gen<ImagePoint> Point = Gen.Select(Gen.Int[0, 4096], Gen.Int[0, 4096], (x, y) => new ImagePoint(x / 8.0, y / 8.0));

    private static readonly Gen<PatientPoint> Place =
        Gen.Select(Gen.Int[-4096, 4096], Gen.Int[-4096, 4096], Gen.Int[-4096, 4096], (x, y, z) => new PatientPoint(x / 8.0, y / 8.0, z / 8.0));

    private static readonly Uid Frame = new("1.2.826.0.1.3680043.10.511.9");

    public static readonly Gen<ImageAnnotationCollection> Collection = Gen.Select(
        Annotation().Array[1, 4], Text.Null(), Text.Null(), Gen.Int[0, 9999].Nullable(), Text, Gen.Int[0, 3],
        (make, description, role, number, name, parts) =>
        {
            var next = 0;
            Uid Next() => new($"2.25.{100000 + next++}");
            return new ImageAnnotationCollection(
                Next(), Marked.Study, Next(), Marked.Morning, make.Select(m => m(Next)).ToList(), parts > 1 ? "A123" : null, description,
                parts > 0 ? new User(name, name + " login", role, number) : null,
                parts > 1 ? new Equipment(name, parts > 2 ? name : null, null, "1.0") : null,
                parts > 0 ? new Person(name, "P1", parts > 2 ? new DateOnly(1970, 2, 28) : null, parts > 1 ? "F" : null, parts > 2 ? "group" : null, parts > 2 ? "source" : null) : null);
        });

    private delegate MarkupEntity MakeShape(Uid uid, int number, Uid image, int? frame);

    private static Gen<MakeShape> Shape() => Gen.OneOf(
        Point.Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionPoint(u, n, i, [p], f))),
        Point.Array[1, 5].Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionMultiPoint(u, n, i, p, f))),
        Point.Array[2, 2].Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionMultiPoint(u, n, i, p, f))),
        Point.Array[3, 30].Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionPolyline(u, n, i, p, f))),
        Point.Array[2, 2].Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionCircle(u, n, i, p, f))),
        Point.Array[4, 4].Select(p => (MakeShape)((u, n, i, f) => new TwoDimensionEllipse(u, n, i, p, f))),
        Place.Array[1, 1].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionPoint(u, n, Frame, p))),
        Place.Array[1, 4].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionMultiPoint(u, n, Frame, p))),
        Place.Array[2, 4].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionPolyline(u, n, Frame, p))),
        Place.Array[4, 9].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionPolygon(u, n, Frame, p))),
        Place.Array[4, 4].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionEllipse(u, n, Frame, p))),
        Place.Array[6, 6].Select(p => (MakeShape)((u, n, _, _) => new ThreeDimensionEllipsoid(u, n, Frame, p))));

    private static Gen<Func<Uid, CalculationEntity>> Calculation() => Gen.Select(
        Gen.OneOf(Gen.OneOf(Codes.LongAxis, Codes.ShortAxis, Codes.Length, Codes.Area), Code), Code.Array[0, 2], Value, Gen.OneOf(Units), Text.Null(), Gen.Int[0, 2],
        (concept, derivations, value, unit, words, kind) => (Func<Uid, CalculationEntity>)(uid =>
        {
            CodedConcept[] types = [concept, .. derivations];
            var description = words ?? string.Join(", ", types.Select(t => t.Meaning));
            return new CalculationEntity(
                uid, types, description, kind == 0 ? [] : [new CompactCalculationResult(new Quantity(value, unit), description)],
                algorithm: kind < 2 ? null : new Algorithm("measure " + description, [concept], version: words, parameters:
                    [new AlgorithmParameter("calibration", "Pixel=Spacing", new("C45253", "NCI", "String")), new AlgorithmParameter("spacing", "0.5", Codes.Double)]));
        }));

    private static Gen<CodedAnswer> Answer(bool asked) =>
        Gen.Select(Code, Code, Text.Null(), (answer, question, comment) => new CodedAnswer([answer], asked ? [question] : [], comment: comment));

    private static Gen<Func<Func<Uid>, ImageAnnotation>> Annotation() => Gen.Select(
        Gen.Select(Code.Array[1, 3], Text, Text.Null(), Gen.Bool),
        Gen.Select(Gen.Select(Code.Array[1, 3], Gen.Bool.Nullable(), Answer(true).Array[0, 2]).Array[0, 2], Gen.Select(Answer(false), Gen.Bool.Nullable(), Answer(true).Array[0, 3]).Array[0, 2]),
        Gen.Select(Shape(), Gen.Int[1, 5], Gen.Bool).Array[0, 6], Gen.Select(Calculation(), Gen.Int[0, 7], Gen.Bool).Array[0, 6], Gen.Int[0, 2],
        (head, answers, shapes, numbers, segments) => (Func<Func<Uid>, ImageAnnotation>)(next => Make(head, answers, shapes, numbers, segments, next)));

    private static ImageAnnotation Make(
        (CodedConcept[] Types, string Name, string? Comment, bool IsTracked) head,
        ((CodedConcept[] Codes, bool? IsPresent, CodedAnswer[] Characteristics)[] Sites, (CodedAnswer Answer, bool? IsPresent, CodedAnswer[] Characteristics)[] Observations) answers,
        (MakeShape Make, int Slice, bool IsMultiFrame)[] shapes, (Func<Uid, CalculationEntity> Make, int On, bool OnMore)[] numbers, int segments, Func<Uid> next)
    {
        var markups = shapes.Select((s, i) => s.Make(next(), i + 1, s.IsMultiFrame ? Marked.Slice(90) : Marked.Slice(s.Slice), s.IsMultiFrame ? s.Slice : 1)).ToList();
        var regions = Enumerable.Range(1, segments).Select(n => new DicomSegmentationEntity(
            next(), new("1.2.840.10008.5.1.4.1.1.66.4"), new("1.2.826.0.1.3680043.10.511.4.1"), Marked.Slice(n), n, Marked.Study, new("1.2.826.0.1.3680043.10.511.4"))).ToList();
        var (calculations, statements) = (new List<CalculationEntity>(), new List<AnnotationStatement>());
        foreach (var (make, on, onMore) in numbers)
        {
            calculations.Add(make(next()));
            var uid = calculations[^1].UniqueIdentifier;
            statements.AddRange(markups.Where((_, i) => i == on || (onMore && i == on + 1))
                .Select(m => new AnnotationStatement(StatementKind.CalculationEntityReferencesMarkupEntity, uid, m.UniqueIdentifier)));
            statements.AddRange(regions.Where((_, i) => i == on).Select(r => new AnnotationStatement(StatementKind.CalculationEntityReferencesSegmentationEntity, uid, r.UniqueIdentifier)));
        }

        DicomImageReferenceEntity several = new(next(), new ImageStudy(new("1.2.826.0.1.3680043.10.511.7"), new ImageSeries(
            new("1.2.826.0.1.3680043.10.511.8"), new("MR", "DCM", "Magnetic Resonance"), [new Image(new("1.2.840.10008.5.1.4.1.1.4.1"), Marked.Slice(90))])));
        return new ImageAnnotation(
            next(), head.Types, Marked.Morning, head.Name, head.Comment, trackingUniqueIdentifier: head.IsTracked ? next() : null,
            physicalEntities: answers.Sites.Select(s => new ImagingPhysicalEntity(
                next(), new CodedAnswer(s.Codes), s.IsPresent, s.Characteristics.Select(c => new ImagingPhysicalEntityCharacteristic(c)))).ToList(), calculations: calculations,
            observations: answers.Observations.Select(o => new ImagingObservationEntity(next(), o.Answer, o.IsPresent, o.Characteristics.Select(c => new ImagingObservationCharacteristic(c)))).ToList(),
            segmentations: regions, markups: markups, statements: statements,
            imageReferences: [Marked.Slices(next(), Marked.CT, 1, 2, 3, 4, 5), several]);
    }
}
