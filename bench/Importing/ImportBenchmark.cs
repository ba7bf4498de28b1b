using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Bench;

/// <summary>
/// A CT of 300 slices of 512×512 brought into the archive: by STOW-RS to a server that runs, beside Orthanc with the same bodies, and
/// by the command with its own start, whose memory above the idle server is watched. Ours is de-identified, catalogued and servable
/// when it is answered; transcoding follows and is waited for between the rounds.
/// </summary>
public static class ImportBenchmark
{
    private const int Slices = 300;
    private const int Rounds = 5;
    private const int InOneBody = 16;
    private const int AtOnce = 3;
    private const double GoalOfRate = 2;
    private const double MostMegabytes = 200;

    private sealed record Turn(double PerSecond, double CpuMilliseconds);

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("import: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        await using var orthanc = await Orthanc.StartAsync(folder, cancel);
        using var door = await ImporterDoor.OpenAsync(server, cancel);
        var (own, theirs, command, memory, transcoding) = (new List<Turn>(), new List<Turn>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            progress.Report(round == 0 ? "import: a round to warm up" : $"import: round {round} of {Rounds}");
            var files = await PhantomAsync(folder, round, cancel);
            var ours = await StoreAsync(door.Http, "dicomweb/studies", server.ProcessId, files, cancel);
            var peer = orthanc is null ? null : await OrthancAsync(orthanc, files, cancel);
            await door.QuietAsync(cancel);
            var (seconds, peak) = await CommandAsync(server, await PhantomFolderAsync(folder, 100 + round, cancel), cancel);
            var clock = Stopwatch.StartNew();
            await door.QuietAsync(cancel);
            var ready = clock.Elapsed.TotalSeconds;
            if (round > 0)
            {
                own.Add(ours);
                command.Add(Slices / seconds);
                memory.Add(peak);
                transcoding.Add(Slices / ready);
                theirs.AddRange(peer is null ? [] : [peer]);
            }
        }

        var (rate, megabytes, delivered) = (Spread.Of(command), Spread.Of(memory), Spread.Of(transcoding));
        return
        [
            Compare("instances per second, STOW-RS", "1/s", own, theirs, t => t.PerSecond, $"ratio >= {GoalOfRate}", r => r >= GoalOfRate),
            Compare("CPU per instance, STOW-RS", "ms", own, theirs, t => t.CpuMilliseconds, null, _ => false),
            new Figure("import", "instances per second by the command, its start included", rate.Median, "1/s", "no peer", null, null, null, null, rate.ToString()),
            new Figure("import", "instances per second compressed for delivery, after that import", delivered.Median, "1/s", "no peer", null, null, null, null, delivered.ToString()),
            new Figure("import", "memory of command and workers and of the server above idle", megabytes.Median, "MB", "limit", MostMegabytes, megabytes.Median / MostMegabytes,
                string.Create(CultureInfo.InvariantCulture, $"<= {MostMegabytes} MB"), megabytes.Median <= MostMegabytes, megabytes.ToString()),
        ];
    }

    private static async Task<string> PhantomFolderAsync(TemporaryFolder folder, int seed, CancellationToken cancel)
    {
        var number = seed.ToString(CultureInfo.InvariantCulture);
        var path = folder.In("phantom" + number);
        await Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), ["phantom", "--out", path, "--seed", number, "--slices", Slices.ToString(CultureInfo.InvariantCulture)], cancel);
        return path;
    }

    private static async Task<IReadOnlyList<byte[]>> PhantomAsync(TemporaryFolder folder, int seed, CancellationToken cancel)
    {
        var path = await PhantomFolderAsync(folder, seed, cancel);
        var files = Directory.EnumerateFiles(path, "*.dcm").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        Directory.Delete(path, recursive: true);
        return files;
    }

    private static async Task<Turn> OrthancAsync(Orthanc orthanc, IReadOnlyList<byte[]> files, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = orthanc.Address };
        return await StoreAsync(http, "dicom-web/studies", orthanc.ProcessId, files, cancel);
    }

    private static async Task<Turn> StoreAsync(HttpClient http, string path, int process, IReadOnlyList<byte[]> files, CancellationToken cancel)
    {
        var before = ProcessTree.CpuSeconds(process);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(files.Chunk(InOneBody), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (batch, stop) =>
        {
            using var body = new MultipartContent("related");
            body.Headers.ContentType!.Parameters.Add(new("type", "\"application/dicom\""));
            foreach (var file in batch)
            {
                var part = new ByteArrayContent(file);
                part.Headers.ContentType = new("application/dicom");
                body.Add(part);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
            request.Headers.Accept.Add(new("application/dicom+json"));
            using var answer = await http.SendAsync(request, stop);
            answer.EnsureSuccessStatusCode();
        });
        return new Turn(files.Count / clock.Elapsed.TotalSeconds, 1000 * (ProcessTree.CpuSeconds(process) - before) / files.Count);
    }

    private static async Task<(double Seconds, double PeakMegabytes)> CommandAsync(RunningServer server, string folder, CancellationToken cancel)
    {
        using var watch = new MemoryWatch([server.ProcessId, Environment.ProcessId]);
        var clock = Stopwatch.StartNew();
        await server.CommandAsync(["import", folder, "--campaign", "Benchmark"], cancel);
        var seconds = clock.Elapsed.TotalSeconds;
        Directory.Delete(folder, recursive: true);
        return (seconds, await watch.PeakAsync());
    }

    private static Figure Compare(string name, string unit, List<Turn> own, List<Turn> theirs, Func<Turn, double> what, string? goal, Func<double, bool> isMet)
    {
        var ours = Spread.Of(own.Select(what));
        if (theirs.Count == 0)
        {
            return new Figure("import", name, ours.Median, unit, "Orthanc (not installed)", null, null, goal, null, ours.ToString());
        }

        var (peers, ratio) = (Spread.Of(theirs.Select(what)), Spread.Of(own.Zip(theirs, (a, b) => what(a) / what(b))));
        return new Figure("import", name, ours.Median, unit, "Orthanc", peers.Median, ratio.Median, goal, goal is null ? null : isMet(ratio.Median), $"{ours}; Orthanc {peers}; ratio {ratio}");
    }
}
