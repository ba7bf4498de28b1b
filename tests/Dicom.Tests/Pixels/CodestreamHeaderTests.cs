using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What headers of compressed frames say against their data set: noted where the data set may still be of use, and refused when it is decoded.</summary>
public class CodestreamHeaderTests
{
    private const string Baseline = "1.2.840.10008.1.2.4.50", Ls = "1.2.840.10008.1.2.4.80", J2k = "1.2.840.10008.1.2.4.90", Rle = "1.2.840.10008.1.2.5";

    private static byte[] Jpeg(byte process, byte bits = 12) => [0xFF, 0xD8, 0xFF, process, 0, 11, bits, 0, 3, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9, 0];

    private static byte[] Siz(uint x1 = 4, uint y1 = 3, uint x0 = 0, uint y0 = 0, uint tileWidth = 4, uint tileHeight = 3, uint tileX = 0, ushort components = 1, byte bits = 11, byte step = 1, byte second = 11)
    {
        var stream = new byte[64];
        byte[] start = [0xFF, 0x4F, 0xFF, 0x51, 0, 41, 0, 0];
        start.CopyTo(stream, 0);
        uint[] sizes = [x1, y1, x0, y0, tileWidth, tileHeight, tileX, 0];
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(8 + (4 * i)), sizes[i]);
        }

        BinaryPrimitives.WriteUInt16BigEndian(stream.AsSpan(40), components);
        byte[] samples = [bits, step, 1, second, 1, 1];
        samples.CopyTo(stream, 42);
        return stream;
    }

    public static IEnumerable<TheoryDataRow<string, string, byte[]>> Noted() =>
    [
        new("lossy sequential JPEG", Syntaxes.JpegLossless, Jpeg(0xC0)), new("lossless JPEG, which is not", Baseline, Jpeg(0xC3)), new("progressive JPEG", Baseline, Jpeg(0xC2)), new("is JPEG-LS", Syntaxes.JpegLossless, Jpeg(0xF7)),
        new("hierarchical or arithmetic", Syntaxes.JpegLossless, Jpeg(0xC9)), new("hierarchical or arithmetic", Ls, Jpeg(0xC5)), new("lossless JPEG, which is not", Ls, Jpeg(0xC3)), new("14 bits", Syntaxes.JpegLossless, Jpeg(0xC3, 14)),
        new("does not begin as a JPEG 2000", J2k, new byte[64]), new("contradicts itself", J2k, Siz(x1: 0)), new("contradicts itself", J2k, Siz(y0: 9)), new("contradicts itself", J2k, Siz(x1: uint.MaxValue)),
        new("contradicts itself", J2k, Siz(components: 0)), new("contradicts itself", J2k, Siz(components: 60_000)), new("no tiles", J2k, Siz(tileWidth: 0)), new("no tiles", J2k, Siz(tileHeight: 0)), new("no tiles", J2k, Siz(tileX: 1)),
        new("or more than 4096", J2k, Siz(x1: 70_000, tileWidth: 1, tileHeight: 1)), new("differ in bits", J2k, Siz(components: 2, second: 7)), new("subsampled", J2k, Siz(step: 2)), new("16 bits", J2k, Siz(bits: 15)),
        new("sign", J2k, Siz(bits: 0x8B)), new("RLE", Rle, new byte[10]), new("RLE", Rle, new byte[64]), new("RLE", Rle, [.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(64), .. BitConverter.GetBytes(60), .. new byte[60]]),
    ];

    [Theory]
    [MemberData(nameof(Noted))]
    public void It_is_noted_and_refused_when_it_is_decoded(string said, string syntax, byte[] stream)
    {
        var file = Reading.Accepted(Recipe.Compressed(syntax, [], [stream]).File());
        file.Notes.ShouldContain(n => n.Text.Contains(said, StringComparison.OrdinalIgnoreCase) && n.Tag == DicomTag.PixelData, string.Join('|', file.Notes));
        var refusal = DicomFrames.Decode(file.Dataset, file.TransferSyntax, 1, out _).ShouldNotBeNull();
        (refusal.Tag, refusal.Offset.HasValue).ShouldBe((DicomTag.PixelData, true));
    }

    public static IEnumerable<TheoryDataRow<string, byte[]>> Strange()
    {
        byte[] text = [.. "This is a line of text where a compressed frame ought to be, and nothing else than that."u8];
        foreach (var syntax in (string[])[Baseline, "1.2.840.10008.1.2.4.51", Syntaxes.JpegLossless, "1.2.840.10008.1.2.4.57", Ls, "1.2.840.10008.1.2.4.81", J2k, "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.203", Rle])
        {
            yield return new(syntax, text);
        }

        yield return new(Syntaxes.JpegLossless, [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 0, 0, 1, 2, 3, 4, 0xFF, 0xD9]);
        yield return new(Syntaxes.JpegLossless, [0xFF, 0xD8, 0xFF, 0xD9]);
        yield return new(J2k, Jpeg(0xC3));
        yield return new(Ls, Siz());
        yield return new(Rle, Jpeg(0xC3));
        yield return new(J2k, [0xFF, 0x4F, 0, 1]);
        yield return new(Rle, [.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(12), .. BitConverter.GetBytes(66), .. new byte[60]]);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public void What_begins_as_no_frame_of_its_transfer_syntax_is_noted_on_reading_and_refused_on_decoding(string syntax, byte[] stream)
    {
        var file = Reading.Accepted(Recipe.Compressed(syntax, [], [stream]).File());
        file.Notes.ShouldContain(n => n.Tag == DicomTag.PixelData);
        DicomFrames.Decode(file.Dataset, file.TransferSyntax, 1, out _).ShouldNotBeNull().Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_header_in_the_second_fragment_is_found()
    {
        var parted = Reading.Accepted(Recipe.Compressed(Syntaxes.JpegLossless, [], [Jpeg(0xC3)[..8], Jpeg(0xC3)[8..]]).File());
        parted.Notes.ShouldNotContain(n => n.Tag == DicomTag.PixelData);
    }

    [Fact]
    public void A_codestream_within_the_boxes_of_a_file_is_found()
    {
        byte[] boxes = [0, 0, 0, 12, .. "jP  \r\n"u8, 0x87, 0x0A, 0, 0, 0, 0, .. "jp2c"u8, .. Siz(y1: 9)];
        Reading.Refused(Recipe.Compressed(J2k, [], [boxes]).File()).Reason.ShouldContain("4×9");
        Reading.Accepted(Recipe.Compressed(J2k, [], [[.. boxes[..16], .. new byte[60]]]).File()).Notes.ShouldContain(n => n.Text.Contains("does not begin"));
    }
}
