using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>The campaign's statistics in agreement.json computed again from what the dataset holds of its lesions.</summary>
public static class CampaignCheck
{
    private const double Exact = 1e-9;

    /// <param name="longAxes">By lesion (case and id), then by reader, mm, computed again from the coordinates.</param>
    /// <param name="readersOfCase">How many readers read the case of each lesion.</param>
    public static IEnumerable<string> Differences(
        JsonElement agreement, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> longAxes, IReadOnlyDictionary<string, int> readersOfCase)
    {
        var campaign = agreement.GetProperty("campaign");
        var lesions = agreement.GetProperty("cases").EnumerateArray().SelectMany(c => c.GetProperty("lesions").EnumerateArray()).ToList();
        var dice = lesions.Select(l => l.GetProperty("consensus")).Where(c => c.ValueKind == JsonValueKind.Object).Select(c => c.GetProperty("meanPairwiseDice")).Where(d => d.ValueKind == JsonValueKind.Number).Select(d => d.GetDouble()).ToList();
        return Statistic(campaign, "dice", dice.Count == 0 ? null : dice.Average())
            .Concat(Statistic(campaign, "detection", longAxes.Count == 0 ? null : longAxes.Average(l => (double)l.Value.Count / readersOfCase[l.Key])))
            .Concat(Complete(longAxes) is { } table
                ? Statistic(campaign, "iccLongAxis", ReaderStatistics.IccAbsoluteSingle(table)).Concat(Statistic(campaign, "limitsWithMean", ReaderStatistics.LimitsWithMean(table)))
                : [])
            .Concat(campaign.GetProperty("blandAltman").EnumerateArray().SelectMany(b => BlandAltman(b, longAxes)));
    }

    // ICC by ANOVA needs a complete table of two lesions and two readers at least; otherwise another method applies and is tested elsewhere.
    private static double[][]? Complete(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> longAxes)
    {
        var compared = longAxes.Values.Where(l => l.Count > 1).ToList();
        var readers = compared.SelectMany(l => l.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        return compared.Count > 1 && readers.Count > 1 && compared.All(l => l.Count == readers.Count)
            ? [.. compared.Select(l => readers.Select(r => l[r]).ToArray())]
            : null;
    }

    private static IEnumerable<string> BlandAltman(JsonElement stated, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> longAxes)
    {
        var (first, second) = (stated.GetProperty("firstReader").GetString()!, stated.GetProperty("secondReader").GetString()!);
        var pairs = longAxes.Values.Where(l => l.ContainsKey(first) && l.ContainsKey(second)).Select(l => (l[first], l[second])).ToList();
        var (bias, low, high) = ReaderStatistics.BlandAltman(pairs);
        return new[] { ("bias", bias), ("low", low), ("high", high), ("n", pairs.Count) }
            .Where(v => !Close(stated.GetProperty(v.Item1).GetDouble(), v.Item2))
            .Select(v => $"Bland–Altman of {first} and {second}: {v.Item1} is {stated.GetProperty(v.Item1).GetDouble()}, computed again {v.Item2}");
    }

    private static IEnumerable<string> Statistic(JsonElement campaign, string name, double? value)
    {
        var stated = campaign.GetProperty(name).GetProperty("value");
        var same = stated.ValueKind == JsonValueKind.Null ? value is null : value is { } v && Close(stated.GetDouble(), v);
        return same ? [] : [$"{name} is {stated}, computed again {value}"];
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= Exact * Math.Max(1, Math.Abs(b));
}
