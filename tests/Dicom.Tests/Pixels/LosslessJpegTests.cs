namespace CrowdAnnotate.Dicom.Tests;

public class LosslessJpegTests
{
    private const string Process14 = "1.2.840.10008.1.2.4.57";

    public static TheoryData<int, int> PredictorsAndBits() =>
        [.. from predictor in Enumerable.Range(1, 7) from bits in (int[])[2, 7, 8, 12, 15, 16] select (predictor, bits)];

    [Theory]
    [MemberData(nameof(PredictorsAndBits))]
    public void Every_predictor_at_every_depth(int predictor, int bits)
    {
        var picture = new Picture(19, 11) { Stored = bits };
        Decoded(picture, new LosslessEncoder(19, 11, 1, bits) { Predictor = predictor }).ShouldEqual(picture.Decoded(0), $"predictor {predictor}, {bits} bits");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Restart_intervals_of_whole_rows(int predictor)
    {
        var picture = new Picture(9, 25) { Stored = 12 };
        Decoded(picture, new LosslessEncoder(9, 25, 1, 12) { Predictor = predictor, RestartRows = 2 }).ShouldEqual(picture.Decoded(0), "restarts");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Components_in_one_scan_or_in_one_each(bool oneScanEach)
    {
        var picture = new Picture(9, 7) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB" };
        Decoded(picture, new LosslessEncoder(9, 7, 3, 8) { Predictor = 4, OneScanEach = oneScanEach }).ShouldEqual(picture.Decoded(0), "components");
    }

    [Fact]
    public void The_point_transform_takes_low_bits_away()
    {
        var picture = new Picture(9, 7) { Stored = 12 };
        byte[] expected = [.. picture.Values(0).SelectMany(v => BitConverter.GetBytes((ushort)(v >> 3 << 3)))];
        Decoded(picture, new LosslessEncoder(9, 7, 1, 12) { Predictor = 7, PointTransform = 3 }).ShouldEqual(expected, "point transform");
    }

    [Fact]
    public void Fewer_bits_than_the_cell_keep_their_sign()
    {
        var picture = new Picture(9, 7) { Stored = 12, IsSigned = true };
        var unsigned = Array.ConvertAll(picture.Values(0), v => v & 0xFFF);
        Frame.Decoded(picture.File(Process14, [new LosslessEncoder(9, 7, 1, 12).Encode(unsigned)])).ShouldEqual(picture.Decoded(0), "signed");
    }

    [Fact]
    public void Data_that_end_early_are_refused_and_a_missing_end_marker_is_not()
    {
        var picture = new Picture(19, 11);
        var stream = new LosslessEncoder(19, 11, 1, 16).Encode(picture.Values(0));
        Frame.Decoded(picture.File(Process14, [stream[..^2]])).ShouldEqual(picture.Decoded(0), "without EOI");
        for (var length = 2; length < stream.Length - 4; length += 7)
        {
            // Without its frame header it is refused when it is read, else when it is decoded.
            var isRead = DicomFile.TryRead(picture.File(Process14, [stream[..length]]), out var file, out var refusal);
            refusal = isRead ? DicomFrames.Decode(file!.Dataset, file.TransferSyntax, 1, out _) : refusal;
            refusal.ShouldNotBeNull().Reason.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void An_image_of_other_dimensions_than_the_data_set_says_is_refused()
    {
        var stream = new LosslessEncoder(19, 11, 1, 16).Encode(new Picture(19, 11).Values(0));
        Refusal(new Picture(11, 19), stream).ShouldContain("19×11");
        Refusal(new Picture(19, 11) { Allocated = 8, Stored = 8 }, stream).ShouldContain("16 bits");
        Refusal(new Picture(19, 11) { Samples = 3, Photometric = "RGB" }, stream).ShouldContain("components");
    }

    // The reader looks at a codestream's header, before anybody decodes it.
    private static string Refusal(Picture picture, byte[] stream) => Reading.Refused(picture.File(Process14, [stream])).Reason;

    private static byte[] Decoded(Picture picture, LosslessEncoder encoder) => Frame.Decoded(picture.File(Process14, [encoder.Encode(picture.Values(0))]));
}
