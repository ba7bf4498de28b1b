using CrowdAnnotate.Agreement;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.CaseConsensus;
using AgreementReading = CrowdAnnotate.Agreement.Reading;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>One lesion of one case: the row of every table.</summary>
public sealed record LesionRow(string Case, LesionResult Lesion, int ReadersOfCase)
{
    public string Key => $"{Case} · {Lesion.Label}";
}

/// <summary>The statistics of a campaign from its lesions. Pure; the bootstrap's seed is fixed, so the same lesions give the same numbers.</summary>
public static class AgreementDecision
{
    private const int Seed = 20171126;
    private const string Bootstrap = "percentile bootstrap of cases, 2,000 replicates";

    public static StatisticAnswer Detection(IReadOnlyList<LesionRow> rows) => Mean(
        rows, r => (double)r.Lesion.Readers.Count / r.ReadersOfCase, "Lesion found", "mean share of a case's readers who marked the lesion",
        "the size of lesions; lesions nobody marked are not counted");

    public static StatisticAnswer Dice(IReadOnlyList<LesionRow> rows) => Mean(
        [.. rows.Where(r => r.Lesion.Consensus?.MeanPairwiseDice is not null)], r => r.Lesion.Consensus!.MeanPairwiseDice!.Value,
        "Dice, matched", "mean over lesions of the mean pairwise Dice", "readers who marked another lesion or none: it is given a match");

    public static StatisticAnswer Icc(IReadOnlyList<LesionRow> rows)
    {
        var table = LongAxes(rows);
        var icc = table is null ? CrowdAnnotate.Agreement.Undefined.NeedAtLeastTwoCases : CrowdAnnotate.Agreement.Icc.AbsoluteAgreement(table);
        return Clustered(
            rows, table, "ICC(A,1) long axis", icc.IsDefined ? $"{icc.Value.Model}, {icc.Value.Definition}, {icc.Value.Type}; {icc.Value.Method.Split(',')[0]}" : "two-way random effects, absolute agreement, single reader",
            icc.Select(i => i.Value), CrowdAnnotate.Agreement.Icc.AbsoluteAgreementValue, "detection, or sizes of another range of lesions");
    }

    public static StatisticAnswer Limits(IReadOnlyList<LesionRow> rows)
    {
        var table = LongAxes(rows);
        var value = table is null ? CrowdAnnotate.Agreement.Undefined.NeedAtLeastTwoCases : LimitsOfAgreementWithMean.Compute(table).Select(l => l.HalfWidth);
        return Clustered(rows, table, "Limits with the mean", "± mm of 95 % of readings around the mean of all readers", value,
            t => LimitsOfAgreementWithMean.Compute(t).Select(l => l.HalfWidth), "the change of a lesion over time");
    }

    public static QuestionStatistic Alpha(IReadOnlyList<LesionRow> rows, TemplateQuestion question)
    {
        var level = question.Scale == AnswerScale.Nominal ? MeasurementLevel.Nominal : MeasurementLevel.Ordinal;
        var scale = question.Answers.Select((a, i) => (a.Code, i)).ToDictionary(p => (p.Code.Value, p.Code.Scheme), p => p.i + 1.0);
        var table = Table(rows, r => r.Answers.FirstOrDefault(a => a.QuestionId == question.Id) is { } a && scale.TryGetValue((a.Code.Value, a.Code.Scheme), out var v) ? v : null);
        var alpha = table is null ? CrowdAnnotate.Agreement.Undefined.NoPairableValues : KrippendorffAlpha.Compute(table, level).Select(a => a.Value);
        var s = Clustered(rows, table, $"α {question.Question.Meaning.ToLowerInvariant()}", $"Krippendorff's alpha, {(level == MeasurementLevel.Ordinal ? "ordinal" : "nominal")}", alpha,
            t => KrippendorffAlpha.Compute(t, level).Select(a => a.Value), "lesions that readers did not match");
        return new QuestionStatistic(question.Id, question.Question.Meaning, s.Name, s.Variant, s.Value, s.Undefined, s.Low, s.High, s.IntervalMethod, s.IntervalUndefined, s.Lesions, s.Cases, s.Readers, s.Readings, s.NotFor);
    }

    public static IReadOnlyList<BlandAltmanAnswer> BlandAltmans(IReadOnlyList<LesionRow> rows)
    {
        var readers = rows.SelectMany(r => r.Lesion.Readers.Select(l => l.Pseudonym)).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. readers.SelectMany((a, i) => readers.Skip(i + 1).Select(b => BlandAltmanOf(rows, a, b))).OfType<BlandAltmanAnswer>()];
    }

    private static BlandAltmanAnswer? BlandAltmanOf(IReadOnlyList<LesionRow> rows, string first, string second)
    {
        var pairs = rows.Select(r => (Row: r, A: LongAxisOf(r, first), B: LongAxisOf(r, second))).Where(p => p.A is not null && p.B is not null).ToList();
        var result = BlandAltman.Compute([.. pairs.Select(p => (p.A!.Value, p.B!.Value))]);
        return result.IsDefined
            ? new BlandAltmanAnswer(first, second, result.Value.Bias, result.Value.LimitsOfAgreement.Lower, result.Value.LimitsOfAgreement.Upper, pairs.Count,
                [.. pairs.Select(p => new BlandAltmanPoint(p.Row.Case, p.Row.Lesion.Label, (p.A!.Value + p.B!.Value) / 2, p.A!.Value - p.B!.Value))])
            : null;
    }

    private static double? LongAxisOf(LesionRow row, string reader) => row.Lesion.Readers.FirstOrDefault(r => r.Pseudonym == reader)?.LongAxis;

    private static ReadingTable? LongAxes(IReadOnlyList<LesionRow> rows) => Table(rows, r => r.LongAxis);

    // Lesions that at least two readers measured; a reader who did not mark one is missing there.
    private static ReadingTable? Table(IReadOnlyList<LesionRow> rows, Func<LesionReader, double?> value)
    {
        var readings = rows.Select(r => (r.Key, Values: r.Lesion.Readers.Select(l => (l.Pseudonym, Value: value(l))).Where(v => v.Value is not null).ToList()))
            .Where(r => r.Values.Count > 1)
            .SelectMany(r => r.Values.Select(v => new AgreementReading(r.Key, v.Pseudonym, v.Value!.Value))).ToList();
        return readings.Count == 0 ? null : ReadingTable.Of(readings);
    }

    private static StatisticAnswer Clustered(
        IReadOnlyList<LesionRow> rows, ReadingTable? table, string name, string variant, Statistic<double> value, Func<ReadingTable, Statistic<double>> again, string notFor)
    {
        var caseOf = rows.ToDictionary(r => r.Key, r => r.Case);
        var clusters = table?.Cases.Select(c => caseOf[c]).ToList() ?? [];
        var interval = !value.IsDefined ? value.Reason! : ClusterBootstrap.Percentile(table!, clusters, again, Seed);
        return Answer(name, variant, value, interval, table?.Cases.Count ?? 0, clusters.Distinct().Count(), table?.Readers.Count ?? 0, table?.ReadingCount ?? 0, notFor);
    }

    private static StatisticAnswer Mean(IReadOnlyList<LesionRow> rows, Func<LesionRow, double> value, string name, string variant, string notFor)
    {
        Statistic<double> mean = rows.Count == 0 ? CrowdAnnotate.Agreement.Undefined.NoPairableValues : rows.Average(value);
        var clusters = rows.GroupBy(r => r.Case).Select(g => g.ToList()).ToList();
        var interval = rows.Count == 0 ? mean.Reason! : ClusterBootstrap.Percentile(clusters, sample => sample.SelectMany(c => c).Average(value), Seed);
        var readers = rows.SelectMany(r => r.Lesion.Readers.Select(l => l.Pseudonym)).Distinct().Count();
        return Answer(name, variant, mean, interval, rows.Count, clusters.Count, readers, rows.Sum(r => r.Lesion.Readers.Count), notFor);
    }

    private static StatisticAnswer Answer(
        string name, string variant, Statistic<double> value, Statistic<BootstrapInterval> interval, int lesions, int cases, int readers, int readings, string notFor) => new(
        name, variant, value.IsDefined ? value.Value : null, value.Reason?.Why,
        interval.IsDefined ? interval.Value.Lower : null, interval.IsDefined ? interval.Value.Upper : null,
        interval.IsDefined ? Bootstrap : null, interval.Reason?.Why, lesions, cases, readers, readings, notFor);
}
