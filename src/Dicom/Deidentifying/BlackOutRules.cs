using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Suggests what to black out: of ultrasound with calibrated regions everything outside them (PS3.3 §C.8.5.5), else rectangles by
/// modality, maker, model and size out of a table. A person decides.
/// </summary>
internal static class BlackOutRules
{
    private static readonly DicomTag Regions = new(0x0018, 0x6011);
    private static readonly DicomTag MinX = new(0x0018, 0x6018);
    private static readonly DicomTag MinY = new(0x0018, 0x601A);
    private static readonly DicomTag MaxX = new(0x0018, 0x601C);
    private static readonly DicomTag MaxY = new(0x0018, 0x601E);
    private static readonly string[][] Lines = [.. DeidentificationTables.Lines("black-out.txt").Select(l => l.Split('|'))];

    public static IReadOnlyList<PixelRectangle> Suggest(DicomDataset original)
    {
        var (columns, rows) = (original.GetInt32(DicomTag.Columns) ?? 0, original.GetInt32(DicomTag.Rows) ?? 0);
        return columns <= 0 || rows <= 0 ? [] : OutsideRegions(original, columns, rows) ?? ByTable(original, columns, rows);
    }

    // The four rectangles around the regions' common bounding box.
    private static List<PixelRectangle>? OutsideRegions(DicomDataset original, int columns, int rows)
    {
        var boxes = original.GetSequence(Regions).Select(r => (X0: r.GetInt32(MinX), Y0: r.GetInt32(MinY), X1: r.GetInt32(MaxX), Y1: r.GetInt32(MaxY))).ToList();
        if (boxes.Count == 0 || boxes.Exists(b => b.X0 is null || b.Y0 is null || b.X1 is null || b.Y1 is null))
        {
            return null;
        }

        var (left, top) = (Math.Clamp(boxes.Min(b => b.X0!.Value), 0, columns), Math.Clamp(boxes.Min(b => b.Y0!.Value), 0, rows));
        var (right, bottom) = (Math.Clamp(boxes.Max(b => b.X1!.Value) + 1, left, columns), Math.Clamp(boxes.Max(b => b.Y1!.Value) + 1, top, rows));
        PixelRectangle[] around =
        [
            new(0, 0, columns, top), new(0, bottom, columns, rows - bottom), new(0, top, left, bottom - top), new(right, top, columns - right, bottom - top),
        ];
        return [.. around.Where(r => r is { Width: > 0, Height: > 0 })];
    }

    private static IReadOnlyList<PixelRectangle> ByTable(DicomDataset original, int columns, int rows)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{columns}x{rows}");
        var line = Array.Find(Lines, l => Fits(l[0], original.GetString(DicomTag.Modality)) && Fits(l[1], original.GetString(DicomTag.Manufacturer))
            && Fits(l[2], original.GetString(DicomTag.ManufacturerModelName)) && (l[3] == "*" || l[3] == size));
        return line is null ? [] : [.. line[4].Split(';').Select(r => Rectangle(r, columns, rows))];
    }

    private static bool Fits(string pattern, string? value) => pattern == "*" || (value?.StartsWith(pattern, StringComparison.OrdinalIgnoreCase) ?? false);

    private static PixelRectangle Rectangle(string text, int columns, int rows)
    {
        var parts = text.Split(',');
        int At(int i, int whole) => parts[i].Contains('.', StringComparison.Ordinal)
            ? (int)Math.Round(double.Parse(parts[i], CultureInfo.InvariantCulture) * whole) : int.Parse(parts[i], CultureInfo.InvariantCulture);
        return new PixelRectangle(At(0, columns), At(1, rows), At(2, columns), At(3, rows));
    }
}
