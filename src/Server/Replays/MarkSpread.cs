using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Replays;

/// <summary>How marks lie over slices, over readers and over series.</summary>
internal static class MarkSpread
{
    private static readonly (string Name, int From, int To)[] Gaps = [("0", 0, 0), ("1", 1, 1), ("2", 2, 2), ("3–5", 3, 5), ("6–10", 6, 10), ("over 10", 11, int.MaxValue)];

    public static IReadOnlyList<SliceGapRow> SliceGaps(IReadOnlyList<MarkPair> pairs) =>
        [.. Gaps.Select(gap =>
        {
            var differences = pairs.Where(p => p.IsSamePlace && p.SliceGap >= gap.From && p.SliceGap <= gap.To).Select(p => p.Difference).ToList();
            var limits = PercentLimits.HalfWidth(differences);
            return new SliceGapRow(gap.Name, differences.Count, limits.IsDefined ? limits.Value : null, limits.Reason?.Why);
        })];

    public static IReadOnlyList<RepeatedRead> Repeats(IEnumerable<MarkPair> pairs) =>
        [.. pairs.Where(p => p.IsRepeat).Select(p => new RepeatedRead(p.First.Series, p.First.Reader, Math.Abs(p.Difference), p.IsSamePlace, p.SliceGap))];

    public static MarkShares Shares(IReadOnlyList<LongAxisMark> marks)
    {
        var readers = marks.GroupBy(m => m.Reader).OrderByDescending(g => g.Count()).ToList();
        var seconds = readers.SelectMany(g => Pauses([.. g.Select(m => m.DrawnAt).Order()])).Order().ToList();
        return new(
            (double)readers[0].Count() / marks.Count, readers[0].First().IsRadiologist, (double)readers.Take(10).Sum(g => g.Count()) / marks.Count,
            readers.Count(g => g.Count() <= 5), seconds.Count == 0 ? null : seconds[(seconds.Count - 1) / 2]);
    }

    public static IReadOnlyList<ReplayedSeries> Series(IEnumerable<IGrouping<string, LongAxisMark>> series) =>
        [.. series.GroupBy(s => s.First().Anatomy).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(anatomy => anatomy.OrderBy(s => s.Key, StringComparer.Ordinal).Select((s, i) => new ReplayedSeries(
                FormattableString.Invariant($"{anatomy.Key} {i + 1:000}"), anatomy.Key, [.. s.Select(m => new ReplayedReading(m.Reader, m.Length))])))];

    private static IEnumerable<double> Pauses(List<DateTimeOffset> times) => times.Skip(1).Zip(times, (later, earlier) => (later - earlier).TotalSeconds);
}
