using CrowdAnnotate.Agreement;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Campaigns;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>A campaign's agreement as the same report that a table gets, with the same plots.</summary>
internal static class CampaignReport
{
    private static readonly string[] Remarks =
    [
        "Detection stands first; overlap and size are given a match.",
        "Intervals resample patients, not lesions: lesions of one patient stay together. Pairs of readers are no n.",
        "Readers are exchangeable: limits are with the mean of all; a bias is told of one reader against the others, not between two.",
        "Cases that a campaign closed as soon as readers agreed look more alike than readers are.",
    ];

    public static AgreementReport Of(CampaignEndpoints.Summary campaign, AgreementResult result, LesionReadings.Answer readings) => new(
        campaign.Name, "mm", readings.Rows.Select(r => r.Case).Distinct().Count(), readings.Rows.SelectMany(r => r.Readers.Select(x => x.Pseudonym)).Distinct().Count(),
        readings.Rows.Sum(r => r.Readers.Count), 1, new Dictionary<string, int>(),
        [.. Statistics(result), .. result.Alphas.Select(a => Line(a) with { Name = $"α, “{a.Question}”" })],
        [$"From {result.Submissions} submissions, computed {result.ComputedAt.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture)} by version {result.SoftwareVersion}.", .. Remarks]);

    // A result of an earlier version has these four alone.
    private static IEnumerable<ReportLine> Statistics(AgreementResult result) => result.Statistics.Count > 0
        ? result.Statistics.Select(s => s.Unit == "mm" ? Line(s).InUnitOfReadings() : Line(s))
        : [Line(result.Detection), Line(result.Dice), Line(result.IccLongAxis), Line(result.LimitsWithMean).InUnitOfReadings()];

    public static ReportPlots Plots(LesionReadings.Answer readings)
    {
        var axes = Table(readings.Rows, r => r.LongAxis);
        var places = readings.Rows.ToDictionary(Key, r => (r.Case, r.Lesion));
        var plots = axes is null ? ReportPlots.None : ReportPlots.OfMeasurements(axes, "mm", row => places[row]);
        var answers = readings.Questions.Select(q => (Question: q, Table: Table(readings.Rows, r => r.Answers.TryGetValue(q.Id, out var place) ? place : null)))
            .Where(q => q.Table is not null)
            .SelectMany(q => ReportPlots.OfAnswers(q.Table!, q.Question.Words, [.. Enumerable.Range(0, q.Question.Answers.Count).Select(i => (double)i)], q.Question.Answers).Answers);
        return plots with { Matrices = [.. Overlap(readings.Rows), .. plots.Matrices], Answers = [.. answers] };
    }

    private static IEnumerable<PlottedMatrix> Overlap(IReadOnlyList<LesionReadings.Row> rows)
    {
        var pairs = rows.SelectMany(r => r.PairwiseDice).GroupBy(p => string.CompareOrdinal(p.A, p.B) < 0 ? (p.A, p.B) : (A: p.B, B: p.A))
            .Select(g => new MatrixCell(g.Key.A, g.Key.B, g.Average(p => p.Dice), g.Count(), null)).ToList();
        var readers = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Order(StringComparer.Ordinal).ToList();
        return pairs.Count == 0 ? [] : [new PlottedMatrix("Mean Dice on matched lesions", "", [0, 1], readers, pairs)];
    }

    // Lesions that two readers or more have a value of; the others say nothing of agreement.
    private static ReadingTable? Table(IEnumerable<LesionReadings.Row> rows, Func<LesionReadings.ReaderRow, double?> value)
    {
        var readings = rows.Select(r => (Key: Key(r), Values: r.Readers.Select(x => (x.Pseudonym, Value: value(x))).Where(v => v.Value.HasValue).ToList()))
            .Where(r => r.Values.Count > 1).SelectMany(r => r.Values.Select(v => new CrowdAnnotate.Agreement.Reading(r.Key, v.Pseudonym, v.Value!.Value))).ToList();
        return readings.Count == 0 ? null : ReadingTable.Of(readings);
    }

    private static string Key(LesionReadings.Row row) => $"{row.Case} · {row.Lesion}";

    private static ReportLine Line(StatisticAnswer s) => new(
        s.Name, s.Variant + (s.IntervalMethod is null ? s.IntervalUndefined is null ? "" : $"; no interval: {s.IntervalUndefined}" : $"; {s.IntervalMethod}"),
        s.Value, s.Low, s.High, s.Undefined, s.Cases, s.Readers, s.Readings, null, s.NotFor, Lesions: s.Lesions);
}
