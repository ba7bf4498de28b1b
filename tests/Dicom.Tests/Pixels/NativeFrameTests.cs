using System.IO.Compression;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Uncompressed frames, interleaved and unpacked.</summary>
public class NativeFrameTests
{
    private static readonly Dictionary<string, Picture> Kinds = new[]
    {
        new Picture(5, 3) { Allocated = 1, Stored = 1, Frames = 3 }, new Picture(8, 4) { Allocated = 1, Stored = 1 }, new Picture(5, 3) { Allocated = 8, Stored = 8, Frames = 2 },
        new Picture(5, 3) { Stored = 12, IsSigned = true }, new Picture(5, 3) { Allocated = 32, Stored = 31 },
        new Picture(5, 4) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB", Frames = 2 }, new Picture(5, 4) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB", Planar = 1, Frames = 2 },
        new Picture(5, 4) { Samples = 3, Photometric = "RGB", Planar = 1 },
    }.ToDictionary(p => p.ToString());

    public static TheoryData<string> Pictures => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Values_are_those_that_were_stored(string kind)
    {
        var picture = Kinds[kind];
        for (var frame = 0; frame < picture.Frames; frame++)
        {
            Frame.Decoded(picture.File(), frame + 1).ShouldEqual(picture.Decoded(frame), $"{kind}, frame {frame + 1}");
        }
    }

    [Fact]
    public void Big_endian_values_come_little_endian()
    {
        var file = new Encoded(isBigEndian: true).Head().Pixels(1, -2, 300, 4, 5, 6).File(Syntaxes.Big);
        Frame.Decoded(file).ShouldBe([1, 0, 0xFE, 0xFF, 44, 1, 4, 0, 5, 0, 6, 0]);
    }

    // PS3.3 §C.7.6.3.1.2: Y1 Y2 Cb Cr.
    [Fact]
    public void Shared_colour_differences_are_repeated()
    {
        var picture = new Picture(2, 1) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "YBR_FULL_422" };
        Frame.Decoded(picture.Header().Element(0x7FE00010, "OB", [10, 20, 30, 40]).File(Syntaxes.Explicit)).ShouldBe([10, 30, 40, 20, 30, 40]);
    }

    [Fact]
    public void Deflated_frames_are_inflated_and_no_further_than_they_may()
    {
        var picture = new Picture(20, 10) { Stored = 12, Frames = 2 };
        var file = picture.File("1.2.840.10008.1.2.8.1", [Deflated(picture.Decoded(0)), Deflated(picture.Decoded(1))]);
        Frame.Decoded(file, 2).ShouldEqual(picture.Decoded(1), "frame 2");
        var one = picture with { Frames = 1 };
        Frame.Decoded(one.File("1.2.840.10008.1.2.8.1", [Deflated([.. one.Decoded(0), .. new byte[1 << 20]])])).ShouldEqual(one.Decoded(0), "more than a frame");
        Frame.Refused(one.File("1.2.840.10008.1.2.8.1", [Deflated(one.Decoded(0)[..50])])).Reason.ShouldContain("fewer bytes");
        Frame.Refused(one.File("1.2.840.10008.1.2.8.1", [[0xFF, 0xFF, 0xFF, 0xFF]])).Reason.ShouldContain("inflated");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Frames_that_are_not_there_are_refused(int number) =>
        Frame.Refused(new Picture(5, 3) { Frames = 2 }.File(), number).Tag.ShouldBe(DicomTag.NumberOfFrames);

    [Fact]
    public void A_film_is_refused_by_name()
    {
        var read = Reading.Accepted(new Picture(5, 3) { Allocated = 8, Stored = 8 }.File("1.2.840.10008.1.2.4.102", [[0, 0, 0, 1]]));
        DicomFrames.Decode(read.Dataset, read.TransferSyntax, 1, out _)!.Reason.ShouldContain("MPEG-4");
    }

    private static byte[] Deflated(byte[] frame)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.Optimal))
        {
            stream.Write(frame);
        }

        return target.ToArray();
    }
}
