namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Good files of each codec, made by our own encoders or from committed codestreams.</summary>
internal static class SeedPictures
{
    private static readonly Picture Grey = new(Seeds.Columns, Seeds.Rows) { Allocated = 8, Stored = 8 };
    private static readonly Picture Twelve = new(Seeds.Columns, Seeds.Rows) { Stored = 12 };
    private static readonly Picture Wide = new(Seeds.Columns, Seeds.Rows);
    private static readonly Picture Colour = new(Seeds.Columns, Seeds.Rows) { Allocated = 8, Stored = 8, Samples = 3, Photometric = "RGB" };

    public static (Picture Picture, string Syntax, byte[] Codestream)[] Of(string codec) => codec switch
    {
        "RLE" => [.. new[] { Grey, Wide, Colour }.Select(p => (p, "1.2.840.10008.1.2.5", RleCodec.Encode(p.Decoded(0), p.Description())))],
        "JPEG" =>
        [
            (Grey, "1.2.840.10008.1.2.4.50", Seeds.Baseline),
            (Colour with { Photometric = "YBR_FULL_422" }, "1.2.840.10008.1.2.4.50", Seeds.BaselineShared),
            (Twelve, "1.2.840.10008.1.2.4.51", Seeds.Extended),
        ],
        "lossless JPEG" => [(Wide, "1.2.840.10008.1.2.4.57", Seeds.LosslessWide), (Colour, "1.2.840.10008.1.2.4.70", Seeds.LosslessColour)],
        "JPEG-LS" => [.. new[] { Grey, Wide, Colour }.Select(p => (p, "1.2.840.10008.1.2.4.80", JpegLsCodec.Encode(p.Decoded(0), p.Description())))],
        "JPEG 2000" =>
        [
            (Wide, "1.2.840.10008.1.2.4.90", Seeds.Jpeg2000Wide),
            (Colour with { Photometric = "YBR_RCT" }, "1.2.840.10008.1.2.4.90", Seeds.Jpeg2000Colour),
            (Grey, "1.2.840.10008.1.2.4.91", Seeds.Jpeg2000Lossy),
        ],
        _ =>
        [
            (Wide, "1.2.840.10008.1.2.4.201", Seeds.HighThroughputWide),
            (Colour with { Photometric = "YBR_RCT" }, "1.2.840.10008.1.2.4.202", Seeds.HighThroughputColour),
            (Wide, "1.2.840.10008.1.2.4.203", Seeds.HighThroughputLossy),
        ],
    };
}
