using System.Xml;
using System.Xml.Schema;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement.Tests;

public class AimMarksTests
{
    private static readonly DrawnMark[] Drawn =
    [
        new(MarkKind.Bidirectional, Sample.ImageUid(3), 1, [new(10, 12), new(20, 12), new(15, 10), new(15, 14)]),
        .. Enumerable.Range(2, 3).Select(z => new DrawnMark(MarkKind.Contour, Sample.ImageUid(z), 1, Sample.Rectangle)),
    ];

    [Fact]
    public void A_finding_drawn_measured_and_written_comes_back_as_the_same_marks_and_numbers()
    {
        var read = AimXml.Read(AimXml.Write(Collection())).Collection!.ImageAnnotations[0];
        var (marks, remarks) = MarksOfAnnotation.Of(read);
        remarks.ShouldBeEmpty();

        // The axes come back exchanged, for 4 rows of 2 mm are longer than 10 columns of 0.5 mm.
        marks.ShouldBe([Drawn[0] with { Points = [new(15, 10), new(15, 14), new(10, 12), new(20, 12)] }, .. Drawn[1..]]);
        Number(read, Codes.LongAxis).ShouldBe([8]);
        Number(read, Codes.ShortAxis).ShouldBe([5]);
        Number(read, Codes.Area).ShouldBe([40, 40, 40]);
        Number(read, Codes.Volume).ShouldBe([360]);
        AnswerPlacement.Of(read).Count.ShouldBe(3);
    }

    [Fact]
    public void Each_number_points_to_its_shape_and_the_volume_to_every_outline()
    {
        var annotation = Collection().ImageAnnotations[0];
        var byCalculation = annotation.Statements.ToLookup(s => s.Subject, s => s.Object);
        annotation.Calculations.ShouldAllBe(c => byCalculation[c.UniqueIdentifier].Any());
        var volume = annotation.Calculations.Single(c => c.TypeCodes[0] == Codes.Volume);
        byCalculation[volume.UniqueIdentifier].ShouldBe(annotation.Markups.OfType<TwoDimensionPolyline>().Select(m => m.UniqueIdentifier));
        var mean = annotation.Calculations.First(c => c.TypeCodes.Contains(Codes.Mean));
        mean.TypeCodes.ShouldBe([Codes.AttenuationCoefficient, Codes.Mean]);
        annotation.Markups.OfType<TwoDimensionPolyline>().Select(m => m.UniqueIdentifier).ShouldContain(byCalculation[mean.UniqueIdentifier].Single());
    }

    [Fact]
    public void The_document_is_valid_by_the_schema()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CrowdAnnotate.sln")))
        {
            root = root.Parent;
        }

        var schema = Path.Combine(root?.FullName ?? "", "..", "shared", "data", "aim", "xsd", "AIM_v4.2_rv2_XML.xsd");
        Assert.SkipUnless(File.Exists(schema), "the AIM schema is not on this machine.");
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, schema);
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = set };
        using var reader = XmlReader.Create(new StringReader(AimXml.Write(Collection())), settings);
        var elements = 0;
        while (reader.Read())
        {
            elements += reader.NodeType == XmlNodeType.Element ? 1 : 0;
        }

        elements.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_refused_mark_does_not_become_AIM() =>
        Should.Throw<ArgumentException>(() => AimMarks.Of([MarkMeasurement.Measure(Sample.Mark(MarkKind.Length, new ImagePoint(1, 1)), Sample.Plane)], () => new("1.2")));

    [Fact]
    public void A_line_without_measured_axis_is_a_length_and_several_points_are_no_mark()
    {
        var next = 0;
        Uid Next() => new($"2.25.{++next}");
        var annotation = new ImageAnnotation(
            Next(), [Codes.Lesion], new AimDateTime(DateTimeOffset.UnixEpoch), "L",
            markups:
            [
                new TwoDimensionMultiPoint(Next(), 1, Sample.ImageUid(1), [new(1, 1), new(2, 2)]),
                new TwoDimensionMultiPoint(Next(), 2, Sample.ImageUid(1), [new(1, 1), new(2, 2), new(3, 3)]),
                new TwoDimensionPolyline(Next(), 3, Sample.ImageUid(1), Sample.Rectangle, null),
            ],
            imageReferences: [References(Next())]);
        var (marks, remarks) = MarksOfAnnotation.Of(annotation);
        marks.Select(m => m.Kind).ShouldBe([MarkKind.Length, MarkKind.Contour]);
        remarks.ShouldHaveSingleItem().Where.ShouldBe("markupEntityCollection/MarkupEntity[2]");
    }

    private static ImageAnnotationCollection Collection()
    {
        var next = 0;
        Uid Next() => new($"2.25.{++next}");
        var (grid, volume, template) = (Sample.Grid, Sample.Ramp(), BuiltInTemplates.LesionSurvey);
        var slice = Enumerable.Range(0, grid.Slices).ToDictionary(Sample.ImageUid);
        TemplateAnswer[] given =
        [
            new("site", new("RID58", "RadLex", "liver")), new("margin", new("RID5709", "RadLex", "indistinct")),
            new("malignancy", new("904", "99LIDCQIICR", "moderately suspicious"), 0.6),
        ];
        TemplateCheck.Check(template, given, [.. Drawn.Select(m => m.Kind)]).ShouldBeEmpty();
        var marks = Drawn.Select(m => MarkMeasurement.Measure(m, grid.PlaneOf(slice[m.Image]), new(volume, slice[m.Image]))).ToList();
        var roi = RoiFromMarks.Build([.. marks.Select(m => new PlacedMark(m.Mark, slice[m.Mark.Image]))], grid).Roi!;
        var ofTheFinding = new MeasuredQuantity(Codes.Volume, null, RoiMeasurement.Volume(roi), grid.PlaneOf(0));
        var (aim, answers) = (AimMarks.Of(marks, Next, [ofTheFinding]), AnswerPlacement.Place(template, given, Next));
        var annotation = new ImageAnnotation(
            Next(), [Codes.Lesion], new AimDateTime(DateTimeOffset.UnixEpoch), "Lesion 1", templateUid: template.Uid, trackingUniqueIdentifier: Next(),
            physicalEntities: answers.PhysicalEntities, calculations: aim.Calculations, inferences: answers.Inferences,
            observations: [new(Next(), new CodedAnswer(Codes.Lesion), true, answers.Characteristics)],
            markups: aim.Markups, statements: aim.Statements, imageReferences: [References(Next())]);
        return new(Next(), new("1.2"), Next(), new AimDateTime(DateTimeOffset.UnixEpoch), [annotation], user: new User("Reader 7", "reader7"));
    }

    private static DicomImageReferenceEntity References(Uid uid) => new(uid, new ImageStudy(
        new("1.2"),
        new ImageSeries(
            new("1.2.3"), new("CT", "DCM", "Computed Tomography"),
            Enumerable.Range(0, Sample.Grid.Slices).Select(z => new Image(new("1.2.840.10008.5.1.4.1.1.2"), Sample.ImageUid(z))))));

    private static IEnumerable<double> Number(ImageAnnotation annotation, CodedConcept concept) =>
        annotation.Calculations.Where(c => c.TypeCodes[0] == concept).Select(c => c.Results.Single().Scalar!.Value.Value);
}
