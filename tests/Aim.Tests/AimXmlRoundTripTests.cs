using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class AimXmlRoundTripTests
{
    [Fact]
    public void What_is_written_is_read_back_equal_and_written_again_identically()
    {
        foreach (var collection in new[] { SampleAnnotations.Collection(), SampleAnnotations.Everything() })
        {
            var first = AimXml.Write(collection);
            var reading = AimXml.Read(first);
            reading.Findings.ShouldBeEmpty();
            reading.IsComplete.ShouldBeTrue();
            reading.Collection.ShouldBe(collection);
            AimXml.Write(reading.Collection!).ShouldBe(first);
        }
    }

    [Fact]
    public void Text_with_line_breaks_tabs_and_letters_beyond_the_first_plane_survives()
    {
        var read = AimXml.Read(AimXml.Write(SampleAnnotations.Everything())).Collection!.ImageAnnotations[0];
        read.PhysicalEntities[0].Answer.Comment.ShouldBe("line 1\nline 2\r\n\ttab");
        read.TypeCodes[0].Meaning.ShouldBe("A \"quoted\" <meaning> & é 漢 𝕏");
    }

    [Fact]
    public void Every_finite_number_survives_bit_by_bit()
    {
        double[] values = [0, -0.0, double.Epsilon, double.MaxValue, 0.1 + 0.2, 1e22, 123456789.12345678];
        var points = values.Select(v => new ImagePoint(v, -v));
        var finding = new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            markups: [new TwoDimensionMultiPoint(SampleAnnotations.U(2), 1, SampleAnnotations.ImageUid(1), points)],
            imageReferences: [SampleAnnotations.Images(3, 1)]);
        var read = (TwoDimensionMultiPoint)AimXml.Read(AimXml.Write(SampleAnnotations.Collection(finding))).Collection!.ImageAnnotations[0].Markups[0];
        read.Points.Select(p => BitConverter.DoubleToInt64Bits(p.X)).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void A_stream_holds_utf8_without_a_byte_order_mark_and_is_left_open()
    {
        using var stream = new MemoryStream();
        AimXml.Write(SampleAnnotations.Collection(), stream);
        stream.CanRead.ShouldBeTrue();
        stream.ToArray()[0].ShouldBe((byte)'<');
        stream.Position = 0;
        AimXml.Read(stream).Collection.ShouldBe(SampleAnnotations.Collection());
        stream.CanRead.ShouldBeTrue();
    }

    [Fact]
    public void Unknown_study_dates_are_written_as_nulls()
    {
        var series = new ImageSeries(SampleAnnotations.U(5), SampleAnnotations.Computed, [new Image(SampleAnnotations.U(6), SampleAnnotations.U(7))]);
        var finding = new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            imageReferences: [new DicomImageReferenceEntity(SampleAnnotations.U(3), new ImageStudy(SampleAnnotations.U(4), series))]);
        var xml = AimXml.Write(SampleAnnotations.Collection(finding));
        xml.ShouldContain("<startDate nullFlavor=\"NI\" />");
        AimXml.Read(xml).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Five_thousand_annotations_and_a_contour_of_ten_thousand_points_come_back_whole()
    {
        var points = Enumerable.Range(0, 10_000).Select(i => new ImagePoint(256 + (200 * Math.Cos(i / 1591.5)), 256 + (200 * Math.Sin(i / 1591.5))));
        var findings = Enumerable.Range(0, 5000).Select(i => new ImageAnnotation(
            SampleAnnotations.U(10_000 + (10 * i)), [Codes.Lesion], SampleAnnotations.Morning, $"Lesion {i}",
            markups: [new TwoDimensionPolyline(SampleAnnotations.U(10_001 + (10 * i)), 1, SampleAnnotations.ImageUid(1), i == 7 ? points : points.Take(12))],
            imageReferences: [SampleAnnotations.Images(10_002 + (10 * i), 1)]));
        var collection = SampleAnnotations.Collection([.. findings]);
        AimXml.Read(AimXml.Write(collection)).Collection.ShouldBe(collection);
    }
}
