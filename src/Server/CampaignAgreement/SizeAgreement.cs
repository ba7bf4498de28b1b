using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>ICC(A,1) of long axes, from a complete table by analysis of variance, else by REML.</summary>
public static class SizeAgreement
{
    // Above this many lesions the model's own interval stands in for two thousand fits.
    private const int MostRowsResampled = 300;
    private const int Replicates = 2000;
    private const int ReplicatesByReml = 300;

    public static StatisticAnswer Icc(IReadOnlyList<LesionRow> rows)
    {
        var table = LesionTables.OfSizes(rows);
        var icc = table is null ? Undefined.NeedAtLeastTwoCases : CrowdAnnotate.Agreement.Icc.AbsoluteAgreement(table);
        var variant = icc.IsDefined ? $"{icc.Value.Model}, {icc.Value.Definition}, {icc.Value.Type}; {icc.Value.Method.Split(',')[0]}" : "two-way random effects, absolute agreement, single reader";
        var used = table is null ? [] : table.Cases.ToHashSet();
        IReadOnlyList<LesionRow> matched = [.. rows.Where(r => used.Contains(r.Key))];
        const string notFor = "detection, or sizes of another range of lesions";
        if (icc.IsDefined && table!.Cases.Count > MostRowsResampled)
        {
            return LesionStatistics.Answer("icc", "ICC(A,1) long axis", variant, "share", icc.Value.Value, Undefined.TooFewClusters(0, 0), matched, table.Readers.Count, table.ReadingCount, notFor)
                with { Low = icc.Value.Lower, High = icc.Value.Upper, IntervalMethod = icc.Value.Method, IntervalUndefined = null };
        }

        var interval = !icc.IsDefined ? icc.Reason
            : PatientBootstrap.OfTable(matched, table!, CrowdAnnotate.Agreement.Icc.AbsoluteAgreementValue, table!.IsComplete ? Replicates : ReplicatesByReml);
        return LesionStatistics.Answer(
            "icc", "ICC(A,1) long axis", variant, "share", icc.Select(i => i.Value), interval, matched, table?.Readers.Count ?? 0, table?.ReadingCount ?? 0, notFor);
    }

    /// <summary>Of readers who are compared two by two; of more than <paramref name="mostReaders"/> none, as the page makes them of the readings.</summary>
    public static IReadOnlyList<BlandAltmanAnswer> BlandAltmans(IReadOnlyList<LesionRow> rows, int mostReaders)
    {
        var readers = rows.SelectMany(r => r.Sizes.Select(s => s.Reader)).Distinct().Order(StringComparer.Ordinal).ToList();
        return readers.Count > mostReaders ? [] : [.. readers.SelectMany((a, i) => readers.Skip(i + 1).Select(b => BlandAltmanOf(rows, a, b))).OfType<BlandAltmanAnswer>()];
    }

    private static BlandAltmanAnswer? BlandAltmanOf(IReadOnlyList<LesionRow> rows, string first, string second)
    {
        var pairs = rows.Select(r => (Row: r, A: SizeOf(r, first), B: SizeOf(r, second))).Where(p => p.A is not null && p.B is not null).ToList();
        var result = BlandAltman.Compute([.. pairs.Select(p => (p.A!.Value, p.B!.Value))]);
        return result.IsDefined
            ? new BlandAltmanAnswer(first, second, result.Value.Bias, result.Value.LimitsOfAgreement.Lower, result.Value.LimitsOfAgreement.Upper, pairs.Count,
                [.. pairs.Select(p => new BlandAltmanPoint(p.Row.Case.Number, p.Row.Lesion.Label, (p.A!.Value + p.B!.Value) / 2, p.A!.Value - p.B!.Value))])
            : null;
    }

    private static double? SizeOf(LesionRow row, string reader) => row.Sizes.Where(s => s.Reader == reader).Select(s => (double?)s.Millimetres).FirstOrDefault();
}
