using System.Text.Json;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>
/// Every manifest entry of the statistics of raters that come from one table, by the manifest's tolerances (relative 1e-6, absolute 1e-9
/// unless given). Those that read other files are compared where they are asked for, by the command.
/// </summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, (double Relative, double Absolute)> Tolerance = new()
    {
        ["icc.mixedModel"] = (1e-4, 1e-5), ["icc.mixedModel/iccA1SE"] = (2e-3, 1e-4), ["icc.mixedModel/iccA1LogitCI"] = (2e-3, 1e-3),
        ["blandAltman"] = (1e-6, 1e-8), ["readerPrecision"] = (2e-3, 1e-3), ["fleissKappa.classic"] = (1e-6, 1e-7),
    };

    [Theory]
    [InlineData("icc.allForms", 6)]
    [InlineData("anova.twoWay", 2)]
    [InlineData("icc.oneWay", 4)]
    [InlineData("icc.mixedModel", 4)]
    [InlineData("limitsOfAgreementWithMean", 2)]
    [InlineData("blandAltman", 3)]
    [InlineData("design.connectedComponents", 5)]
    [InlineData("krippendorffAlpha.nominal", 8)]
    [InlineData("krippendorffAlpha.ordinal", 8)]
    [InlineData("krippendorffAlpha.interval", 8)]
    [InlineData("krippendorffAlpha.ratio", 8)]
    [InlineData("percentAgreement.unweighted", 8)]
    [InlineData("percentAgreement.linear", 5)]
    [InlineData("percentAgreement.quadratic", 5)]
    [InlineData("percentAgreement.ordinal", 5)]
    [InlineData("gwet.unweighted", 8)]
    [InlineData("gwet.linear", 5)]
    [InlineData("gwet.quadratic", 5)]
    [InlineData("gwet.ordinal", 5)]
    [InlineData("fleissKappa.unweighted", 8)]
    [InlineData("fleissKappa.linear", 5)]
    [InlineData("fleissKappa.quadratic", 5)]
    [InlineData("fleissKappa.ordinal", 5)]
    [InlineData("brennanPrediger.unweighted", 8)]
    [InlineData("brennanPrediger.linear", 5)]
    [InlineData("brennanPrediger.quadratic", 5)]
    [InlineData("brennanPrediger.ordinal", 5)]
    [InlineData("congerKappa", 7)]
    [InlineData("cohenKappa.unweighted", 2)]
    [InlineData("cohenKappa.linear", 1)]
    [InlineData("cohenKappa.quadratic", 1)]
    [InlineData("lightKappa", 2)]
    [InlineData("fleissKappa.classic", 2)]
    [InlineData("overallCcc", 2)]
    [InlineData("repeatability", 2)]
    [InlineData("readerPrecision", 2)]
    public void Equals_the_reference_values(string statistic, int atLeast)
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        var entries = ReferenceManifest.Entries(statistic);
        entries.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        var differences = entries.SelectMany(e => Differences(
            e.GetProperty("id").GetString()!, statistic, null, e.GetProperty("expected"),
            JsonSerializer.SerializeToElement(ReferenceKeys.Result(statistic, ReferenceManifest.Table(e), e.GetProperty("params")))));
        differences.ShouldBeEmpty();
    }

    private static IEnumerable<string> Differences(string at, string statistic, string? key, JsonElement expected, JsonElement got)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return expected.EnumerateObject().SelectMany(p =>
                    got.ValueKind == JsonValueKind.Object && got.TryGetProperty(p.Name, out var value)
                        ? Differences($"{at}.{p.Name}", statistic, key ?? p.Name, p.Value, value)
                        : [$"{at}.{p.Name} is missing in {got}"]);
            case JsonValueKind.Array:
                return expected.GetArrayLength() != got.GetArrayLength() ? [$"{at}: {got}"]
                    : expected.EnumerateArray().Zip(got.EnumerateArray()).SelectMany((p, i) => Differences($"{at}[{i}]", statistic, key, p.First, p.Second));
            case JsonValueKind.Number:
                var (relative, absolute) = Tolerance.TryGetValue($"{statistic}/{key}", out var own) ? own : Tolerance.GetValueOrDefault(statistic, (1e-6, 1e-9));
                var close = got.ValueKind == JsonValueKind.Number
                    && Math.Abs(got.GetDouble() - expected.GetDouble()) <= Math.Max(absolute, relative * Math.Abs(expected.GetDouble()));
                return close ? [] : [$"{at}: expected {expected}, got {got}"];
            default:
                return got.ToString() == expected.ToString() ? [] : [$"{at}: expected {expected}, got {got}"];
        }
    }
}
