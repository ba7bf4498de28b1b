using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>How each reader's long axes differ from the median of the others', on the log scale.</summary>
public static class ReaderSizes
{
    private const double Weight = 5;

    public static Dictionary<string, (ReliabilityBias? Bias, double? Spread)> All(AgreementContent content) => content.Rows.Where(r => r.Sizes.Count > 1)
        .SelectMany(r => r.Sizes.Select(s => (s.Reader, Ratio: Math.Log(s.Millimetres) - Median([.. r.Sizes.Where(o => o.Reader != s.Reader).Select(o => Math.Log(o.Millimetres))]))))
        .GroupBy(s => s.Reader, s => s.Ratio).ToDictionary(g => g.Key, g => Of([.. g]));

    private static (ReliabilityBias? Bias, double? Spread) Of(double[] ratios)
    {
        var (n, mean) = (ratios.Length, ratios.Average());
        var deviation = n > 1 ? Math.Sqrt(ratios.Sum(r => (r - mean) * (r - mean)) / (n - 1)) : (double?)null;
        var interval = deviation is { } sd ? MeanInterval.Of(mean, sd, n) : null;
        return (
            new(Percent(mean), interval is null ? null : Percent(interval.Value.Lower), interval is null ? null : Percent(interval.Value.Upper), Percent(mean * n / (n + Weight)), n),
            deviation is { } spread ? Percent(spread) : null);
    }

    private static double Percent(double log) => 100 * (Math.Exp(log) - 1);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
