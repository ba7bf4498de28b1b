namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Which fragments make a frame, by every way in which files say it.</summary>
public class EncapsulatedFramesTests
{
    private const string Rle = "1.2.840.10008.1.2.5";
    private const string Lossless = "1.2.840.10008.1.2.4.57";
    private const string Fragmented = "1.2.840.10008.1.2.1.98";

    private static readonly Picture Three = new(9, 7) { Allocated = 8, Stored = 8, Frames = 3 };

    private static byte[] Stream(int frame) => Even(new LosslessEncoder(9, 7, 1, 8).Encode(Three.Values(frame)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_fragment_a_frame_with_and_without_a_table(bool hasTable)
    {
        byte[][] streams = [Stream(0), Stream(1), Stream(2)];
        All(Three.File(Lossless, streams, hasTable ? Table(0, 8 + streams[0].Length, 16 + streams[0].Length + streams[1].Length) : null));
    }

    [Fact]
    public void A_table_tells_frames_in_several_fragments_apart()
    {
        byte[][] streams = [Stream(0), Stream(1), Stream(2)];
        byte[][] fragments = [streams[0][..20], streams[0][20..], streams[1], streams[2][..10], streams[2][10..30], streams[2][30..]];
        All(Three.File(Lossless, fragments, Table(0, 16 + streams[0].Length, 24 + streams[0].Length + streams[1].Length)));
    }

    [Fact]
    public void Without_a_table_a_frame_begins_where_a_codestream_does()
    {
        byte[][] streams = [Stream(0), Stream(1), Stream(2)];
        All(Three.File(Lossless, [streams[0][..20], streams[0][20..], streams[1], streams[2][..10], streams[2][10..]]));
    }

    [Fact]
    public void The_extended_table_tells_frames_apart()
    {
        byte[][] streams = [Stream(0), Stream(1), Stream(2)];
        byte[][] fragments = [streams[0][..20], streams[0][20..], streams[1], streams[2]];
        long[] offsets = [0, 16 + streams[0].Length, 24 + streams[0].Length + streams[1].Length];
        var file = Three.Header().Element(0x7FE00001, "OV", [.. offsets.SelectMany(BitConverter.GetBytes)]).Element(0x7FE00002, "OV",
            [.. streams.SelectMany(s => BitConverter.GetBytes((long)s.Length))]).Element(0x7FE00010, "OB", [], 0xFFFFFFFF).Item(0);
        foreach (var fragment in fragments)
        {
            file = file.Item((uint)fragment.Length).Raw(fragment);
        }

        var read = DicomFile.TryRead(file.EndSequence().File(Lossless), out var opened, out _) ? opened : null;
        Assert.SkipWhen(read is null, "The reader allows one fragment a frame only beside an extended table, as PS3.5 §A.4 does.");
        DicomFrames.Decode(read.Dataset, read.TransferSyntax, 3, out var values).ShouldBeNull();
        values.ToArray().ShouldEqual(Three.Decoded(2), "frame 3");
    }

    [Fact]
    public void One_frame_in_several_fragments()
    {
        var one = Three with { Frames = 1 };
        var stream = Stream(0);
        Frame.Decoded(one.File(Lossless, [stream[..20], stream[20..44], stream[44..]])).ShouldEqual(one.Decoded(0), "one frame");
    }

    [Fact]
    public void Fragments_that_cannot_be_told_into_frames_are_refused()
    {
        var streams = Enumerable.Range(0, 3).Select(f => Even(RleCodec.Encode(Three.Decoded(f), (Three with { Frames = 1 }).Description()))).ToArray();
        Refused(Three.File(Rle, [streams[0], streams[1], streams[2][..10], streams[2][10..]])).ShouldContain("cannot be told into 3 frames");
    }

    [Fact]
    public void A_table_that_points_between_fragments_is_refused()
    {
        byte[][] streams = [Stream(0), Stream(1), Stream(2)];
        byte[][] fragments = [streams[0][..20], streams[0][20..], streams[1], streams[2]];
        Refused(Three.File(Lossless, fragments, Table(0, 6 + streams[0].Length, 24 + streams[0].Length + streams[1].Length)), 2).ShouldNotBeEmpty();
    }

    [Fact]
    public void Uncompressed_frames_in_fragments_are_told_apart_by_their_length()
    {
        var picture = new Picture(8, 6) { Allocated = 8, Stored = 8, Frames = 2 };
        var (a, b) = (picture.Decoded(0), picture.Decoded(1));
        var file = picture.File(Fragmented, [a[..20], a[20..], b[..10], b[10..]]);
        Frame.Decoded(file, 1).ShouldEqual(a, "frame 1");
        Frame.Decoded(file, 2).ShouldEqual(b, "frame 2");
    }

    [Fact]
    public void The_cheap_check_finds_what_decoding_would()
    {
        var good = Reading.Accepted(Three.File(Lossless, [Stream(0), Stream(1), Stream(2)]));
        CodestreamCheck.Check(good.Dataset, good.TransferSyntax).ShouldBeNull();

        var notes = new List<DicomNote>();
        var fewer = Reading.Accepted((Three with { Allocated = 16, Stored = 12 }).File(Lossless, [Stream(0), Stream(1), Stream(2)]));
        CodestreamCheck.Check(fewer.Dataset, fewer.TransferSyntax, notes).ShouldBeNull();
        notes.ShouldHaveSingleItem().Text.ShouldContain("8 bits");

        foreach (var (picture, syntax) in new[] { (Three with { Rows = 8 }, Lossless), (Three, "1.2.840.10008.1.2.4.50"), (Three, "1.2.840.10008.1.2.4.90"), (Three, Rle) })
        {
            Refused(picture.File(syntax, [Stream(0), Stream(1), Stream(2)])).ShouldNotBeEmpty(syntax);
        }
    }

    // Reading may refuse already; then its reason counts.
    private static string Refused(byte[] file, int number = 1)
    {
        if (!DicomFile.TryRead(file, out var read, out var refusal))
        {
            return refusal.Reason;
        }

        return (CodestreamCheck.Check(read.Dataset, read.TransferSyntax) ?? DicomFrames.Decode(read.Dataset, read.TransferSyntax, number, out _)).ShouldNotBeNull().Reason;
    }

    private static void All(byte[] file)
    {
        for (var frame = 0; frame < 3; frame++)
        {
            Frame.Decoded(file, frame + 1).ShouldEqual(Three.Decoded(frame), $"frame {frame + 1}");
        }
    }

    private static byte[] Table(params int[] offsets) => [.. offsets.SelectMany(BitConverter.GetBytes)];

    private static byte[] Even(byte[] stream) => stream.Length % 2 == 0 ? stream : [.. stream, 0];
}
