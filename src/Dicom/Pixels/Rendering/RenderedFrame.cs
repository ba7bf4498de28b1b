namespace CrowdAnnotate.Dicom;

/// <summary>A frame as it is shown: 8 bits a sample, grey or RGB, rows from the top, without padding.</summary>
/// <param name="Channels">1 for grey, 3 for RGB.</param>
public sealed record RenderedFrame(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>Renders decoded values as their header says they are to be shown.</summary>
    /// <param name="dataset">The header.</param>
    /// <param name="number">The frame's number, from 1, for what is said frame by frame.</param>
    /// <param name="values">As <see cref="DicomFrames.Decode"/> or <see cref="DicomFrames.Unpack"/> gives them.</param>
    /// <param name="window">Instead of the header's; without either, the range that most values lie in.</param>
    /// <param name="maximumWidth">The picture is made smaller, never larger, in its own proportions.</param>
    /// <param name="region">A part of it instead of the whole; it has to meet the frame.</param>
    /// <returns>Why it cannot be shown; null when <paramref name="frame"/> holds it.</returns>
    public static DicomRefusal? Create(
        DicomDataset dataset, int number, ReadOnlyMemory<byte> values, out RenderedFrame? frame,
        VoiWindow? window = null, int maximumWidth = int.MaxValue, int maximumHeight = int.MaxValue, SourceRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        frame = null;
        if (!PixelDescription.TryRead(dataset, out var description, out var refusal))
        {
            return refusal;
        }

        if (values.Length != NativeFrame.DecodedLength(description))
        {
            return new DicomRefusal("The frame is not as long as its header says", description.PixelTag);
        }

        return Show(dataset, description, number, values.Span, window) is not { } pixels
            ? new DicomRefusal("The palette is missing or malformed", DisplayAttributes.PaletteDescriptors[0])
            : Fit(new RenderedFrame(description.Columns, description.Rows, pixels.Length / (description.Rows * description.Columns), pixels), region, maximumWidth, maximumHeight, out frame);
    }

    private static byte[]? Show(DicomDataset dataset, PixelDescription d, int number, ReadOnlySpan<byte> values, VoiWindow? window) =>
        d.SamplesPerPixel >= 3 ? ColourDisplay.FromSamples(d, values)
        : d.PhotometricInterpretation == "PALETTE COLOR" ? ColourDisplay.FromPalette(dataset, d, values)
        : GreyDisplay.Show(dataset, d, number, values, window);

    private static DicomRefusal? Fit(RenderedFrame whole, SourceRegion? region, int maximumWidth, int maximumHeight, out RenderedFrame? frame)
    {
        frame = null;
        if (maximumWidth < 1 || maximumHeight < 1)
        {
            return new DicomRefusal("A picture is at least one pixel wide and high");
        }

        if (region is { } part)
        {
            if (!part.Meets(whole.Width, whole.Height))
            {
                return new DicomRefusal("No pixel of the frame lies in the part asked for");
            }

            whole = part.Cut(whole);
        }

        var scale = Math.Min(1, Math.Min((double)maximumWidth / whole.Width, (double)maximumHeight / whole.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(whole.Width * scale)), Math.Max(1, (int)Math.Round(whole.Height * scale)));
        frame = scale < 1 ? new RenderedFrame(width, height, whole.Channels, Reduction.Reduce(whole.Pixels, whole.Channels, (whole.Width, whole.Height), (width, height))) : whole;
        return null;
    }
}
