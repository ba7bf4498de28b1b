namespace CrowdAnnotate.Bench;

/// <summary>How long a built program takes until it can serve: on an empty data folder, and on the same folder once it is old.</summary>
public static class StartBenchmark
{
    private const int Rounds = 5;
    private const double LimitOnEmpty = 12;
    private const double LimitOnOld = 8;

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        var (empty, old) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            progress.Report($"start: round {round} of {Rounds}");
            using var folder = new TemporaryFolder();
            empty.Add(await SecondsAsync(folder.In("data"), cancel));
            old.Add(await SecondsAsync(folder.In("data"), cancel));
        }

        return
        [
            Figure.WithinLimit("start", "ready on an empty data folder", Spread.Of(empty), LimitOnEmpty),
            Figure.WithinLimit("start", "ready on an old data folder", Spread.Of(old), LimitOnOld),
        ];
    }

    private static async Task<double> SecondsAsync(string data, CancellationToken cancel)
    {
        await using var server = await RunningServer.StartAsync(data, cancel);
        return server.StartedIn.TotalSeconds;
    }
}
