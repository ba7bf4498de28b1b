using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Dicom.Tests;

public class WritingTests
{
    private static byte[] Source(bool isExplicit = true, bool isBig = false) =>
        new Encoded(isExplicit, isBig).Text(0x00080005, "CS", "ISO_IR 100").Element(0x00081140, "SQ", [], 0xFFFFFFFF).Item()
            .Text(0x00081155, "UI", "1.2.3.77").EndItem().Item().EndItem().EndSequence().Head()
            .Text(0x00281052, "DS", "-1024").Text(0x00281053, "DS", "1.0").Pixels(1, 2, 3, 4, 5, 6)
            .File(isBig ? Syntaxes.Big : isExplicit ? Syntaxes.Explicit : Syntaxes.Implicit);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void What_is_written_reads_again_identically(bool isExplicit, bool isBig)
    {
        var original = Reading.Accepted(Source(isExplicit, isBig)).Dataset;
        var written = DicomWriter.Write(original);
        var again = Reading.Accepted(written);
        Lines(again.Dataset).ShouldBe(Lines(original));
        DicomWriter.Write(again.Dataset).ShouldBe(written);
    }

    [Fact]
    public void The_meta_group_is_made_anew_and_names_this_product()
    {
        var meta = Reading.Accepted(DicomWriter.Write(Reading.Accepted(Source()).Dataset)).FileMetaInfo;
        meta.GetString(DicomTag.MediaStorageSOPInstanceUID).ShouldBe("1.2.3.4");
        meta.GetString(DicomTag.TransferSyntaxUID).ShouldBe(Syntaxes.Explicit);
        meta.GetString(DicomTag.ImplementationClassUID)!.ShouldStartWith("2.25.");
        DicomWriter.ImplementationVersionName.Length.ShouldBeLessThanOrEqualTo(16);
    }

    [Fact]
    public void The_writer_says_where_the_pixels_lie()
    {
        using var target = new MemoryStream();
        var written = DicomWriter.Write(target, Reading.Accepted(Source()).Dataset);
        written.Length.ShouldBe(target.Length);
        target.ToArray().AsSpan((int)written.PixelDataOffset!.Value, 4).ToArray().ShouldBe([1, 0, 2, 0]);
        written.PixelDataLength.ShouldBe(12);
    }

    [Fact]
    public void A_data_set_without_an_instance_UID_is_not_written() =>
        Should.Throw<ArgumentException>(() => DicomWriter.Write(new DicomDataset())).Message.ShouldContain("SOPClassUID");

    [Fact]
    public void Encapsulated_pixels_are_written_in_their_own_transfer_syntax_only()
    {
        var file = Reading.Accepted(new Encoded().Head().Element(0x7FE00010, "OB", [], 0xFFFFFFFF).Item(0).Item(4).Raw(1, 2, 3, 4)
            .EndSequence().File(Syntaxes.JpegLossless));
        var again = Reading.Accepted(DicomWriter.Write(file.Dataset, file.TransferSyntax));
        again.TransferSyntax.ShouldBe(file.TransferSyntax);
        Should.Throw<ArgumentException>(() => DicomWriter.Write(file.Dataset));
    }

    [Fact]
    public void JSON_has_numbers_as_numbers_names_as_groups_and_pixels_by_address()
    {
        var json = DicomJson.Write(Reading.Accepted(Source()).Dataset, _ => "/frames");
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        root.GetProperty("00281052").GetProperty("Value")[0].GetDouble().ShouldBe(-1024);
        root.GetProperty("00281053").GetProperty("Value")[0].GetRawText().ShouldBe("1.0");
        root.GetProperty("00280010").GetProperty("Value")[0].GetInt32().ShouldBe(2);
        root.GetProperty("00100010").GetProperty("Value")[0].GetProperty("Alphabetic").GetString().ShouldBe("Doe^Jane");
        root.GetProperty("7FE00010").GetProperty("BulkDataURI").GetString().ShouldBe("/frames");
        root.GetProperty("7FE00010").TryGetProperty("InlineBinary", out _).ShouldBeFalse();
        root.GetProperty("00080005").GetProperty("Value")[0].GetString().ShouldBe("ISO_IR 192");
        root.TryGetProperty("00020010", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("+1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.", "1")]
    [InlineData("1.E3", "1000")]
    [InlineData("-1E-3", "-1E-3")]
    public void Decimal_strings_outside_JSONs_grammar_become_numbers(string text, string number)
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SliceThickness, text);
        using var document = JsonDocument.Parse(DicomJson.Write(dataset, _ => null));
        document.RootElement.GetProperty("00180050").GetProperty("Value")[0].GetRawText().ShouldBe(number);
    }

    [Fact]
    public void JSON_reads_back_to_the_same_JSON_with_text_of_any_script()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.PatientName, "Wang^XiaoDong=王^小东").AddOrUpdate(DicomTag.PixelSpacing, 0.75, 1.0 / 3)
            .AddOrUpdate(DicomTag.Rows, 512).AddOrUpdate(DicomTag.StudyDate, Array.Empty<string>())
            .AddOrUpdate(new DicomElement(DicomTag.LUTData, DicomVR.OW, new byte[] { 1, 2 }))
            .AddOrUpdate(DicomTag.ProcedureCodeSequence, new DicomDataset().AddOrUpdate(DicomTag.CodeValue, "T-1"), new DicomDataset());
        var json = DicomJson.Write(dataset, _ => null);
        DicomJson.Read(json, out var again).ShouldBeNull();
        again.GetString(DicomTag.PatientName).ShouldBe("Wang^XiaoDong=王^小东");
        Encoding.UTF8.GetString(DicomJson.Write(again, _ => null)).ShouldBe(Encoding.UTF8.GetString(json));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"0028001\":{\"vr\":\"US\"}}")]
    [InlineData("{\"00280010\":{\"vr\":\"QQ\"}}")]
    [InlineData("{\"00280010\":{\"vr\":\"US\",\"Value\":[70000]}}")]
    [InlineData("{\"00280010\":{\"vr\":\"US\",\"Value\":[\"x\"]}}")]
    [InlineData("{\"00280010\":{\"vr\":\"OB\",\"InlineBinary\":\"*\"}}")]
    [InlineData("{\"00280010\":{\"vr\":\"US\",\"Value\":7}}")]
    [InlineData("{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":3}]}}")]
    [InlineData("{")]
    public void JSON_that_is_no_data_set_is_refused(string json) =>
        DicomJson.Read(Encoding.UTF8.GetBytes(json), out _).ShouldNotBeNull().Reason.ShouldNotBeEmpty();

    internal static List<string> Lines(DicomDataset dataset, string indent = "") =>
        [.. dataset.Items.SelectMany(item => item switch
        {
            DicomElement e => [$"{indent}{e.Tag} {e.VR} {Convert.ToHexString(e.Value.Span)}"],
            DicomPixelData p => [$"{indent}{p.Tag} {p.VR} {Convert.ToHexString(p.IsBigEndian ? ByteOrder.Swapped(p.Value.Span, 2) : p.Value.Span)}"],
            DicomSequence s => s.Items.SelectMany((d, i) => Lines(d, $"{indent}{s.Tag}[{i}] ").Prepend($"{indent}{s.Tag}[{i}]")),
            _ => throw new InvalidOperationException(),
        })];
}
