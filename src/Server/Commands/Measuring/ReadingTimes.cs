using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>How long statistics of readings take.</summary>
internal static class ReadingTimes
{
    private const int DawidSkeneIterations = 20;
    private static readonly int[] CurveCases = [200, 2_000, 20_000, 200_000];

    /// <param name="Value">What it came to, to be held against another program's.</param>
    /// <param name="AllocatedPerReading">Bytes that one run allocates, for each reading.</param>
    public sealed record Timed(string Name, int Cases, int Readings, double[] Seconds, double Value, double AllocatedPerReading);

    /// <summary>Those that have a goal, each on a table that is written to <paramref name="folder"/> as well.</summary>
    public static IReadOnlyList<Timed> WithGoals(string folder) =>
    [
        Of("alphaOrdinal", Shared(folder, "answers", MadeReadings.Answers(100_000, 0.1)), t => KrippendorffAlpha.Compute(t, MeasurementLevel.Ordinal).Value.Value),
        Of("alphaInterval", Shared(folder, "sizes", MadeReadings.Sizes(1_000)), t => KrippendorffAlpha.Compute(t, MeasurementLevel.Interval).Value.Value),
        Of("iccAllForms", MadeReadings.Table(MadeReadings.Sizes(1_000)), t => Icc.AllForms(t).Value[IccForm.AgreementSingle].Value.Value),
        Of("fleiss", Shared(folder, "categories", MadeReadings.Answers(100_000, 0)), Fleiss),
        Of("reml", Shared(folder, "many-sizes", MadeReadings.Sizes(40_000)), t => MixedModel.Fit(t).Value.AbsoluteAgreement),
        DawidAndSkene(Shared(folder, "labels", MadeReadings.Answers(20_000, 0))),
    ];

    /// <summary>The same statistics from a thousand to a million readings.</summary>
    public static IReadOnlyList<Timed> Curve() => [.. CurveCases.SelectMany(cases =>
    {
        var (answers, sizes) = (MadeReadings.Table(MadeReadings.Answers(cases, 0.1)), MadeReadings.Table(MadeReadings.Sizes(cases)));
        return new[]
        {
            Of("alphaOrdinal", answers, t => KrippendorffAlpha.Compute(t, MeasurementLevel.Ordinal).Value.Value),
            Of("alphaInterval", sizes, t => KrippendorffAlpha.Compute(t, MeasurementLevel.Interval).Value.Value),
            Of("fleiss", answers, Fleiss),
            Of("iccAllForms", sizes, t => Icc.AllForms(t).Value[IccForm.AgreementSingle].Value.Value),
            Of("reml", sizes, t => MixedModel.Fit(t).Value.AbsoluteAgreement),
        };
    })];

    public static Timed Of(string name, ReadingTable table, Func<ReadingTable, double> compute)
    {
        var value = compute(table);
        var before = GC.GetAllocatedBytesForCurrentThread();
        compute(table);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(name, table.Cases.Count, table.ReadingCount, Rounds.Seconds(() => compute(table)), value, (double)allocated / table.ReadingCount);
    }

    private static double Fleiss(ReadingTable table) =>
        ChanceCorrected.Compute(table, AgreementCoefficient.FleissKappa, WeightScheme.Unweighted, MadeReadings.Scale).Value.Value;

    private static Timed DawidAndSkene(ReadingTable table)
    {
        var settings = new DawidSkeneSettings { Categories = MadeReadings.Categories, MaximumIterations = DawidSkeneIterations, Tolerance = double.Epsilon };
        List<RaterLabel> labels = [.. Enumerable.Range(0, table.Cases.Count).SelectMany(i => table.Row(i).Select(r => new RaterLabel(table.Cases[i], table.Readers[r.Reader], (int)r.Value)))];
        return Of("dawidSkene", table, _ => DawidSkene.Fit(labels, settings).Value.Prevalence[0]);
    }

    private static ReadingTable Shared(string folder, string name, double?[,] values)
    {
        MadeReadings.Write(Path.Combine(folder, name + ".csv"), values);
        return MadeReadings.Table(values);
    }
}
