using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>The codecs that stand on libraries of the system.</summary>
public class NativeCodecTests
{
    private const string JpegLs = "1.2.840.10008.1.2.4.80";

    private static readonly Dictionary<string, Picture> Kinds = new[]
    {
        new Picture(61, 43) { Allocated = 8, Stored = 8 }, new Picture(61, 43) { Allocated = 8, Stored = 4 }, new Picture(61, 43) { Stored = 12 }, new Picture(61, 43) { Stored = 6 },
        new Picture(61, 43), new Picture(61, 43) { Stored = 12, IsSigned = true }, new Picture(61, 43) { IsSigned = true },
        new Picture(61, 43) { Allocated = 8, Stored = 8, IsSigned = true }, new Picture(61, 43) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB" },
        new Picture(61, 43) { Samples = 3, Photometric = "RGB" }, new Picture(1, 1) { Allocated = 8, Stored = 8 },
    }.ToDictionary(p => p.ToString());

    public static TheoryData<string> Pictures => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void JPEG_LS_is_lossless_to_the_bit_both_ways(string kind)
    {
        Need(JpegLs);
        var picture = Kinds[kind];
        var encoded = JpegLsCodec.Encode(picture.Decoded(0), picture.Description());
        Frame.Decoded(picture.File(JpegLs, [encoded])).ShouldEqual(picture.Decoded(0), kind);
    }

    [Fact]
    public void Noise_takes_more_than_it_has_and_is_encoded_all_the_same()
    {
        Need(JpegLs);
        var picture = new Picture(200, 200);
        var noise = new byte[200 * 200 * 2];
        new Random(3).NextBytes(noise);
        Frame.Decoded(picture.File(JpegLs, [JpegLsCodec.Encode(noise, picture.Description())])).ShouldEqual(noise, "noise");
    }

    // With a sign and 12 bits stored, cells may hold the sign in their upper bits or not: both come back as they are.
    [Fact]
    public void Cells_come_back_with_their_unused_bits_as_they_are()
    {
        Need(JpegLs);
        var picture = new Picture(61, 43) { Stored = 12, IsSigned = true };
        byte[] masked = [.. picture.Values(0).SelectMany(v => BitConverter.GetBytes((ushort)(v & 0xFFF)))];
        var decoded = Frame.Decoded(picture.File(JpegLs, [JpegLsCodec.Encode(masked, picture.Description())]));
        decoded.ShouldEqual(picture.Decoded(0), "sign extended");
    }

    [Fact]
    public void What_ends_early_is_refused_soon()
    {
        Need(JpegLs);
        var picture = new Picture(61, 43);
        var encoded = JpegLsCodec.Encode(picture.Decoded(0), picture.Description());
        Frame.Decoded(picture.File(JpegLs, [encoded[..^2]])).ShouldEqual(picture.Decoded(0), "without EOI");
        Frame.Refused(picture.File(JpegLs, [encoded[..(encoded.Length / 2)]])).Reason.ShouldContain("cut short");
    }

    [Theory]
    [InlineData("lossless JPEG", 0)]
    [InlineData("JPEG", 24)]
    public void Committed_JPEG_codestreams_decode_to_the_made_picture(string codec, int tolerance)
    {
        foreach (var (picture, syntax, stream) in SeedPictures.Of(codec).Where(s => s.Picture.Photometric != "YBR_FULL_422"))
        {
            var (decoded, made) = (Frame.Decoded(picture.File(syntax, [stream])), Made(picture));
            var scale = picture.Stored == 12 ? 16 : 1;
            for (var i = 0; i < made.Length; i += picture.Allocated / 8)
            {
                var difference = picture.Allocated == 8 ? decoded[i] - made[i] : BitConverter.ToUInt16(decoded, i) - BitConverter.ToUInt16(made, i);
                Math.Abs(difference).ShouldBeLessThanOrEqualTo(tolerance * scale, $"{picture} at {i}");
            }
        }
    }

    [Fact]
    public void A_library_that_is_missing_is_told_with_its_package()
    {
        new SystemLibrary("libabsent", "libabsent-1", "none", "libabsent.so.1").Missing("JPEG 2000").ShouldBe(
            "JPEG 2000 needs the system library libabsent, which is missing or too old (Debian: apt-get install libabsent-1)");
        NativeCodecs.Missing(DicomTransferSyntax.ExplicitVRLittleEndian).ShouldBeNull();
    }

    private static void Need(string syntax)
    {
        var missing = NativeCodecs.Missing(DicomTransferSyntax.Find(new Uid(syntax))!);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    // The picture of the seeds: a slope along the row and a wave down the column; colour has it upside down and mirrored too.
    private static byte[] Made(Picture picture)
    {
        var largest = (1 << picture.Stored) - 1;
        int At(int x, int y) => (int)(((x / 24.0 * 0.6) + (0.3 * (Math.Sin(y / 2.0) + 1) / 2)) * largest);
        var values = from y in Enumerable.Range(0, 16)
                     from x in Enumerable.Range(0, 24)
                     from v in picture.Samples == 1 ? new[] { At(x, y) } : [At(x, y), At(x, 15 - y), At(23 - x, y)]
                     select v;
        return [.. values.SelectMany(v => picture.Allocated == 8 ? [(byte)v] : BitConverter.GetBytes((ushort)v))];
    }
}
