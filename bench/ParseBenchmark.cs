using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>The program's own measurements of a made 512×512 16-bit CT of 89 elements: its header parsed, its data set de-identified.</summary>
public static class ParseBenchmark
{
    private const double GigabytesPerSecond = 1;
    private const double Milliseconds = 0.1;

    // fo-dicom, as the DICOM chapter states it; not measured here.
    private const double StatedPeer = 6.5;

    public static async Task<IReadOnlyList<Figure>> ParseAsync(IProgress<string> progress, CancellationToken cancel)
    {
        var measured = await MeasureAsync("parse", progress, cancel);
        var allocated = measured.GetProperty("bytesAllocatedPerElement").GetDouble();
        return
        [
            Rate("header parsed from memory", measured, "memoryGigabytesPerSecond"),
            Rate("header parsed from a file", measured, "fileGigabytesPerSecond"),
            new Figure("parse", "allocated for each element", allocated, "B", "no peer", null, null, null, null, "one run"),
        ];
    }

    public static async Task<IReadOnlyList<Figure>> DeidentifyAsync(IProgress<string> progress, CancellationToken cancel)
    {
        var measured = await MeasureAsync("deidentify", progress, cancel);
        var (spread, whole) = (Spread(measured, "deidentifyMilliseconds"), Spread(measured, "withPixelsMilliseconds"));
        return
        [
            new Figure(
                "deidentify", "data set of 89 elements, profile public", spread.Median, "ms", "fo-dicom (stated)", StatedPeer, spread.Median / StatedPeer,
                FormattableString.Invariant($"<= {Milliseconds} ms"), spread.Median <= Milliseconds, spread.ToString()),
            new Figure("deidentify", "the same with its 512×512 pixels searched for text and hidden bits", whole.Median, "ms", "no peer", null, null, null, null, whole.ToString()),
        ];
    }

    private static Figure Rate(string name, JsonElement measured, string property)
    {
        var spread = Spread(measured, property);
        return new Figure(
            "parse", name, spread.Median, "GB/s", "limit", GigabytesPerSecond, spread.Median / GigabytesPerSecond,
            FormattableString.Invariant($">= {GigabytesPerSecond} GB/s"), spread.Median >= GigabytesPerSecond, spread.ToString());
    }

    private static Spread Spread(JsonElement measured, string property) => Bench.Spread.Of(measured.GetProperty(property).EnumerateArray().Select(v => v.GetDouble()));

    private static async Task<JsonElement> MeasureAsync(string bench, IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report($"{bench}: 5 rounds");
        return JsonSerializer.Deserialize<JsonElement>(await Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), ["dicom", "measure"], cancel));
    }
}
