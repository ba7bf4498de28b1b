namespace CrowdAnnotate.Dicom;

/// <summary>
/// Bits outside BitsStored within compressed frames. RLE and uncompressed fragments are written anew without them; a lossless
/// codestream of more bits than are stored is looked into, and refused where it uses them. Lossy ones reproduce no bit exactly.
/// </summary>
internal static class HiddenBits
{
    /// <summary>Takes them out of one frame.</summary>
    /// <param name="cleared">Cells that had some.</param>
    /// <returns>Why they cannot be taken out; null when <paramref name="stream"/> is without.</returns>
    public static string? Clear(DicomTransferSyntax syntax, ref ReadOnlyMemory<byte> stream, PixelDescription description, out long cleared)
    {
        cleared = 0;
        var coding = IsLossy(syntax) ? FrameCoding.Unknown : FrameCodings.Of(syntax);
        if (!UnusedBits.MayHold(description) || description.BitsAllocated == 1 || !MayHold(coding, stream, description))
        {
            return null;
        }

        if (coding is FrameCoding.Fragmented)
        {
            stream = UnusedBits.Clear(stream, description, out cleared);
            return null;
        }

        if (FrameDecoder.Decode(coding, stream, description, out var values) is { } reason)
        {
            return reason;
        }

        var clean = UnusedBits.Clear(values, description, out cleared);
        if (cleared > 0 && coding is not FrameCoding.Rle)
        {
            return "The compressed frame has bits outside the stored ones, which cannot be taken out of it; decompress it first";
        }

        stream = cleared > 0 ? RleCodec.Encode(clean.Span, description) : stream;
        return null;
    }

    private static bool IsLossy(DicomTransferSyntax syntax) => syntax.Uid.Value is "1.2.840.10008.1.2.4.50" or "1.2.840.10008.1.2.4.51"
        or "1.2.840.10008.1.2.4.81" or "1.2.840.10008.1.2.4.91" or "1.2.840.10008.1.2.4.93" or "1.2.840.10008.1.2.4.203";

    private static bool MayHold(FrameCoding coding, ReadOnlyMemory<byte> stream, PixelDescription description) => coding switch
    {
        FrameCoding.Rle or FrameCoding.Fragmented => true,
        FrameCoding.LosslessJpeg or FrameCoding.JpegLs or FrameCoding.Jpeg2000 or FrameCoding.HighThroughput =>
            CodestreamCheck.ReadHeader(coding, stream.Span, stream.Length, description, out var header) is null && header.Precision > description.BitsStored,
        _ => false,
    };
}
