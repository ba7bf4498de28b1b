namespace CrowdAnnotate.Dicom.Tests;

public class RleTests
{
    private const string Rle = "1.2.840.10008.1.2.5";

    public static TheoryData<string> Pictures => [.. Kinds.Keys];

    private static readonly Dictionary<string, Picture> Kinds = new[]
    {
        new Picture(300, 3) { Allocated = 8, Stored = 8 }, new Picture(13, 7) { Stored = 12 }, new Picture(13, 7) { IsSigned = true },
        new Picture(13, 7) { Allocated = 32, Stored = 31 }, new Picture(13, 7) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB", Planar = 1 },
        new Picture(13, 7) { Samples = 3, Photometric = "RGB" }, new Picture(1, 1) { Allocated = 8, Stored = 8 },
    }.ToDictionary(p => p.ToString());

    [Theory]
    [MemberData(nameof(Pictures))]
    public void What_is_encoded_decodes_to_the_same_values(string kind)
    {
        var picture = Kinds[kind];
        var encoded = RleCodec.Encode(picture.Decoded(0), picture.Description());
        Frame.Decoded(picture.File(Rle, [encoded])).ShouldEqual(picture.Decoded(0), kind);
    }

    // PS3.5 §G.3: 2 literals, 3 alike, a no-operation, one literal.
    [Fact]
    public void Runs_are_those_of_the_standard()
    {
        var picture = new Picture(6, 1) { Allocated = 8, Stored = 8 };
        Frame.Decoded(picture.File(Rle, [Segments([1, 10, 20, 0xFE, 30, 0x80, 0, 40])])).ShouldBe([10, 20, 30, 30, 30, 40]);
    }

    // §G.2: the high bytes come first.
    [Fact]
    public void The_first_segment_holds_the_high_bytes()
    {
        var picture = new Picture(2, 1) { Stored = 16 };
        Frame.Decoded(picture.File(Rle, [Segments([1, 0x11, 0x22], [1, 0x33, 0x44])])).ShouldBe([0x33, 0x11, 0x44, 0x22]);
    }

    [Theory]
    [InlineData(new byte[] { 3, 10, 20, 30, 40, 0x80 }, "ends before")]
    [InlineData(new byte[] { 5, 10, 20 }, "within a run")]
    [InlineData(new byte[] { 0x81, 10 }, "past the end")]
    public void Malformed_segments_are_refused(byte[] segment, string reason)
    {
        var refusal = Frame.Refused(new Picture(6, 1) { Allocated = 8, Stored = 8 }.File(Rle, [Segments(segment)]));
        refusal.Reason.ShouldContain(reason);
        refusal.Tag.ShouldBe(DicomTag.PixelData);
        refusal.Offset.ShouldNotBeNull();
    }

    [Fact]
    public void Another_number_of_segments_than_the_pixels_need_is_refused() =>
        Frame.Refused(new Picture(6, 1).File(Rle, [Segments([5, 1, 2, 3, 4, 5, 6])])).Reason.ShouldContain("segments");

    private static byte[] Segments(params byte[][] segments)
    {
        var header = new byte[64];
        BitConverter.TryWriteBytes(header, segments.Length);
        var at = 64;
        for (var i = 0; i < segments.Length; i++)
        {
            BitConverter.TryWriteBytes(header.AsSpan(4 * (i + 1)), at);
            at += segments[i].Length;
        }

        return [.. header, .. segments.SelectMany(s => s)];
    }
}
