namespace CrowdAnnotate.Dicom;

/// <summary>JPEG 2000 and HTJ2K (ITU-T T.800, T.814), decoded by the system's OpenJPEG in strict mode: what is cut short is refused.</summary>
internal static unsafe class Jpeg2000Codec
{
    private const string Malformed = "The JPEG 2000 frame is malformed or cut short";

    // The library takes four bytes a sample and as much again for the wavelets.
    private const long MostSamples = 64L << 20;

    public static string? Decode(ReadOnlyMemory<byte> stream, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        if ((long)header.Columns * header.Rows * header.Components > MostSamples)
        {
            return $"A JPEG 2000 frame of more than {MostSamples} samples is not decoded";
        }

        var codestream = stream.Span[Jpeg2000Header.Start(stream.Span)..];
        fixed (byte* bytes = codestream)
        {
            var source = new CodestreamSource { Bytes = bytes, Length = codestream.Length };
            return Decode(&source, header, d, target);
        }
    }

    private static string? Decode(CodestreamSource* source, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        var decoder = OpenJpeg.CreateDecoder(OpenJpeg.Codestream);
        var stream = Open(source);
        OpenJpeg.Image* image = null;
        try
        {
            var parameters = stackalloc byte[OpenJpeg.ParameterBytes];
            OpenJpeg.DefaultParameters(parameters);
            if (OpenJpeg.SetUp(decoder, parameters) == 0 || OpenJpeg.SetStrict(decoder, 1) == 0 || OpenJpeg.ReadHeader(stream, decoder, &image) == 0)
            {
                return Malformed;
            }

            return !IsAsSaid(image, header) ? "The JPEG 2000 frame has two headers that contradict each other"
                : OpenJpeg.Decode(decoder, stream, image) == 0 || !IsAsSaid(image, header) ? Malformed
                : Copy(image, header, d, target);
        }
        finally
        {
            if (image is not null)
            {
                OpenJpeg.DestroyImage(image);
            }

            OpenJpeg.DestroyStream(stream);
            OpenJpeg.DestroyDecoder(decoder);
        }
    }

    private static nint Open(CodestreamSource* source)
    {
        var stream = OpenJpeg.CreateStream(1 << 16, 1);
        OpenJpeg.SetRead(stream, &CodestreamSource.Read);
        OpenJpeg.SetSkip(stream, &CodestreamSource.Skip);
        OpenJpeg.SetSeek(stream, &CodestreamSource.Seek);
        OpenJpeg.SetUserData(stream, source, 0);
        OpenJpeg.SetLength(stream, (ulong)source->Length);
        return stream;
    }

    private static bool IsAsSaid(OpenJpeg.Image* image, CodestreamHeader header)
    {
        if (image->ComponentCount != header.Components)
        {
            return false;
        }

        for (var i = 0; i < header.Components; i++)
        {
            var component = image->Components[i];
            if (component.Width != header.Columns || component.Height != header.Rows || component.Precision != header.Precision)
            {
                return false;
            }
        }

        return true;
    }

    private static string? Copy(OpenJpeg.Image* image, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        var writer = new SampleWriter(target, d, header.Precision);
        var pixels = header.Rows * header.Columns;
        for (var component = 0; component < header.Components; component++)
        {
            var samples = image->Components[component].Samples;
            if (samples is null)
            {
                return Malformed;
            }

            writer.Write(new ReadOnlySpan<int>(samples, pixels), component, header.Components);
        }

        return null;
    }
}
