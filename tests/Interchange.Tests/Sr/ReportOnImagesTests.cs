using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Reports on images whose headers are given along.</summary>
public class ReportOnImagesTests
{
    // Coordinates and spacings as pydicom reads them; the number that was written, and the frame.
    private const string Script = """
        import sys, math, pydicom
        report, image = pydicom.dcmread(sys.argv[1]), pydicom.dcmread(sys.argv[2])
        rows, columns = [float(s) for s in image.PixelSpacing]
        def walk(item):
            yield item
            for below in item.get('ContentSequence', []):
                yield from walk(below)
        for item in walk(report):
            if item.get('ValueType') == 'NUM':
                region = [below for below in item.ContentSequence if below.get('ValueType') == 'SCOORD'][0]
                x1, y1, x2, y2 = region.GraphicData
                picture = region.ContentSequence[0].ReferencedSOPSequence[0]
                print(float(item.MeasuredValueSequence[0].NumericValue), math.hypot((x2 - x1) * columns, (y2 - y1) * rows), picture.get('ReferencedFrameNumber', 'none'))
        """;

    [Fact]
    public void On_oblique_pixels_that_are_not_square_coordinates_and_spacings_give_the_number_that_is_written()
    {
        var (grid, header) = (Images.Oblique(64, 48, 3), Images.Single(Images.Oblique(64, 48, 3), 1));
        grid.RowSpacing.ShouldNotBe(grid.ColumnSpacing);
        var plane = new ImagePlane(grid.Columns, grid.Rows, grid.ColumnSpacing, grid.RowSpacing, CalibrationSource.PixelSpacing);
        var mark = MarkMeasurement.Measure(new DrawnMark(MarkKind.Length, header.GetUid(DicomTag.SOPInstanceUID)!.Value, 1, [new(10.5, 3.25), new(40, 31.125)]), plane);
        var written = StructuredReport.Write(Of(header, [mark]), SourceImages.Of([header]));
        var said = Judged(written.Result, header);
        Number(said, 0).ShouldBe(Number(said, 1), 1e-6);
        said[2].ShouldBe("none");
        Judge.Dciodvfy(written.Result).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_mark_on_a_frame_of_several_names_its_frame()
    {
        var header = Images.MultiFrame(Images.Axial(16, 16, 4)).Header;
        header.AddOrUpdate(DicomTag.PixelSpacing, 0.9, 0.7);
        var plane = new ImagePlane(16, 16, 0.7, 0.9, CalibrationSource.PixelSpacing);
        var mark = MarkMeasurement.Measure(new DrawnMark(MarkKind.Length, header.GetUid(DicomTag.SOPInstanceUID)!.Value, 3, [new(1, 1), new(9, 7)]), plane);
        var report = StructuredReport.Write(Of(header, [mark]), SourceImages.Of([header])).Result;
        Judged(report, header)[2].ShouldBe("3");
        StructuredReport.Read(report).Collection!.ImageAnnotations[0].Markups[0].ShouldBeOfType<TwoDimensionMultiPoint>().ReferencedFrameNumber.ShouldBe(3);
        NodeJudge.Hydrate(report)[0].GetProperty("frame").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Patient_and_study_are_those_of_the_images_in_UTF8()
    {
        var header = Images.Single(Images.Axial(16, 16, 2), 0).AddOrUpdate(DicomTag.PatientName, "Müller^Zoë").AddOrUpdate(DicomTag.PatientID, "P-7").AddOrUpdate(DicomTag.StudyID, "S1");
        var collection = Marked.Collection(Marked.Length());
        var written = StructuredReport.Write(collection, SourceImages.Of([header]));
        written.Losses.Select(l => l.Path).ShouldContain("/ImageAnnotationCollection/person");
        var said = Judge.Pydicom("import sys, pydicom; d = pydicom.dcmread(sys.argv[1]); print(d.SpecificCharacterSet, d.PatientName, d.PatientID)", Temporary(written.Result, out var file));
        file.Dispose();
        said.Trim().ShouldBe("ISO_IR 192 Müller^Zoë P-7");
    }

    [Fact]
    public void Names_of_any_script_are_valid_and_come_back()
    {
        var annotation = Marked.One(
            100, "病変 очаг 𝕏", [new TwoDimensionPolyline(Marked.U(110), 1, Marked.Slice(1), [new(1, 1), new(9, 1), new(9, 9)])],
            [(Marked.Number(Marked.U(120), 32, UcumUnit.SquareMillimetre, Codes.Area), Marked.U(110))]);
        var report = StructuredReport.Write(Marked.Collection(annotation)).Result;
        Judge.Dciodvfy(report).Errors.ShouldBeEmpty();
        NodeJudge.Hydrate(report).Count.ShouldBe(1);
        StructuredReport.Read(report).Collection!.ImageAnnotations[0].Name.ShouldBe("病変 очаг 𝕏");
    }

    [Fact]
    public void Regions_in_the_patient_make_the_report_one_for_3D()
    {
        var annotation = new ImageAnnotation(
            Marked.U(100), [Codes.Lesion], Marked.Morning, "In the patient",
            markups: [new ThreeDimensionPolygon(Marked.U(101), 1, Marked.U(9), [new(0, 0, 5), new(10, 0, 5), new(10, 10, 5)])], imageReferences: [Marked.Slices(Marked.U(102), Marked.CT, 1)]);
        var report = StructuredReport.Write(Marked.Collection(annotation)).Result;
        report.GetUid(DicomTag.SOPClassUID).ShouldBe(StructuredReport.Comprehensive3DSr);
        Judge.Dciodvfy(report).Errors.ShouldBeEmpty();
    }

    private static ImageAnnotationCollection Of(DicomDataset header, IEnumerable<MeasuredMark> marks)
    {
        var next = 500;
        var parts = AimMarks.Of(marks, () => Marked.U(next++));
        var study = new ImageStudy(header.GetUid(DicomTag.StudyInstanceUID)!.Value, new ImageSeries(
            header.GetUid(DicomTag.SeriesInstanceUID)!.Value, new("CT", "DCM", "Computed Tomography"),
            [new Image(header.GetUid(DicomTag.SOPClassUID)!.Value, header.GetUid(DicomTag.SOPInstanceUID)!.Value)]));
        var annotation = new ImageAnnotation(
            Marked.U(400), [Codes.Lesion], Marked.Morning, "Lesion", calculations: parts.Calculations, markups: parts.Markups, statements: parts.Statements,
            imageReferences: [new DicomImageReferenceEntity(Marked.U(401), study)]);
        return new(Marked.U(1), study.InstanceUid, Marked.U(2), Marked.Morning, [annotation], user: new User("quiet-fox", "quiet-fox"));
    }

    private static string[] Judged(DicomDataset report, DicomDataset image)
    {
        using var written = new TemporaryFile(report);
        using var source = new TemporaryFile(image);
        return Judge.Pydicom(Script, written.Path, source.Path).Split(' ', StringSplitOptions.TrimEntries);
    }

    private static double Number(string[] said, int index) => double.Parse(said[index], CultureInfo.InvariantCulture);

    private static string Temporary(DicomDataset dataset, out TemporaryFile file)
    {
        file = new TemporaryFile(dataset);
        return file.Path;
    }
}
