namespace CrowdAnnotate.Dicom;

/// <summary>The family of codecs that a transfer syntax names (PS3.5 annex A).</summary>
internal enum FrameCoding
{
    /// <summary>Uncompressed, not in fragments.</summary>
    Native,

    /// <summary>Uncompressed, each frame in fragments of its own.</summary>
    Fragmented,
    Deflated,
    Rle,
    Jpeg,
    LosslessJpeg,
    JpegLs,
    Jpeg2000,
    HighThroughput,

    /// <summary>A film: its frames cannot be had one by one.</summary>
    Video,
    Unknown,
}

internal static class FrameCodings
{
    public static FrameCoding Of(DicomTransferSyntax syntax) => syntax.IsEncapsulated ? OfEncapsulated(syntax.Uid.Value) : FrameCoding.Native;

    private static FrameCoding OfEncapsulated(string uid) => uid switch
    {
        "1.2.840.10008.1.2.1.98" => FrameCoding.Fragmented,
        "1.2.840.10008.1.2.8.1" => FrameCoding.Deflated,
        "1.2.840.10008.1.2.5" => FrameCoding.Rle,
        "1.2.840.10008.1.2.4.50" or "1.2.840.10008.1.2.4.51" => FrameCoding.Jpeg,
        "1.2.840.10008.1.2.4.57" or "1.2.840.10008.1.2.4.70" => FrameCoding.LosslessJpeg,
        "1.2.840.10008.1.2.4.80" or "1.2.840.10008.1.2.4.81" => FrameCoding.JpegLs,
        "1.2.840.10008.1.2.4.90" or "1.2.840.10008.1.2.4.91" or "1.2.840.10008.1.2.4.92" or "1.2.840.10008.1.2.4.93" => FrameCoding.Jpeg2000,
        "1.2.840.10008.1.2.4.201" or "1.2.840.10008.1.2.4.202" or "1.2.840.10008.1.2.4.203" => FrameCoding.HighThroughput,
        _ when uid.StartsWith("1.2.840.10008.1.2.4.10", StringComparison.Ordinal) || uid.StartsWith("1.2.840.10008.1.2.7.", StringComparison.Ordinal) => FrameCoding.Video,
        _ => FrameCoding.Unknown,
    };
}
