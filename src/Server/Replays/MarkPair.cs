using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Replays;

/// <summary>Two marks on one series.</summary>
/// <param name="Difference">Of the lengths, percent of their mean.</param>
/// <param name="IsSamePlace">The middles are closer than half the longer mark, in-plane: the slice is left out of it, because the file has no slice spacing.</param>
/// <param name="SliceGap">How many images apart they were drawn.</param>
public sealed record MarkPair(LongAxisMark First, LongAxisMark Second, double Difference, bool IsSamePlace, bool IsSameImage, int SliceGap)
{
    /// <summary>One reader twice: a repeat, which says nothing of how readers differ.</summary>
    public bool IsRepeat => First.Reader == Second.Reader;

    public string Patient => First.Patient;

    /// <summary>The pair exists since its second mark does.</summary>
    public DateTimeOffset Since => First.DrawnAt > Second.DrawnAt ? First.DrawnAt : Second.DrawnAt;

    /// <summary>Every pair of marks on each series.</summary>
    public static IReadOnlyList<MarkPair> Of(IEnumerable<LongAxisMark> marks) => [.. marks.GroupBy(m => m.Series).SelectMany(s => OfSeries([.. s]))];

    /// <summary>mm a pixel of a series: the median of what its marks say, one of which may be wrong.</summary>
    public static double SpacingOf(IReadOnlyList<LongAxisMark> series)
    {
        var spacings = series.Select(m => m.Spacing).Order().ToList();
        var middle = spacings.Count / 2;
        return spacings.Count % 2 == 1 ? spacings[middle] : (spacings[middle - 1] + spacings[middle]) / 2;
    }

    private static IEnumerable<MarkPair> OfSeries(IReadOnlyList<LongAxisMark> series)
    {
        var spacing = SpacingOf(series);
        return series.SelectMany((first, i) => series.Skip(i + 1).Select(second => Of(first, second, spacing)));
    }

    private static MarkPair Of(LongAxisMark first, LongAxisMark second, double spacing)
    {
        var (dx, dy) = (first.Middle.X - second.Middle.X, first.Middle.Y - second.Middle.Y);
        return new(
            first, second, PercentLimits.Difference(first.Length, second.Length),
            spacing * Math.Sqrt((dx * dx) + (dy * dy)) < Math.Max(first.Length, second.Length) / 2, first.Image == second.Image, Math.Abs(first.Slice - second.Slice));
    }
}
