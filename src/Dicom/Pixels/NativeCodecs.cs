namespace CrowdAnnotate.Dicom;

/// <summary>Which codecs stand on libraries of the system, and whether those are there.</summary>
public static class NativeCodecs
{
    internal static readonly SystemLibrary CharLs = new(
        "libcharls", "libcharls2", "charls_jpegls_decoder_create",
        "libcharls.so.2", "libcharls.so", "libcharls.2.dylib", "libcharls.dylib", "/opt/homebrew/lib/libcharls.dylib", "/usr/local/lib/libcharls.dylib",
        "charls-2-x64.dll", "charls.dll");

    // Strict decoding came with 2.5, as did HTJ2K.
    internal static readonly SystemLibrary OpenJpeg = new(
        "libopenjp2", "libopenjp2-7", "opj_decoder_set_strict_mode",
        "libopenjp2.so.7", "libopenjp2.so", "libopenjp2.7.dylib", "libopenjp2.dylib", "/opt/homebrew/lib/libopenjp2.dylib", "/usr/local/lib/libopenjp2.dylib",
        "openjp2.dll");

    /// <summary>What to install so that frames of this transfer syntax can be decoded; null when nothing is missing.</summary>
    public static string? Missing(DicomTransferSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        return FrameCodings.Of(syntax) switch
        {
            FrameCoding.JpegLs => CharLs.Missing("JPEG-LS"),
            FrameCoding.Jpeg2000 => OpenJpeg.Missing("JPEG 2000"),
            FrameCoding.HighThroughput => OpenJpeg.Missing("High-Throughput JPEG 2000"),
            _ => null,
        };
    }
}
