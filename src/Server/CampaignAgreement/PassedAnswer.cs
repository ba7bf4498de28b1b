namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// Passing a case over is an outcome: its rates, and how far the readers who did so could move the detection of lesions, had none or all of them found
/// every lesion of the cases they passed over.
/// </summary>
/// <param name="Reads">Submissions and passed reads of all cases.</param>
/// <param name="Passed">Reads that were passed over for any reason.</param>
/// <param name="CannotJudge">Those among them that looked and could not tell.</param>
public sealed record PassedAnswer(int Reads, int Passed, int CannotJudge, double? DetectionIfNoneFound, double? DetectionIfAllFound)
{
    public static PassedAnswer Of(AgreementContent content)
    {
        var passed = content.Cases.Sum(c => c.Passed.Count);
        return new(
            content.Cases.Sum(c => c.Readers.Count) + passed, passed, content.Cases.Sum(c => c.Passed.Count(p => p.Judged)),
            Mean(content.Rows, r => (double)r.Found / (r.Readers.Count + r.Case.Passed.Count)),
            Mean(content.Rows, r => (double)(r.Found + r.Case.Passed.Count) / (r.Readers.Count + r.Case.Passed.Count)));
    }

    private static double? Mean(IReadOnlyList<LesionRow> rows, Func<LesionRow, double> share) => rows.Count == 0 ? null : rows.Average(share);
}

/// <summary>One case among the others.</summary>
/// <param name="Detection">Mean share of its readers who found its lesions; null where nobody marked any.</param>
/// <param name="SpreadPercent">± % of 95 % of readings around the geometric mean of a lesion's readers.</param>
public sealed record CaseAgreementRow(Guid Id, string Number, string? Site, int Readers, int Lesions, double? Detection, double? SpreadPercent, double? Dice, int Passed, int CannotJudge)
{
    /// <summary>Lowest agreement first: by detection, then by the spread of sizes.</summary>
    public static IReadOnlyList<CaseAgreementRow> All(AgreementContent content)
    {
        var rows = content.Rows.ToLookup(r => r.Case.Id);
        return [.. content.Cases.Where(c => c.Readers.Count > 0).Select(c => Of(c, [.. rows[c.Id]]))
            .OrderBy(c => c.Detection ?? 2).ThenByDescending(c => c.SpreadPercent ?? -1).ThenBy(c => c.Number, StringComparer.Ordinal)];
    }

    private static CaseAgreementRow Of(CaseContribution c, IReadOnlyList<LesionRow> rows)
    {
        var dice = rows.Select(r => r.Lesion.MeanDice).OfType<double>().ToList();
        var logs = rows.Where(r => r.Sizes.Count > 1).Select(r => r.Sizes.Select(s => Math.Log(s.Millimetres)).ToList()).ToList();
        var half = LesionStatistics.HalfWidth(logs.Sum(l => l.Sum(v => Math.Pow(v - l.Average(), 2))), logs.Sum(l => l.Count));
        return new(
            c.Id, c.Number, c.Lesions.Select(l => l.Site).FirstOrDefault(s => s is not null), c.Readers.Count, c.Lesions.Count,
            rows.Count == 0 ? null : rows.Average(r => (double)r.Found / r.Readers.Count), half is { } h ? 100 * (Math.Exp(h) - 1) : null,
            dice.Count == 0 ? null : dice.Average(), c.Passed.Count, c.Passed.Count(p => p.Judged));
    }
}
