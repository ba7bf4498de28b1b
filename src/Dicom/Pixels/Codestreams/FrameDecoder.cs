using System.IO.Compression;

namespace CrowdAnnotate.Dicom;

/// <summary>One codestream into stored values, after its header was found to be that of the data set.</summary>
internal static class FrameDecoder
{
    public static string? Decode(FrameCoding coding, ReadOnlyMemory<byte> codestream, PixelDescription d, out ReadOnlyMemory<byte> values)
    {
        values = default;
        if (coding is FrameCoding.Fragmented)
        {
            return NativeFrame.Unpack(codestream, d, out values);
        }

        if (coding is FrameCoding.Deflated)
        {
            return Inflate(codestream, (d.BitsPerFrame + 7) / 8, out var native) ?? NativeFrame.Unpack(native, d, out values);
        }

        if ((CodestreamCheck.ReadHeader(coding, codestream.Span, codestream.Length, d, out var header) ?? header.Contradiction(d)) is { } reason)
        {
            return reason;
        }

        var target = new byte[NativeFrame.DecodedLength(d)];
        values = target;
        return coding switch
        {
            FrameCoding.Rle => RleCodec.Decode(codestream.Span, d, target),
            FrameCoding.Jpeg => SequentialJpeg.Decode(codestream, header, d, target),
            FrameCoding.LosslessJpeg => LosslessJpeg.Decode(codestream.Span, header, d, target),
            FrameCoding.JpegLs => JpegLsCodec.Decode(codestream, header, d, target),
            _ => Jpeg2000Codec.Decode(codestream, header, d, target),
        };
    }

    // A frame that inflates to more than it can be is cut off there; what is behind it is never looked at.
    private static string? Inflate(ReadOnlyMemory<byte> deflated, long length, out ReadOnlyMemory<byte> native)
    {
        var bytes = new byte[length];
        native = bytes;
        try
        {
            using var stream = new DeflateStream(new MemoryStream(deflated.ToArray(), writable: false), CompressionMode.Decompress);
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? null
                : "The deflated frame inflates to fewer bytes than its pixels need";
        }
        catch (InvalidDataException)
        {
            return "The deflated frame cannot be inflated";
        }
    }
}
