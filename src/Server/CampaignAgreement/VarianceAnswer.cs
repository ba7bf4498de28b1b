using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// Where the differences of sizes come from, by REML on the logarithms of long axes with crossed lesions and readers, and what more readers or more
/// lesions would buy. Standard deviations in %. Case × reader and repeat are not told apart: nobody reads a case twice.
/// </summary>
/// <param name="Undefined">Why there is none; the rest is then null or empty.</param>
/// <param name="Readers">For so many readers a lesion.</param>
/// <param name="SpreadKnownWithin">Half the width of the interval of the SD between readings of one lesion, % of it; lesions twice as many divide it by √2.</param>
public sealed record VarianceAnswer(
    string? Undefined, double? CasePercent, double? ReaderPercent, double? CaseReaderPercent, double? CaseShare, double? ReaderShare, double? CaseReaderShare,
    IReadOnlyList<ReadersBuy> Readers, int? ReadersForTenPercent, double? SpreadKnownWithin, int Lesions, int ReadersRead, int Readings)
{
    private static readonly int[] Choices = [1, 2, 3, 5, 8, 12];

    /// <param name="before">The last fit, from which the next one goes on.</param>
    public static VarianceAnswer Of(IReadOnlyList<LesionRow> rows, VarianceAnswer? before)
    {
        var table = LesionTables.OfLogSizes(rows);
        var fit = table is null ? CrowdAnnotate.Agreement.Undefined.NeedAtLeastTwoCases : MixedModel.Fit(table, StartOf(before));
        return fit.IsDefined ? Of(fit.Value)
            : new(fit.Reason.Why, null, null, null, null, null, null, [], null, null, table?.Cases.Count ?? 0, table?.Readers.Count ?? 0, table?.ReadingCount ?? 0);
    }

    private static VarianceShares? StartOf(VarianceAnswer? before) =>
        before is { CaseShare: { } c, ReaderShare: { } r, CaseReaderShare: { } e } ? new VarianceShares(c, r, e) : null;

    private static VarianceAnswer Of(MixedModelFit fit)
    {
        var (c, r, e) = (fit.VarianceOfCases, fit.VarianceOfReaders, fit.VarianceOfResidual);
        var covariance = fit.CovarianceOfVariances;
        var error = Math.Sqrt(Math.Max(0, covariance[1, 1] + covariance[2, 2] + (2 * covariance[1, 2])));
        return new(
            null, Percent(c), Percent(r), Percent(e), c / (c + r + e), r / (c + r + e), e / (c + r + e),
            [.. Choices.Select(k => new ReadersBuy(k, 100 * (Math.Exp(1.96 * Math.Sqrt((r + e) / k)) - 1), c + r + e > 0 ? c / (c + ((r + e) / k)) : null))],
            Math.Max(1, (int)Math.Ceiling((r + e) * Math.Pow(1.96 / Math.Log(1.1), 2))), 100 * 1.96 * error / (2 * (r + e)), fit.Cases, fit.Readers, fit.Readings);
    }

    private static double Percent(double variance) => 100 * (Math.Exp(Math.Sqrt(variance)) - 1);
}

/// <param name="HalfWidthPercent">95 % of means of so many readers lie within it of the lesion's size.</param>
/// <param name="Reliability">ICC of their mean.</param>
public sealed record ReadersBuy(int Readers, double HalfWidthPercent, double? Reliability);
