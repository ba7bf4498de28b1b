namespace CrowdAnnotate.Bench;

/// <summary>
/// Frames to a signed-in reader, each request through the session and the visibility check, against nginx serving the same body
/// as a file to anybody. The two take turns, so that a drift of the machine's speed falls on both.
/// </summary>
public static class FramesBenchmark
{
    private const int Rounds = 5;
    private const int SecondsOfLoad = 3;

    // Until what is compiled again is compiled again: the server is measured as it is through a day of reading.
    private const int Warming = 4;
    private const double GoalOfChapter = 0.85;

    private sealed record Turn(double PerSecond, double PerCpuSecond);

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("frames: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel);
        using var door = await ImporterDoor.OpenAsync(server, cancel);
        await door.QuietAsync(cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(reader.FramePath, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", Load.Native);
        using var answer = await reader.Http.SendAsync(request, cancel);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
        Directory.CreateDirectory(folder.In("www"));
        await File.WriteAllBytesAsync(folder.In("www/frame"), body, cancel);
        await using var nginx = Tools.Find("nginx") is { } program ? await Nginx.StartAsync(program, folder, cancel) : null;

        var load = new Load();
        var cookie = string.Join("; ", reader.Cookies.Select(c => $"{c.Name}={c.Value}"));
        Task<Turn> OursAsync() => TurnAsync(load, new Uri(server.Address, reader.FramePath), cookie, server.ProcessId, cancel);
        Task<Turn> PeersAsync() => TurnAsync(load, nginx!.Address, null, nginx.ProcessId, cancel);
        for (var warming = 0; warming < Warming; warming++)
        {
            await OursAsync();
        }

        var (ours, peers) = (new List<Turn>(), new List<Turn>());
        for (var round = 1; round <= Rounds; round++)
        {
            progress.Report($"frames: round {round} of {Rounds}, {Load.Connections} connections by {load.Client}");
            if (nginx is not null && round % 2 == 0)
            {
                peers.Add(await PeersAsync());
            }

            ours.Add(await OursAsync());
            if (nginx is not null && round % 2 == 1)
            {
                peers.Add(await PeersAsync());
            }
        }

        var what = $"{body.Length} bytes, {Load.Connections} connections by {load.Client}";
        return
        [
            Compare($"frames per second ({what})", "1/s", ours, peers, t => t.PerSecond, goal: null),
            Compare($"frames per CPU second of the server's processes ({what})", "1/CPU s", ours, peers, t => t.PerCpuSecond, GoalOfChapter),
        ];
    }

    private static async Task<Turn> TurnAsync(Load load, Uri address, string? cookie, int processId, CancellationToken cancel)
    {
        var before = ProcessTree.CpuSeconds(processId);
        var result = await load.RunAsync(address, cookie, SecondsOfLoad, cancel, Load.Native);
        return new Turn(result.Requests / result.Seconds, result.Requests / (ProcessTree.CpuSeconds(processId) - before));
    }

    private static Figure Compare(string name, string unit, List<Turn> ours, List<Turn> peers, Func<Turn, double> figure, double? goal)
    {
        var own = Spread.Of(ours.Select(figure));
        var words = goal is null ? null : $"ratio >= {goal}";
        if (peers.Count == 0)
        {
            return new Figure("frames", name, own.Median, unit, "nginx (not installed)", null, null, words, null, own.ToString());
        }

        var theirs = Spread.Of(peers.Select(figure));
        var ratio = Spread.Of(ours.Zip(peers, (a, b) => figure(a) / figure(b)));
        return new Figure(
            "frames", name, own.Median, unit, "nginx", theirs.Median, ratio.Median, words, goal is null ? null : ratio.Median >= goal, $"{own}; nginx {theirs}; ratio {ratio}");
    }
}
