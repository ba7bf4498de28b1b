namespace CrowdAnnotate.Dicom;

/// <summary>
/// Compressed pixel data written anew: one fragment a frame without offset table, each codestream without what no decoder needs
/// (application data, comments, bytes behind its end).
/// </summary>
internal static class EncapsulatedCleaning
{
    public static DicomRefusal? Clean(
        DicomPixelData pixels, DicomDataset dataset, DicomTransferSyntax syntax, PixelDescription description, out CleanedPixels? cleaned)
    {
        cleaned = null;
        if (Cleaner(syntax, description) is not { } clean)
        {
            return new DicomRefusal($"Pixel data in {syntax.Name} ({syntax.Uid}) can hold more than pixels and cannot be cleaned", pixels.Tag, pixels.Offset);
        }

        if (FrameFragments.Starts(pixels, dataset) is not { } starts)
        {
            return new DicomRefusal("Nothing tells where the frames of the encapsulated pixel data begin", pixels.Tag, pixels.Offset);
        }

        var made = new List<DicomFragment> { new(0, default) };
        var (removed, cleared) = (0L, 0L);
        for (var frame = 0; frame < starts.Count; frame++)
        {
            var end = frame + 1 < starts.Count ? starts[frame + 1] : pixels.Fragments.Count;
            var stream = Joined(pixels, starts[frame], end);
            if (clean(stream) is not { } kept)
            {
                return new DicomRefusal($"The codestream of frame {frame + 1} cannot be read", pixels.Tag, pixels.Fragments[starts[frame]].Offset);
            }

            if (HiddenBits.Clear(syntax, ref kept, description, out var cells) is { } reason)
            {
                return new DicomRefusal($"{reason} (frame {frame + 1})", pixels.Tag, pixels.Fragments[starts[frame]].Offset);
            }

            cleared += cells;
            removed += Math.Max(0, stream.Length - kept.Length - (kept.Length & 1));
            made.Add(new DicomFragment(0, kept));
        }

        cleaned = new CleanedPixels(new DicomPixelData(pixels.Tag, pixels.VR, pixels.Offset, default, made), cleared, removed);
        return null;
    }

    private static Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>? Cleaner(DicomTransferSyntax syntax, PixelDescription description) => syntax.Uid.Value switch
    {
        "1.2.840.10008.1.2.4.50" or "1.2.840.10008.1.2.4.51" or "1.2.840.10008.1.2.4.57" or "1.2.840.10008.1.2.4.70" => s => JpegCleaning.Clean(s, isLs: false),
        "1.2.840.10008.1.2.4.80" or "1.2.840.10008.1.2.4.81" => s => JpegCleaning.Clean(s, isLs: true),
        "1.2.840.10008.1.2.4.90" or "1.2.840.10008.1.2.4.91" or "1.2.840.10008.1.2.4.92" or "1.2.840.10008.1.2.4.93"
            or "1.2.840.10008.1.2.4.201" or "1.2.840.10008.1.2.4.202" or "1.2.840.10008.1.2.4.203" => Jpeg2000Cleaning.Clean,
        "1.2.840.10008.1.2.5" => s => RleCleaning.Clean(s, description),
        "1.2.840.10008.1.2.1.98" => s => s.Length >= (description.BitsPerFrame + 7) / 8 ? s[..(int)((description.BitsPerFrame + 7) / 8)] : null,
        _ => null,
    };

    private static ReadOnlyMemory<byte> Joined(DicomPixelData pixels, int from, int to)
    {
        if (to - from == 1)
        {
            return pixels.Fragments[from].Read();
        }

        using var joined = new MemoryStream();
        for (var i = from; i < to; i++)
        {
            joined.Write(pixels.Fragments[i].Read().Span);
        }

        return joined.ToArray();
    }
}
