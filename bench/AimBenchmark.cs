using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>AIM documents written, read and checked, and segmentations of 512×512×300 written and read: the program measures itself.</summary>
public static class AimBenchmark
{
    private const int Runs = 5;
    private const int Many = 5000;
    private const double SegmentationSeconds = 1;
    private const double ManySeconds = 1;
    private const double ManyMegabytes = 100;

    private sealed record Cost(double CpuSeconds, double PeakMegabytes);

    public static async Task<IReadOnlyList<Figure>> DocumentsAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report("aim: 5 rounds of each");
        var schema = Path.Combine(Tools.Root, "..", "shared", "data", "aim", "xsd", "AIM_v4.2_rv2_XML.xsd");
        var measured = await MeasureAsync<JsonElement>(["documents", .. File.Exists(schema) ? new[] { "--schema", schema } : []], cancel);
        return
        [
            Rate("documents of 3 lesions with axes and outline written", measured, "writeSeconds", "XDocument of .NET, the same written from a tree", "treeWriteSeconds"),
            Rate("the same read, mended where need be", measured, "readSeconds", "XDocument of .NET, the same bytes into a tree", "treeReadSeconds"),
            Rate("the same checked, form and sense", measured, "checkSeconds", "XmlSchemaSet of .NET, the same bytes, form alone", "schemaSeconds"),
            .. await ManyAsync(progress, cancel),
        ];
    }

    public static async Task<IReadOnlyList<Figure>> SegmentationsAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report("seg: 5 rounds of each kind");
        var measured = await MeasureAsync<JsonElement>(["segmentations"], cancel);
        return
        [
            .. measured.EnumerateArray().SelectMany(s => new[] { ("written", "writeSeconds"), ("read", "readSeconds") }.Select(way => Figure.WithinLimit(
                "seg", $"{s.GetProperty("kind").GetString()!.ToLowerInvariant()} of 512×512×300 {way.Item1}", Spread.Of(Values(s, way.Item2)!), SegmentationSeconds))),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> ManyAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report($"aim: {Many} annotations in one file, {Runs} runs");
        using var folder = new TemporaryFolder();
        var (many, one) = (folder.In("many.xml"), folder.In("one.xml"));
        await MeasureAsync<long>(["make", many, "--annotations", Many.ToString(CultureInfo.InvariantCulture)], cancel);
        await MeasureAsync<long>(["make", one, "--annotations", "1"], cancel);
        var beyond = new List<Cost>();
        for (var run = 0; run < Runs; run++)
        {
            var (whole, start) = (await MeasureAsync<Cost>(["check", many], cancel), await MeasureAsync<Cost>(["check", one], cancel));
            beyond.Add(new(whole.CpuSeconds - start.CpuSeconds, whole.PeakMegabytes - start.PeakMegabytes));
        }

        var memory = Spread.Of(beyond.Select(b => b.PeakMegabytes));
        return
        [
            Figure.WithinLimit("aim", $"{Many} annotations in one file checked, CPU beyond that of one annotation", Spread.Of(beyond.Select(b => b.CpuSeconds)), ManySeconds),
            new Figure(
                "aim", "memory of that, beyond that of one annotation", memory.Median, "MB", "limit", ManyMegabytes, memory.Median / ManyMegabytes,
                FormattableString.Invariant($"<= {ManyMegabytes} MB"), memory.Median <= ManyMegabytes, memory.ToString()),
        ];
    }

    private static Figure Rate(string name, JsonElement measured, string ours, string peer, string theirs)
    {
        var rate = Spread.Of(Values(measured, ours)!.Select(s => 1 / s));
        double? other = Values(measured, theirs) is { } seconds ? Spread.Of(seconds.Select(s => 1 / s)).Median : null;
        return new Figure("aim", name, rate.Median, "documents/s", other is null ? $"{peer}: the schema is not here" : peer, other, rate.Median / other, null, null, rate.ToString());
    }

    private static IEnumerable<double>? Values(JsonElement measured, string property) =>
        measured.GetProperty(property) is { ValueKind: JsonValueKind.Array } values ? values.EnumerateArray().Select(v => v.GetDouble()) : null;

    private static async Task<T> MeasureAsync<T>(string[] arguments, CancellationToken cancel) => JsonSerializer.Deserialize<T>(
        await Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), ["aim", "measure", .. arguments], cancel), JsonSerializerOptions.Web)!;
}
