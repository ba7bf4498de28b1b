using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

public class DicomFileTests
{
    private static readonly short[] Six = [-1000, 0, 1, 40, 2000, -1];

    public static TheoryData<bool, bool, string, bool> Encodings() => new()
    {
        { true, false, Syntaxes.Explicit, false },
        { false, false, Syntaxes.Implicit, false },
        { true, true, Syntaxes.Big, false },
        { true, false, Syntaxes.Deflated, true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_uncompressed_transfer_syntax_gives_the_same_values_and_pixels(bool isExplicit, bool isBig, string syntax, bool deflate)
    {
        var file = Reading.Accepted(new Encoded(isExplicit, isBig).Head().Pixels(Six).File(syntax, deflate));
        file.TransferSyntax.Uid.Value.ShouldBe(syntax);
        file.Dataset.GetString(DicomTag.PatientName).ShouldBe("Doe^Jane");
        file.Dataset.GetStrings(DicomTag.ImageType).ShouldBe(["ORIGINAL", "PRIMARY", "AXIAL"]);
        file.Dataset.GetInt32(DicomTag.Columns).ShouldBe(3);
        DicomFrames.Read(file.Dataset, file.TransferSyntax, 1, out var frame).ShouldBeNull();
        Values(frame).ShouldBe(Six);
    }

    [Theory]
    [InlineData(true, false, "Explicit VR Little Endian")]
    [InlineData(false, false, "Implicit VR Little Endian")]
    [InlineData(true, true, "Explicit VR Big Endian")]
    public void A_bare_data_set_is_recognised_and_noted(bool isExplicit, bool isBig, string name)
    {
        var file = Reading.Accepted(new Encoded(isExplicit, isBig).Head().Pixels(Six).ToArray());
        file.TransferSyntax.Name.ShouldBe(name);
        file.Notes.ShouldContain(n => n.Text.Contains("no meta header"));
    }

    [Fact]
    public void A_meta_header_without_preamble_is_read()
    {
        var file = Reading.Accepted(new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit)[132..]);
        file.FileMetaInfo.GetString(DicomTag.TransferSyntaxUID).ShouldBe(Syntaxes.Explicit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sequences_of_known_and_unknown_length_nest(bool isExplicit)
    {
        var inner = new Encoded(isExplicit).Item().Text(0x00080100, "SH", "T-1").EndItem().ToArray();
        var known = new Encoded(isExplicit).Element(0x00081032, "SQ", inner).ToArray();
        var bytes = new Encoded(isExplicit).Text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11").Text(0x00080018, "UI", "1.2.3.4")
            .Element(0x00081111, "SQ", [], 0xFFFFFFFF).Item().Raw(known).EndItem().Item((uint)known.Length).Raw(known).EndSequence()
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9").File(isExplicit ? Syntaxes.Explicit : Syntaxes.Implicit);
        var dataset = Reading.Accepted(bytes).Dataset;
        var items = dataset.Items.OfType<DicomSequence>().Single(s => s.Tag.Element == 0x1111).Items;
        items.Count.ShouldBe(2);
        items.ShouldAllBe(i => i.GetSequence(DicomTag.ProcedureCodeSequence)[0].GetString(DicomTag.CodeValue) == "T-1");
    }

    [Fact]
    public void Pixel_data_are_a_reference_into_the_source()
    {
        var bytes = new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit);
        var file = Reading.Accepted(bytes);
        file.Dataset.TryGet(DicomTag.PixelData, out var item).ShouldBeTrue();
        var pixels = item.ShouldBeOfType<DicomPixelData>();
        pixels.Offset.ShouldBe(bytes.Length - 12);
        bytes.AsSpan().Overlaps(pixels.Value.Span, out var offset).ShouldBeTrue();
        offset.ShouldBe((int)pixels.Offset);
    }

    [Fact]
    public void Fragments_are_recognised_and_their_frames_refused_by_name()
    {
        var bytes = new Encoded().Head().Element(0x7FE00010, "OB", [], 0xFFFFFFFF).Item(0).Item(4).Raw(1, 2, 3, 4).EndSequence()
            .File(Syntaxes.JpegLossless);
        var file = Reading.Accepted(bytes);
        file.Dataset.TryGet(DicomTag.PixelData, out var item).ShouldBeTrue();
        item.ShouldBeOfType<DicomPixelData>().Fragments.Select(f => f.Read().Length).ShouldBe([0, 4]);
        DicomFrames.Read(file.Dataset, file.TransferSyntax, 1, out _)!.Reason.ShouldContain("JPEG Lossless");
    }

    [Theory]
    [InlineData("ISO_IR 100", "iso-8859-1", "Müller^Jörg")]
    [InlineData("ISO_IR 192", "utf-8", "Müller^Ελένη")]
    [InlineData("", "iso-8859-1", "Müller")]
    [InlineData("GB18030", "gb18030", "王^小东")]
    public void Text_is_decoded_by_its_character_set(string term, string encoding, string name)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var file = Reading.Accepted(new Encoded().Text(0x00080005, "CS", term).Head().Pixels(Six).File(Syntaxes.Explicit));
        file.Dataset.AddOrUpdate(new DicomElement(DicomTag.PatientName, DicomVR.PN, coding.GetBytes(name)));
        file.Dataset.GetString(DicomTag.PatientName).ShouldBe(name);
    }

    [Fact]
    public void An_unknown_character_set_is_read_as_latin_1_and_noted()
    {
        var bytes = new Encoded().Text(0x00080005, "CS", "NO SUCH SET").Head().Pixels(Six).File(Syntaxes.Explicit);
        Reading.Accepted(bytes).Notes.ShouldContain(n => n.Tag == DicomTag.SpecificCharacterSet);
    }

    [Fact]
    public void In_implicit_VR_the_sign_of_the_padding_value_follows_the_pixels()
    {
        var file = Reading.Accepted(new Encoded(isExplicit: false).Head().Element(0x00280120, "SS", BitConverter.GetBytes((short)-2000)).Pixels(Six).File(Syntaxes.Implicit));
        file.Dataset.GetInt32(DicomTag.PixelPaddingValue).ShouldBe(-2000);
    }

    [Fact]
    public void Trailing_bytes_after_the_pixels_are_left_out_and_noted()
    {
        byte[] bytes = [.. new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit), .. "Doe^Jane was here"u8];
        var file = Reading.Accepted(bytes);
        file.Notes.ShouldContain(n => n.Text.Contains("left out"));
        DicomWriter.Write(file.Dataset).AsSpan().IndexOf("was here"u8).ShouldBe(-1);
    }

    private static short[] Values(ReadOnlyMemory<byte> frame) =>
        [.. Enumerable.Range(0, frame.Length / 2).Select(i => BitConverter.ToInt16(frame.Span[(2 * i)..]))];
}
