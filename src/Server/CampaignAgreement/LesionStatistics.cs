using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// The statistics of lesions that have a closed form in sums over them, each given with what it may not be used for: detection first, then size given
/// a match, then both at once. Pure; the bootstrap's seed is fixed, so the same lesions give the same numbers.
/// </summary>
public static class LesionStatistics
{
    /// <summary>How near two long axes are to count as one size in the unconditional statistic: 20 %, RECIST's progression.</summary>
    public const double SameSize = 0.2;

    public static IReadOnlyList<StatisticAnswer> All(IReadOnlyList<LesionRow> rows, int replicates) =>
        [Detection(rows, replicates), PositiveSpecific(rows, replicates), LimitsMm(rows, replicates), LimitsPercent(rows, replicates), FoundAndAlike(rows, replicates)];

    public static StatisticAnswer Detection(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "detection", "Lesion found", "mean share of a case's readers who marked the lesion", "share", rows, r => ((double)r.Found / r.Readers.Count, 1), Ratio, replicates,
        "the size of lesions; lesions nobody marked are not counted");

    public static StatisticAnswer PositiveSpecific(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "positive-specific", "Positive specific agreement", "share of the second readers who name what a first one marked", "share", rows,
        r => ((double)r.Found * (r.Found - 1), (double)r.Found * (r.Readers.Count - 1)), Ratio, replicates, "the absence of lesions: what nobody marked is not counted");

    public static StatisticAnswer LimitsMm(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "limits", "Limits with the mean", "± mm of 95 % of readings around the mean of all readers", "mm", Matched(rows), r => Spread(r, mm => mm), (part, whole) => HalfWidth(part, whole), replicates,
        "the change of a lesion over time; readers who marked another lesion or none");

    public static StatisticAnswer LimitsPercent(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "limits-percent", "Limits with the mean, log scale", "± % of 95 % of readings around the geometric mean of all readers", "%", Matched(rows), r => Spread(r, Math.Log),
        (part, whole) => HalfWidth(part, whole) is { } half ? 100 * (Math.Exp(half) - 1) : null, replicates,
        "the change of a lesion over time; readers who marked another lesion or none");

    public static StatisticAnswer FoundAndAlike(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "found-and-alike", "Found by both, within 20 %", "share of pairs of a case's readers, one of whom marked the lesion, who both did with long axes within 20 %", "share", rows,
        r => (AlikePairs(r), Pairs(r.Readers.Count) - Pairs(r.Readers.Count - r.Found)), Ratio, replicates, "why they differ: a reader who missed and one who measured otherwise count alike");

    public static StatisticAnswer Dice(IReadOnlyList<LesionRow> rows, int replicates) => OfSums(
        "dice", "Dice, matched", "mean over lesions of the mean pairwise Dice", "share", [.. rows.Where(r => r.Lesion.MeanDice is not null)], r => (r.Lesion.MeanDice!.Value, 1), Ratio, replicates,
        "readers who marked another lesion or none: it is given a match");

    /// <summary>A statistic with its interval, and with what both rest on.</summary>
    public static StatisticAnswer Answer(
        string? id, string name, string variant, string unit, Statistic<double> value, Statistic<BootstrapInterval> interval, IReadOnlyList<LesionRow> rows, int readers, int readings, string notFor) => new(
        name, variant, value.IsDefined ? value.Value : null, value.Reason?.Why,
        interval.IsDefined ? interval.Value.Lower : null, interval.IsDefined ? interval.Value.Upper : null,
        interval.IsDefined ? PatientBootstrap.Named(interval.Value.Replicates) : null, interval.Reason?.Why,
        rows.Count, rows.Select(r => r.Case.Id).Distinct().Count(), readers, readings, notFor, id, unit);

    /// <summary>1.96·√(part/whole); null where there is nothing to divide by.</summary>
    public static double? HalfWidth(double part, double whole) => whole > 0 ? 1.96 * Math.Sqrt(part / whole) : null;

    private static IReadOnlyList<LesionRow> Matched(IReadOnlyList<LesionRow> rows) => [.. rows.Where(r => r.Sizes.Count > 1)];

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;

    private static double Pairs(double readers) => readers * (readers - 1) / 2;

    private static double AlikePairs(LesionRow row)
    {
        var count = 0;
        for (var a = 1; a < row.Sizes.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                count += Math.Abs(Math.Log(row.Sizes[a].Millimetres / row.Sizes[b].Millimetres)) <= Math.Log(1 + SameSize) ? 1 : 0;
            }
        }

        return count;
    }

    // Squares about the lesion's mean, and how many readings they are of.
    private static (double Part, double Whole) Spread(LesionRow row, Func<double, double> scale)
    {
        var values = row.Sizes.Select(s => scale(s.Millimetres)).ToList();
        var mean = values.Average();
        return (values.Sum(v => (v - mean) * (v - mean)), values.Count);
    }

    private static StatisticAnswer OfSums(
        string id, string name, string variant, string unit, IReadOnlyList<LesionRow> rows, Func<LesionRow, (double Part, double Whole)> sums, Func<double, double, double?> value, int replicates, string notFor)
    {
        var total = rows.Select(sums).Aggregate((Part: 0.0, Whole: 0.0), (a, b) => (a.Part + b.Part, a.Whole + b.Whole));
        Statistic<double> whole = value(total.Part, total.Whole) is { } defined ? defined : Undefined.NoPairableValues;
        var interval = whole.IsDefined ? PatientBootstrap.OfSums(rows, sums, value, replicates) : whole.Reason;
        return Answer(id, name, variant, unit, whole, interval, rows, rows.SelectMany(r => r.Marks.Select(m => m.Reader)).Distinct().Count(), rows.Sum(r => r.Found), notFor);
    }
}
