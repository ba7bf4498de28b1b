using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Kappas that carry one name each, and Kendall's concordance.</summary>
internal static class KappaStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["cohenKappa.unweighted"] = r => Cohen(r, WeightScheme.Unweighted),
        ["cohenKappa.linear"] = r => Cohen(r, WeightScheme.Linear),
        ["cohenKappa.quadratic"] = r => Cohen(r, WeightScheme.Quadratic),
        ["cohenKappa.ordinal"] = r => Cohen(r, WeightScheme.Ordinal),
        ["congerKappa"] = r => Answer.Of(CongerKappa.Compute(r.Table(), scale: ChanceCorrectedStatistics.Scale(r)), Conger),
        ["lightKappa"] = r => Answer.Of(LightKappa.Compute(r.Table()), k => new { value = k.Value, n = k.Cases, k = k.Readers, pairs = k.Pairs }),
        ["fleissKappa.classic"] = r => Answer.Of(FleissKappaClassic.Compute(r.Table()), k => new { value = k.Value, z = k.Z, p = k.P, n = k.Cases, k = k.Readings }),
        ["kendallW"] = r => Answer.Of(KendallW.Compute(r.Table()), Kendall),
    };

    private static object Cohen(StatisticRequest request, WeightScheme weights)
    {
        var table = request.Table();
        var (first, second) = ComparisonStatistics.Columns(request, table);
        return Answer.Of(CohenKappa.Compute(table, first, second, weights, ChanceCorrectedStatistics.Scale(request)), k => new
        {
            value = k.Value, po = k.Observed, pe = k.Chance, ase = k.StandardError, seNull = k.StandardErrorUnderChance,
            lower = k.Interval?.Lower, upper = k.Interval?.Upper, n = k.Pairs,
        });
    }

    private static object Conger(CongerKappa k) => new
    {
        value = k.Value, pa = k.Observed, pe = k.Chance, se = k.StandardError, lower = k.Interval?.Lower, upper = k.Interval?.Upper,
        n = k.Cases, k = k.Readers, nReadings = k.Readings,
    };

    private static object Kendall(KendallW k) => new
    {
        W_tieCorrected = k.Value, chisq = k.ChiSquare, p = k.P, W_uncorrected = k.Uncorrected, chisq_uncorrected = k.ChiSquareUncorrected,
        n = k.Cases, k = k.Readers,
    };
}
