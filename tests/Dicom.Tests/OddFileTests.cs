using System.IO.Compression;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What archives hold although the standard does not have it, and what only looks like it.</summary>
public class OddFileTests
{
    private const string Report = "1.2.840.10008.5.1.4.1.1.88.11";
    private static readonly short[] Six = [1, 2, 3, 4, 5, 6];

    private static byte[] Plain => new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit);

    private static Encoded Bare(string sopClass = Report) =>
        new Encoded().Text(0x00080016, "UI", sopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9");

    private static byte[] Colour(string photometric, ushort samples, ushort planar = 0) =>
        new Encoded().Text(0x00080016, "UI", Encoded.CT).Text(0x00080018, "UI", "1.2.3.4").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9")
            .US(0x00280002, samples).Text(0x00280004, "CS", photometric).US(0x00280006, planar).US(0x00280010, (ushort)(samples == 1 ? 6 : 2)).US(0x00280011, 1)
            .US(0x00280100, 16).US(0x00280101, 16).US(0x00280102, 15).US(0x00280103, 0).Pixels(Six).File(Syntaxes.Explicit);

    [Theory]
    [InlineData("??")]
    [InlineData("  ")]
    [InlineData("pn")]
    [InlineData("\0\0")]
    [InlineData("--")]
    public void Letters_that_are_no_VR_are_read_by_the_dictionary_and_noted(string letters)
    {
        var bytes = Plain;
        var at = bytes.AsSpan().IndexOf("PN"u8);
        (bytes[at], bytes[at + 1]) = ((byte)letters[0], (byte)letters[1]);
        var file = Reading.Accepted(bytes);
        file.Dataset.GetString(DicomTag.PatientName).ShouldBe("Doe^Jane");
        file.Notes.ShouldContain(n => n.Tag == DicomTag.PatientName);
    }

    [Fact]
    public void An_invalid_UID_after_the_pixel_data_is_left_out_with_what_follows()
    {
        var file = Reading.Accepted(new Encoded().Head().Pixels(1, 2, 3, 4, 5, 6).Text(0x00081155, "UI", "1.x.2").File(Syntaxes.Explicit));
        file.Dataset.Contains(new DicomTag(0x0008, 0x1155)).ShouldBeFalse();
        file.Notes.ShouldContain(n => n.Text.Contains("left out"));
    }

    [Fact]
    public void Bytes_that_are_no_letters_where_a_VR_must_stand_are_refused()
    {
        var bytes = Plain;
        bytes[bytes.AsSpan().IndexOf("PN"u8)] = 0x1A;
        Reading.Refused(bytes).Tag.ShouldBe(DicomTag.PatientName);
    }

    [Fact]
    public void An_item_in_implicit_VR_amid_explicit_VR_is_read()
    {
        var item = new Encoded(isExplicit: false).Text(0x00081155, "UI", "1.2.77").ToArray();
        var bytes = new Encoded().Element(0x00081140, "SQ", new Encoded().Item((uint)item.Length).Raw(item).ToArray()).Head().Pixels(Six).File(Syntaxes.Explicit);
        var items = Reading.Accepted(bytes).Dataset.Items.OfType<DicomSequence>().Single().Items;
        items.Single().GetString(DicomTag.ReferencedSOPInstanceUID).ShouldBe("1.2.77");
    }

    [Fact]
    public void A_meta_header_in_implicit_VR_is_read()
    {
        var meta = new Encoded(isExplicit: false).Text(0x00020002, "UI", Encoded.CT).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", Syntaxes.Explicit).ToArray();
        Reading.Accepted([.. new byte[128], .. "DICM"u8, .. meta, .. new Encoded().Head().Pixels(Six).ToArray()]).TransferSyntax.ShouldBe(DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    [Fact]
    public void A_data_set_that_contradicts_its_transfer_syntax_is_refused()
    {
        Reading.Refused(new Encoded(isExplicit: false).Head().Pixels(Six).File(Syntaxes.Explicit));
        Reading.Refused(new Encoded().Head().Pixels(Six).File(Syntaxes.Implicit));
    }

    [Fact]
    public void A_bare_data_set_may_begin_behind_group_0008()
    {
        byte[] bytes = [.. new Encoded().Text(0x00100010, "PN", "Doe^Jane").ToArray(), .. Bare().ToArray()];
        Reading.Accepted(bytes).Notes.ShouldContain(n => n.Text.Contains("order of their tags"));
    }

    [Theory]
    [InlineData(".4.94")]
    [InlineData(".4.110")]
    [InlineData(".4.52")]
    [InlineData(".7.1")]
    public void Every_encoding_that_the_standard_names_is_known(string last) => Reading.Accepted(Bare().File("1.2.840.10008.1.2" + last));

    [Fact]
    public void Big_endian_pixels_in_an_implicit_little_endian_file_are_turned()
    {
        var pixels = new Encoded(isExplicit: false, isBigEndian: true).Pixels(Six).ToArray()[8..];
        var file = Reading.Accepted(new Encoded(isExplicit: false).Head().Element(0x7FE00010, "OW", pixels).File("1.2.840.113619.5.2"));
        DicomFrames.Read(file.Dataset, file.TransferSyntax, 1, out var frame).ShouldBeNull();
        frame.ToArray().ShouldBe(Six.SelectMany(BitConverter.GetBytes));
    }

    [Fact]
    public void A_deflated_data_set_may_have_the_header_of_zlib()
    {
        using var target = new MemoryStream();
        using (var stream = new ZLibStream(target, CompressionLevel.Optimal))
        {
            stream.Write(new Encoded().Head().Pixels(Six).ToArray());
        }

        Reading.Accepted([.. new Encoded().File(Syntaxes.Deflated), .. target.ToArray()]);
    }

    [Theory]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2. 3")]
    [InlineData("1..2")]
    [InlineData(".1.2")]
    [InlineData("1.2.")]
    [InlineData("1.2\\1.3")]
    public void A_UID_that_is_not_one_UID_is_refused(string uid) =>
        Reading.Refused(new Encoded().Head(instance: uid).Pixels(Six).File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.SOPInstanceUID);

    [Theory]
    [InlineData("1.02.3", true)]
    [InlineData("00.1", true)]
    [InlineData("1.0.3", false)]
    [InlineData("1.2.3.44 ", false)]
    public void Leading_zeros_are_noted_and_blanks_behind_are_padding(string uid, bool isNoted) =>
        Reading.Accepted(new Encoded().Head(instance: uid).Pixels(Six).File(Syntaxes.Explicit)).Notes.Any(n => n.Text.Contains("zero")).ShouldBe(isNoted);

    [Theory]
    [InlineData("MONOCHROME2", 3, 0, false)]
    [InlineData("PALETTE COLOR", 3, 0, false)]
    [InlineData("RGB", 1, 0, false)]
    [InlineData("RGB", 3, 2, false)]
    [InlineData("RGB", 3, 1, true)]
    [InlineData("MONOCHROME1", 1, 0, true)]
    [InlineData("PRIVATE", 3, 0, true)]
    public void Samples_must_fit_the_colours(string photometric, int samples, int planar, bool isAccepted) =>
        DicomFile.TryRead(Colour(photometric, (ushort)samples, (ushort)planar), out _, out _).ShouldBe(isAccepted);

    [Theory]
    [InlineData("UI")]
    [InlineData("LO")]
    [InlineData("SQ")]
    public void Pixel_data_in_the_VR_of_something_else_are_refused(string vr)
    {
        byte[] value = vr == "SQ" ? [] : vr == "UI" ? "1.2.3.4.5.6\0"u8.ToArray() : new byte[12];
        Reading.Refused(new Encoded().Head().Element(0x7FE00010, vr, value).File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.PixelData);
    }

    [Theory]
    [InlineData("77.1.1")]
    [InlineData("12.1.1")]
    [InlineData("30")]
    [InlineData("481.1")]
    public void An_image_of_any_kind_needs_pixel_data(string last) => Reading.Refused(Bare("1.2.840.10008.5.1.4.1.1." + last).File(Syntaxes.Explicit));

    [Fact]
    public void A_dose_without_pixels_needs_none() => Reading.Accepted(Bare("1.2.840.10008.5.1.4.1.1.481.2").File(Syntaxes.Explicit));

    [Fact]
    public void Padding_behind_the_pixels_is_read_and_refused_when_it_is_cut_off()
    {
        Reading.Accepted(new Encoded().Head().Pixels(Six).Element(0xFFFCFFFC, "OB", new byte[10]).File(Syntaxes.Explicit));
        Reading.Refused(new Encoded().Head().Pixels(Six).Element(0xFFFCFFFC, "OB", new byte[4], 5000).File(Syntaxes.Explicit)).Offset.ShouldNotBeNull();
    }
}
