namespace CrowdAnnotate.Dicom;

/// <summary>
/// A part of a picture (PS3.18 §8.3.5.1.3), in pixels from its top left corner. A side that is not given reaches to the edge; a negative
/// one shows the part mirrored.
/// </summary>
public readonly record struct SourceRegion(double Left, double Top, double? Width = null, double? Height = null)
{
    /// <summary>Whether a picture of that size has a pixel in it.</summary>
    public bool Meets(int columns, int rows) => Span(Left, Width, columns).Count > 0 && Span(Top, Height, rows).Count > 0;

    /// <summary>The whole pixels that it touches, of a picture that it meets.</summary>
    internal RenderedFrame Cut(RenderedFrame whole)
    {
        var ((left, width), (top, height)) = (Span(Left, Width, whole.Width), Span(Top, Height, whole.Height));
        var cut = new byte[width * height * whole.Channels];
        for (var y = 0; y < height; y++)
        {
            var line = ((Height < 0 ? top + height - 1 - y : top + y) * whole.Width) + left;
            for (var x = 0; x < width; x++)
            {
                var from = (line + (Width < 0 ? width - 1 - x : x)) * whole.Channels;
                whole.Pixels.AsSpan(from, whole.Channels).CopyTo(cut.AsSpan(((y * width) + x) * whole.Channels));
            }
        }

        return new RenderedFrame(width, height, whole.Channels, cut);
    }

    private static (int First, int Count) Span(double from, double? length, int size)
    {
        var first = (int)Math.Clamp(Math.Floor(from), 0, size);
        var end = (int)Math.Clamp(Math.Ceiling(from + Math.Abs(length ?? size)), 0, size);
        return (first, Math.Max(0, end - first));
    }
}
