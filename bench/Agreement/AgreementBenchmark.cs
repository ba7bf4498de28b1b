namespace CrowdAnnotate.Bench.Agreement;

/// <summary>Statistics of readings: against R and numpy on the same readings, from a thousand to a million, and kept up with one new reading.</summary>
public static class AgreementBenchmark
{
    private const string Bench = "agreement";

    // Share of the full computation that one new reading may take.
    private const double RunningShare = 0.01;

    private static readonly (string Name, string What, string Peer, double? Limit)[] Goals =
    [
        ("alphaOrdinal", "α ordinal, 100,000 cases × 5, a tenth missing", "base R on a table of counts", 0.03),
        ("alphaInterval", "α interval, 1,000 × 5 real values", "base R by sums of squares", 0.002),
        ("fleiss", "Fleiss' κ with its standard error, 100,000 × 5", "base R on a table of counts, without a standard error", 0.02),
        ("iccAllForms", "six ICC with intervals, 1,000 × 5", "R psych::ICC", null),
        ("reml", "mixed model by REML, 200,000 readings", "R lme4::lmer", 0.5),
        ("dawidSkene", "Dawid–Skene, 20,000 × 5, 20 iterations", "numpy, vectorised", 0.05),
    ];

    private sealed record Running(string Name, int Readings, double[] FullSeconds, double[] OneSeconds);

    public static async Task<IReadOnlyList<Figure>> StatisticsAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var place = folder.In("readings");
        Directory.CreateDirectory(place);
        progress.Report("agreement: statistics, 5 rounds of each");
        var ours = await Measured.OfOursAsync<IReadOnlyList<Measured>>(["statistics", "--write", place], cancel);
        progress.Report("agreement: the same by R and numpy");
        IReadOnlyList<Measured> theirs =
        [
            .. await Measured.OfPeerAsync(["Rscript"], "1", "agreement.R", [place], cancel),
            .. await Measured.OfPeerAsync(["/usr/bin/python3", "python3"], "import numpy", "labels.py", [place], cancel),
        ];
        return [.. Goals.Select(g => ours.Single(o => o.Name == g.Name).Against(Bench, g.What, g.Peer, theirs, g.Limit)), .. await RunningAsync(progress, cancel), .. await CurveAsync(progress, cancel)];
    }

    private static async Task<IReadOnlyList<Figure>> RunningAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report("agreement: one new reading among a million");
        return [.. (await Measured.OfOursAsync<IReadOnlyList<Running>>(["running"], cancel)).Select(r =>
        {
            var (one, full) = (Spread.Of(r.OneSeconds), Spread.Of(r.FullSeconds));
            return new Figure(
                Bench, FormattableString.Invariant($"one new reading among {r.Readings:N0}: {r.Name}"), one.Median, "s", "all readings anew", full.Median, one.Median / full.Median,
                "<= 1/100 of all anew", one.Median <= RunningShare * full.Median, $"{one}; anew {full}");
        })];
    }

    private static async Task<IReadOnlyList<Figure>> CurveAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report("agreement: from a thousand readings to a million");
        var curve = await Measured.OfOursAsync<IReadOnlyList<Measured>>(["curve"], cancel);
        return [.. curve.GroupBy(c => c.Name).SelectMany(points =>
        {
            var first = points.First();
            return points.SelectMany(p => new[]
            {
                new Figure(
                    Bench, FormattableString.Invariant($"{p.Name}, {p.Readings:N0} readings"), Spread.Of(p.Seconds).Median, "s", "its share of the readings at the first size",
                    Spread.Of(first.Seconds).Median * p.Readings / first.Readings, Spread.Of(p.Seconds).Median / (Spread.Of(first.Seconds).Median * p.Readings / first.Readings), null, null, Spread.Of(p.Seconds).ToString()),
                new Figure(
                    Bench, FormattableString.Invariant($"{p.Name}, {p.Readings:N0} readings, memory allocated for each"), p.AllocatedPerReading, "B", "the reading itself", sizeof(double),
                    p.AllocatedPerReading / sizeof(double), null, null, "one run"),
            });
        })];
    }
}
