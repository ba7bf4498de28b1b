using System.CommandLine;
using CrowdAnnotate.Bench.Agreement;

namespace CrowdAnnotate.Bench;

/// <summary>Runs benchmarks by name. Exit codes: 0 run (goals met or not), 1 bad input or surroundings (one line on stderr), 2 usage.</summary>
public static class BenchCommand
{
    private static readonly Benchmark[] All =
    [
        new("frames", "WADO-RS frames of a 512×512 16-bit CT, against nginx serving the same bytes.", FramesBenchmark.RunAsync),
        new("dicomweb", "Metadata, QIDO-RS and frames of a CT of 275 slices, against Orthanc.", DicomWebBenchmark.RunAsync),
        new("parse", "The header of a 512×512 16-bit CT parsed, from memory and from a file.", ParseBenchmark.ParseAsync),
        new("deidentify", "A data set of 89 elements de-identified, against the figure stated for fo-dicom.", ParseBenchmark.DeidentifyAsync),
        new("aim", "AIM documents written, read and checked, against plain XML of .NET, and 5,000 annotations in one file.", AimBenchmark.DocumentsAsync),
        new("seg", "Segmentations of 512×512×300 written and read.", AimBenchmark.SegmentationsAsync),
        new("agreement", "Statistics of readings against R and numpy, from a thousand to a million, and kept up with one new reading.", AgreementBenchmark.StatisticsAsync),
        new("regions", "STAPLE and HD95 of 256³ voxels, against numpy and scipy.", RegionsBenchmark.RunAsync),
        new("import", "A CT of 300 slices stored by STOW-RS, against Orthanc, and imported by the command, with its memory.", ImportBenchmark.RunAsync),
        new("start", "`up --no-demo`, built, to 200 on /health/ready: empty and old data folder.", StartBenchmark.RunAsync),
        new("first-image", "A case opened in headless Chromium until its first image is on the canvas.", FirstImageBenchmark.RunAsync),
        new("reader", "The first image of a CT of 300 slices, local and on a bad network, against Orthanc behind the same page.", ReaderBenchmark.OpeningAsync),
        new("leafing", "Leafing through a CT of 300 slices, the size of the page, a mark until it is saved.", ReaderBenchmark.ReadingAsync),
        new("memory", "The memory of a browser in which one reader reads 50 cases, against the same after 5.", ReadingMemoryBenchmark.RunAsync),
    ];

    private sealed record Benchmark(string Name, string What, Func<IProgress<string>, CancellationToken, Task<IReadOnlyList<Figure>>> RunAsync);

    public static async Task<int> RunAsync(string[] args)
    {
        var names = new Argument<string[]>("NAME") { Description = "Benchmarks to run; all of them when none is named.", Arity = ArgumentArity.ZeroOrMore };
        names.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } option)
            {
                result.AddError($"There is no option {option.Value}.");
            }
        });
        var list = new Option<bool>("--list") { Description = "Print the names of the benchmarks and end." };
        var json = new Option<string?>("--json") { Description = "Also write the figures to FILE as JSON.", HelpName = "FILE" };
        var root = new RootCommand("CrowdAnnotate's benchmarks: each figure against a named peer or limit, measured in the same run.") { names, list, json };
        root.SetAction((parsed, cancel) => parsed.GetValue(list) ? Task.FromResult(List()) : MeasureAsync(parsed.GetValue(names)!, parsed.GetValue(json), cancel));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(parsed.Errors[0].Message + " See --help.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (Exception e) when (e is BenchRefusal or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(e is OperationCanceledException ? "Stopped." : e.Message);
            return 1;
        }
    }

    private static int List()
    {
        foreach (var benchmark in All)
        {
            Console.WriteLine($"{benchmark.Name,-12} {benchmark.What}");
        }

        return 0;
    }

    private static async Task<int> MeasureAsync(string[] names, string? json, CancellationToken cancel)
    {
        if (names.FirstOrDefault(n => All.All(b => b.Name != n)) is { } unknown)
        {
            throw new BenchRefusal($"There is no benchmark {unknown}: {string.Join(", ", All.Select(b => b.Name))}.");
        }

        var progress = new StandardErrorProgress();
        var figures = new List<Figure>();
        await WriteAsync(json, figures, cancel);
        foreach (var benchmark in All.Where(b => names.Length == 0 || names.Contains(b.Name)))
        {
            var measured = await benchmark.RunAsync(progress, cancel);
            measured.ToList().ForEach(f => Console.WriteLine(f.ToLine()));
            figures.AddRange(measured);
            await WriteAsync(json, figures, cancel);
        }

        return 0;
    }

    // Also before anything is measured: a file that cannot be written is said at once, not after minutes.
    private static Task WriteAsync(string? file, List<Figure> figures, CancellationToken cancel) =>
        file is null ? Task.CompletedTask : File.WriteAllBytesAsync(file, Figure.ToJson(figures), cancel);

    // Progress<T> would report later, from another thread, among the figures.
    private sealed class StandardErrorProgress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
