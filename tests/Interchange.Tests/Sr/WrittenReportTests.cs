using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Reports as other programs see them.</summary>
public class WrittenReportTests
{
    // Why, docs/interchange.md says.
    private static readonly string[] Explained = ["DICOMDIR - Study ID", "Retired Person Name form", "defined term <99CROWD>"];

    private static readonly DicomDataset Report = StructuredReport.Write(Marked.Five()).Result;

    [Fact]
    public void The_validator_of_dicom3tools_finds_no_error()
    {
        var (errors, warnings) = Judge.Dciodvfy(Report);
        errors.ShouldBeEmpty();
        warnings.Where(w => !Explained.Any(e => w.Contains(e, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Dsrdump_of_dcmtk_prints_every_group()
    {
        Judge.Needs("dsrdump");
        using var file = new TemporaryFile(Report);
        var (code, output, error) = Judge.Run("dsrdump", file.Path);
        code.ShouldBe(0, error);
        output.Split('\n').Count(l => l.Contains("Measurement Group", StringComparison.Ordinal)).ShouldBe(5);
        error.Split('\n').Where(l => l.StartsWith("E:", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_viewer_opens_length_axes_ellipse_circle_and_contour_with_the_same_points_and_numbers()
    {
        var found = NodeJudge.Hydrate(Report);
        found.Count.ShouldBe(5);
        Stat(found, "Length", "length").ShouldBe(31.25, 1e-6);
        Stat(found, "Bidirectional", "length").ShouldBe(31.25, 1e-6);
        Stat(found, "Bidirectional", "width").ShouldBe(15.625, 1e-6);
        Stat(found, "EllipticalROI", "area").ShouldBe(628.3185307179587, 1e-6);
        Stat(found, "CircleROI", "area").ShouldBe(78.53981633974483, 1e-6);
        Stat(found, "PlanarFreehandROI", "area").ShouldBe(100, 1e-6);
        found.ShouldAllBe(m => m.GetProperty("site").GetString() == "Liver" && m.GetProperty("finding").GetString() == "Lesion");

        // The centre of the first pixel, (0.5, 0.5) on the image, is the origin of the plane.
        Points(found, "Length").ShouldBe([100, 120, 125, 138.75], 1e-6);
        Points(found, "Bidirectional").ShouldBe([100, 120, 125, 138.75, 120, 110, 110.625, 122.5], 1e-6);
        Points(found, "EllipticalROI").ShouldBe([59.5, 79.5, 99.5, 79.5, 79.5, 69.5, 79.5, 89.5], 1e-6);
    }

    [Fact]
    public void The_judge_of_the_project_hydrates_all_five()
    {
        var (code, output) = NodeJudge.Shared(Report);
        code.ShouldBe(0, output);
        output.ShouldContain("5 measurements hydrated");
    }

    [Fact]
    public void A_viewer_opens_regions_that_nobody_measured_too_and_they_come_back_without_numbers()
    {
        MarkupEntity[] marks =
        [
            new TwoDimensionEllipse(Marked.U(911), 1, Marked.Slice(2), [new(60, 80), new(100, 80), new(80, 70), new(80, 90)]),
            new TwoDimensionCircle(Marked.U(912), 2, Marked.Slice(2), [new(60, 80), new(65, 80)]),
            new TwoDimensionPolyline(Marked.U(913), 3, Marked.Slice(3), [new(10, 10), new(20, 10), new(20, 20), new(10, 20)]),
        ];
        var document = Marked.Collection(Marked.One(900, "Unmeasured", marks, []));
        var report = StructuredReport.Write(document);
        NodeJudge.Hydrate(report.Result).Select(m => m.GetProperty("tool").GetString()).Order(StringComparer.Ordinal).ShouldBe(["CircleROI", "EllipticalROI", "PlanarFreehandROI"]);
        Judge.Dciodvfy(report.Result).Errors.ShouldBeEmpty();
        var back = StructuredReport.Read(report.Result);
        back.Findings.ShouldBeEmpty();
        back.Collection!.ImageAnnotations[0].Calculations.ShouldBeEmpty();
        back.Collection.ImageAnnotations[0].Markups.ShouldBe(marks);
    }

    [Fact]
    public void A_viewer_opens_angle_and_rectangle_and_the_angle_comes_back_as_one()
    {
        MarkupEntity[] marks =
        [
            new TwoDimensionMultiPoint(Marked.U(961), 1, Marked.Slice(2), [new(20.5, 10.5), new(10.5, 10.5), new(10.5, 20.5)], details: new(label: MarkShapes.Angle)),
            new TwoDimensionPolyline(Marked.U(962), 2, Marked.Slice(2), [new(10, 10), new(20, 10), new(20, 15), new(10, 15)], details: new(label: MarkShapes.Rectangle)),
        ];
        var document = Marked.Collection(Marked.One(920, "Angled", marks,
        [
            (Marked.Number(Marked.U(930), 90, UcumUnit.Degree, Codes.Angle), Marked.U(961)),
            (Marked.Number(Marked.U(931), 50, UcumUnit.SquareMillimetre, Codes.Area), Marked.U(962)),
        ]));
        var report = StructuredReport.Write(document).Result;
        Judge.Dciodvfy(report).Errors.ShouldBeEmpty();
        var back = StructuredReport.Read(report);
        back.Findings.ShouldBeEmpty();
        back.Collection!.ImageAnnotations[0].Markups[0].ShouldBe(marks[0]);
        var found = NodeJudge.Hydrate(report);
        Stat(found, "Angle", "angle").ShouldBe(90, 1e-6);
        Points(found, "Angle").ShouldBe([20, 10, 10, 10, 10, 20], 1e-6);
        Stat(found, "RectangleROI", "area").ShouldBe(50, 1e-6);
    }

    [Fact]
    public void A_probe_with_words_is_written_with_its_number_and_the_words_are_told_as_lost()
    {
        var point = new TwoDimensionPoint(Marked.U(971), 1, Marked.Slice(2), [new(20.5, 10.5)]);
        var words = new TextAnnotationEntity(Marked.U(972), "cyst", connector: point);
        var one = Marked.One(940, "Probed", [point], [(Marked.Number(Marked.U(950), 12, UcumUnit.Hounsfield, Codes.AttenuationCoefficient), Marked.U(971))]);
        var document = Marked.Collection(new ImageAnnotation(
            one.UniqueIdentifier, one.TypeCodes, one.DateTime, one.Name, markups: [words], calculations: one.Calculations, statements: one.Statements, imageReferences: one.DicomImageReferences));
        var report = StructuredReport.Write(document);
        report.Losses.ShouldContain(l => l.Message.Contains("words stand at is kept", StringComparison.Ordinal));
        StructuredReport.Read(report.Result).Collection!.ImageAnnotations[0].Markups.ShouldBe([point]);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        DicomWriter.Write(StructuredReport.Write(Marked.Five()).Result).ShouldBe(DicomWriter.Write(Report));

    private static double Stat(IReadOnlyList<JsonElement> found, string tool, string name) => Of(found, tool).GetProperty("stats").GetProperty(name).GetDouble();

    private static double[] Points(IReadOnlyList<JsonElement> found, string tool) =>
        [.. Of(found, tool).GetProperty("points").EnumerateArray().SelectMany(p => p.EnumerateArray().Take(2).Select(c => c.GetDouble()))];

    private static JsonElement Of(IReadOnlyList<JsonElement> found, string tool) => found.Single(m => m.GetProperty("tool").GetString() == tool);
}
