namespace CrowdAnnotate.Dicom;

/// <summary>
/// Rows of subsampled components at the size of the image. Halved rows get three parts of the nearer and one of the farther
/// sample, which lie centred between pixels (T.871 §6.1); other ratios repeat samples.
/// </summary>
internal static class Upsampling
{
    /// <param name="row">Takes the image's row <paramref name="y"/>; longer than the image by a sample's pixels.</param>
    /// <param name="sums">A place for intermediate sums, as long as the row.</param>
    public static void Row(ComponentPlane plane, int y, Span<ushort> row, Span<int> sums)
    {
        // Narrow planes are repeated, as there is nothing to interpolate between.
        var interpolates = plane is { HorizontalRatio: 2, VerticalRatio: 1 or 2, Width: > 2 };
        var line = plane.Samples.AsSpan(y / plane.VerticalRatio * plane.Stride, plane.Width);
        if (!interpolates)
        {
            for (var x = 0; x < plane.Width * plane.HorizontalRatio; x++)
            {
                row[x] = line[x / plane.HorizontalRatio];
            }
        }
        else if (plane.VerticalRatio == 1)
        {
            Across(line, row);
        }
        else
        {
            var farther = Math.Clamp((y / 2) + ((y & 1) == 0 ? -1 : 1), 0, plane.Height - 1);
            AcrossAndDown(line, plane.Samples.AsSpan(farther * plane.Stride, plane.Width), row, sums[..plane.Width]);
        }
    }

    // The rounding alternates so that it leaves no bias.
    private static void Across(ReadOnlySpan<ushort> line, Span<ushort> row)
    {
        for (var x = 0; x < line.Length; x++)
        {
            row[2 * x] = x == 0 ? line[0] : (ushort)(((3 * line[x]) + line[x - 1] + 1) >> 2);
            row[(2 * x) + 1] = x == line.Length - 1 ? line[x] : (ushort)(((3 * line[x]) + line[x + 1] + 2) >> 2);
        }
    }

    private static void AcrossAndDown(ReadOnlySpan<ushort> nearer, ReadOnlySpan<ushort> farther, Span<ushort> row, Span<int> sums)
    {
        for (var x = 0; x < sums.Length; x++)
        {
            sums[x] = (3 * nearer[x]) + farther[x];
        }

        for (var x = 0; x < sums.Length; x++)
        {
            row[2 * x] = (ushort)((x == 0 ? (4 * sums[0]) + 8 : (3 * sums[x]) + sums[x - 1] + 8) >> 4);
            row[(2 * x) + 1] = (ushort)((x == sums.Length - 1 ? (4 * sums[x]) + 7 : (3 * sums[x]) + sums[x + 1] + 7) >> 4);
        }
    }
}
