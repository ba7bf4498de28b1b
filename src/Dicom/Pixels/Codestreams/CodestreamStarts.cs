namespace CrowdAnnotate.Dicom;

/// <summary>Frames told apart without an offset table, where there are more fragments than frames.</summary>
internal static class CodestreamStarts
{
    /// <summary>The index of each frame's first fragment: where a codestream's first marker stands, or, uncompressed, where a frame is full.</summary>
    public static DicomRefusal? Find(DicomPixelData pixels, PixelDescription d, FrameCoding coding, out int[]? starts)
    {
        starts = null;
        var count = pixels.Fragments.Count - 1;
        if (count < d.Frames)
        {
            return new DicomRefusal($"{count} fragments cannot hold {d.Frames} frames", pixels.Tag, pixels.Offset);
        }

        var found = coding switch
        {
            FrameCoding.Fragmented => ByLength(pixels, (d.BitsPerFrame + 7) / 8),
            FrameCoding.Rle or FrameCoding.Deflated => [],
            _ => ByMarker(pixels, coding),
        };
        if (found.Count != d.Frames || found[0] != 1)
        {
            return new DicomRefusal($"{count} fragments without an offset table cannot be told into {d.Frames} frames", pixels.Tag, pixels.Offset);
        }

        starts = [.. found];
        return null;
    }

    private static List<int> ByMarker(DicomPixelData pixels, FrameCoding coding)
    {
        var second = coding is FrameCoding.Jpeg2000 or FrameCoding.HighThroughput ? 0x4F : 0xD8;
        var found = new List<int>();
        for (var i = 1; i < pixels.Fragments.Count; i++)
        {
            var fragment = pixels.Fragments[i];
            if (fragment.Length >= 3 && pixels.Read(fragment.Offset - pixels.Offset, 3).Span is [0xFF, var marker, 0xFF] && marker == second)
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static List<int> ByLength(DicomPixelData pixels, long frame)
    {
        var found = new List<int>();
        long filled = 0;
        for (var i = 1; i < pixels.Fragments.Count; i++)
        {
            if (filled == 0)
            {
                found.Add(i);
            }

            filled += pixels.Fragments[i].Length;
            filled = filled >= frame ? 0 : filled;
        }

        return found;
    }
}
