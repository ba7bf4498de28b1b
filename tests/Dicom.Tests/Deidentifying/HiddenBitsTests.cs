namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Bits above the stored ones, where overlays once lay and anything may be, in compressed frames.</summary>
public class HiddenBitsTests
{
    private const string Rle = "1.2.840.10008.1.2.5";
    private const string Lossless = "1.2.840.10008.1.2.4.70";
    private static readonly Picture Full = new(20, 10) { Stored = 16 };
    private static readonly Picture Twelve = new(20, 10) { Stored = 12 };

    [Fact]
    public void Rle_frames_are_written_anew_without_them()
    {
        var result = Applied(Said(Full, Rle, RleCodec.Encode(Full.Decoded(0), Full.Description()))).ShouldNotBeNull();

        result.Report.ClearedPixels.ShouldBeGreaterThan(0);
        DicomFrames.Decode(result.Dataset, result.TransferSyntax, 1, out var values).ShouldBeNull();
        Cells(values.ToArray()).ShouldBe(Cells(Full.Decoded(0)).Select(c => (ushort)(c & 0xFFF)));
    }

    [Fact]
    public void Rle_frames_without_them_stay_as_they_are()
    {
        var result = Applied(Said(Twelve, Rle, RleCodec.Encode(Twelve.Decoded(0), Twelve.Description()))).ShouldNotBeNull();

        result.Report.ClearedPixels.ShouldBe(0);
        DicomFrames.Decode(result.Dataset, result.TransferSyntax, 1, out var values).ShouldBeNull();
        values.ToArray().ShouldEqual(Twelve.Decoded(0), "frame");
    }

    [Fact]
    public void A_codestream_that_uses_them_is_refused()
    {
        var file = Said(Full, Lossless, new LosslessEncoder(20, 10, 1, 16).Encode(Full.Values(0)));

        DicomFile.TryRead(file, out var read, out var refusal).ShouldBeTrue(refusal?.ToString());
        Clean().Apply(read!, out _).ShouldNotBeNull().Reason.ShouldContain("bits outside the stored ones");
    }

    [Fact]
    public void A_codestream_of_more_bits_than_are_stored_that_does_not_use_them_is_accepted() =>
        Applied(Said(Twelve, Lossless, new LosslessEncoder(20, 10, 1, 16).Encode(Twelve.Values(0)))).ShouldNotBeNull();

    // A series that came compressed is a volume as another is.
    [Fact]
    public void An_instance_of_a_compressed_file_gives_its_frames()
    {
        DicomFile.TryRead(Said(Twelve, Rle, RleCodec.Encode(Twelve.Decoded(0), Twelve.Description())), out var file, out _).ShouldBeTrue();

        SeriesInstance.Of(file!, out var instance).ShouldBeNull();

        instance!.ReadFrame(1, out var values).ShouldBeNull();
        values.ToArray().ShouldEqual(Twelve.Decoded(0), "frame");
    }

    private static ushort[] Cells(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 2).Select(i => BitConverter.ToUInt16(bytes, 2 * i))];

    // The frame of one picture in a file that says 12 bits are stored.
    private static byte[] Said(Picture picture, string syntax, byte[] frame) => (picture with { Stored = 12 }).File(syntax, [frame]);

    private static Deidentification Clean() => new(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(new byte[DeidentificationKey.Length]));

    private static DeidentifiedInstance? Applied(byte[] bytes)
    {
        DicomFile.TryRead(bytes, out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        Clean().Apply(file!, out var result).ShouldBeNull();
        return result;
    }
}
