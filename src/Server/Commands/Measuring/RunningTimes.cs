using CrowdAnnotate.Agreement;
using CrowdAnnotate.Agreement.Running;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>One new reading among a million: the statistic kept up with it, against the statistic computed anew.</summary>
internal static class RunningTimes
{
    private const int Cases = 200_000;

    /// <param name="FullSeconds">All readings anew, from a table that is there already.</param>
    /// <param name="OneSeconds">One reading taken away, taken in again, and the statistic answered.</param>
    public sealed record Timed(string Name, int Readings, double[] FullSeconds, double[] OneSeconds);

    public static IReadOnlyList<Timed> All()
    {
        var (answers, sizes) = (MadeReadings.Table(MadeReadings.Answers(Cases, 0)), MadeReadings.Table(MadeReadings.Sizes(Cases)));
        var categories = new RunningCategoryAgreement { Categories = MadeReadings.Scale.Values };
        var (measurements, pairs) = (new RunningMeasurements(), new RunningPairs());
        for (var i = 0; i < Cases; i++)
        {
            categories.Replace([], Of(answers, i));
            measurements.Replace([], Of(sizes, i));
            pairs.Replace([], Of(sizes, i));
        }

        return
        [
            new("percent agreement, Fleiss' κ, Gwet's AC and Brennan–Prediger", answers.ReadingCount,
                Rounds.Each(() => Each(c => ChanceCorrected.Compute(answers, c, WeightScheme.Unweighted, MadeReadings.Scale).Value.Value)),
                OneMore(answers, categories.Replace, () => Each(c => categories.Compute(c).Value.Value))),
            new("α nominal and ordinal", answers.ReadingCount,
                Rounds.Each(() => Levels(l => KrippendorffAlpha.Compute(answers, l).Value.Value)),
                OneMore(answers, categories.Replace, () => Levels(l => categories.Alpha(l).Value.Value))),
            new("ANOVA, the six ICC and the limits with the mean", sizes.ReadingCount,
                Rounds.Each(() => _ = (Icc.AllForms(sizes).Value, LimitsOfAgreementWithMean.Compute(sizes).Value)),
                OneMore(sizes, measurements.Replace, () => _ = (measurements.AllForms().Value, measurements.Limits().Value))),
            new("α interval", sizes.ReadingCount,
                Rounds.Each(() => _ = KrippendorffAlpha.Compute(sizes, MeasurementLevel.Interval).Value),
                OneMore(sizes, measurements.Replace, () => _ = measurements.IntervalAlpha().Value)),
            new("bias and limits of two readers", sizes.ReadingCount,
                Rounds.Each(() => _ = BlandAltman.Compute(sizes.Pairs(0, 1)).Value),
                OneMore(sizes, pairs.Replace, () => _ = pairs.Difference(sizes.Readers[0], sizes.Readers[1]).Value)),
        ];
    }

    private static List<ReaderValue> Of(ReadingTable table, int @case) => [.. table.Row(@case).Select(r => new ReaderValue(table.Readers[r.Reader], r.Value))];

    // The reading is taken away before, so that every run is the same: more than what is asked for.
    private static double[] OneMore(ReadingTable table, Action<IReadOnlyList<ReaderValue>, IReadOnlyList<ReaderValue>> replace, Action answer)
    {
        var whole = Of(table, 17);
        var without = whole[..^1];
        return Rounds.Seconds(() =>
        {
            replace(whole, without);
            replace(without, whole);
            answer();
        });
    }

    private static void Each(Func<AgreementCoefficient, double> compute)
    {
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>())
        {
            compute(coefficient);
        }
    }

    private static void Levels(Func<MeasurementLevel, double> compute)
    {
        compute(MeasurementLevel.Nominal);
        compute(MeasurementLevel.Ordinal);
    }
}
