namespace CrowdAnnotate.Dicom;

/// <summary>
/// Looks for text that a device or a program drew into the pixels. Such text is made of strokes: short runs of one value along a
/// row, with a strong step of the same sign at both ends (<see cref="StrokeRuns"/>). Strokes that touch make a glyph
/// (<see cref="GlyphFinding"/>); four glyphs or more beside each other, of one height and value, are a line (<see cref="TextLines"/>).
/// </summary>
/// <remarks>
/// Not found: fewer than four characters, writing that is not horizontal, letters lower than 5 pixels or higher than an eighth of the
/// image, joined letters, text whose contrast is less than a quarter of the image's, and text on a ground as bright as itself. So
/// what is found is held, and what is not found is not proven to be free of text. Of long recordings three frames are looked at.
/// </remarks>
internal static class BurnedInText
{
    // A recording of so few frames is looked at whole.
    private const int ShortRecording = 6;

    private const int MostRectangles = 32;

    /// <summary>What to black out; nothing where no text was found or the pixels cannot be read.</summary>
    /// <param name="file">As it came.</param>
    /// <param name="cleaned">Its pixel data, little endian where they are not compressed.</param>
    public static IReadOnlyList<PixelRectangle> Find(DicomFile file, DicomPixelData cleaned)
    {
        if (cleaned.Tag != DicomTag.PixelData || !PixelDescription.TryRead(file.Dataset, out var d, out _) || d.BitsAllocated is not (1 or 8 or 16 or 32))
        {
            return [];
        }

        var found = new List<PixelRectangle>();
        foreach (var number in Looked(d.Frames))
        {
            if (Frame(file, cleaned, d, number) is { } values)
            {
                using var plane = GrayPlane.Of(values.Span, d);
                found.AddRange(TextLines.In(GlyphFinding.In(StrokeRuns.In(plane), plane), StrokeRuns.Contrast(plane)));
            }
        }

        return Merged(found, d.Columns, d.Rows);
    }

    private static IEnumerable<int> Looked(int frames) => frames <= ShortRecording ? Enumerable.Range(1, frames) : [1, (frames / 2) + 1, frames];

    private static ReadOnlyMemory<byte>? Frame(DicomFile file, DicomPixelData cleaned, PixelDescription d, int number)
    {
        if (file.TransferSyntax.IsEncapsulated)
        {
            return DicomFrames.Decode(file.Dataset, file.TransferSyntax, number, out var decoded) is null ? decoded : null;
        }

        // Frames that do not begin with a byte are of single bits; all of them are few bytes.
        var isAligned = d.BitsPerFrame % 8 == 0;
        var length = d.BitsPerFrame / 8;
        if (!isAligned && (number > 1 || cleaned.Length > int.MaxValue))
        {
            return null;
        }

        var frame = isAligned ? cleaned.Read((number - 1) * length, (int)length) : cleaned.Read(0, (int)cleaned.Length);
        return NativeFrame.Unpack(frame, d, out var values) is null ? values : null;
    }

    // Lines that overlap become one rectangle; of very many their common box is left.
    private static List<PixelRectangle> Merged(List<PixelRectangle> lines, int columns, int rows)
    {
        var merged = new List<PixelRectangle>();
        foreach (var line in lines.Select(l => Within(l, columns, rows)))
        {
            var one = line;
            while (merged.FindIndex(m => Overlap(m, one)) is >= 0 and var i)
            {
                one = Union(merged[i], one);
                merged.RemoveAt(i);
            }

            merged.Add(one);
        }

        return merged.Count <= MostRectangles ? merged : [merged.Aggregate(Union)];
    }

    private static PixelRectangle Within(PixelRectangle r, int columns, int rows)
    {
        var (x0, y0) = (Math.Max(0, r.X), Math.Max(0, r.Y));
        return new PixelRectangle(x0, y0, Math.Min(columns, r.X + r.Width) - x0, Math.Min(rows, r.Y + r.Height) - y0);
    }

    private static bool Overlap(PixelRectangle a, PixelRectangle b) =>
        a.X <= b.X + b.Width && b.X <= a.X + a.Width && a.Y <= b.Y + b.Height && b.Y <= a.Y + a.Height;

    private static PixelRectangle Union(PixelRectangle a, PixelRectangle b)
    {
        var (x, y) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new PixelRectangle(x, y, Math.Max(a.X + a.Width, b.X + b.Width) - x, Math.Max(a.Y + a.Height, b.Y + b.Height) - y);
    }
}
