using System.Diagnostics;
using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>
/// The requests a viewer makes, to us as a signed-in reader and to Orthanc as anybody, on the same CT of 275 slices: metadata of
/// the series, its instances by QIDO-RS, and one frame again and again on one connection and on 32.
/// </summary>
public static class DicomWebBenchmark
{
    private const int Slices = 275;
    private const int Rounds = 5;
    private const int Repetitions = 20;
    private const int SecondsOfLoad = 3;

    private sealed record Turn(double PerSecond, double CpuMilliseconds);

    private sealed record Site(Uri Series, Uri Frame, string? Cookie, int ProcessId);

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("dicomweb: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel, Slices);
        using (var door = await ImporterDoor.OpenAsync(server, cancel))
        {
            await door.QuietAsync(cancel);
        }

        await using var orthanc = await Orthanc.StartAsync(folder, cancel);
        var cookie = string.Join("; ", reader.Cookies.Select(c => $"{c.Name}={c.Value}"));
        var frame = new Uri(server.Address, reader.FramePath);
        var ours = new Site(new Uri(frame, "../../../"), frame, cookie, server.ProcessId);
        var peer = orthanc is null ? null : await FillAsync(orthanc, folder, progress, cancel);
        return
        [
            await TimeAsync("metadata of a series of 275 slices", "metadata", 1.0 / 20),
            await TimeAsync("QIDO-RS instances of a series of 275 slices", "instances", 1.0 / 20),
            .. await FramesAsync(1, 5), .. await FramesAsync(32, null),
        ];

        async Task<Figure> TimeAsync(string name, string resource, double goal)
        {
            progress.Report($"dicomweb: {name}");
            var (own, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round <= Rounds; round++)
            {
                var (a, b) = (await MillisecondsAsync(ours, resource, cancel), peer is null ? 0 : await MillisecondsAsync(peer, resource, cancel));
                if (round > 0)
                {
                    own.Add(a);
                    theirs.Add(b);
                }
            }

            return Compare(name, "ms", own, peer is null ? [] : theirs, $"ratio <= {goal}", r => r <= goal);
        }

        async Task<Figure[]> FramesAsync(int connections, double? goal)
        {
            progress.Report($"dicomweb: frames on {connections} connections");
            var (own, theirs) = (new List<Turn>(), new List<Turn>());
            await TurnAsync(ours, connections, cancel);
            for (var round = 0; round < Rounds; round++)
            {
                own.Add(await TurnAsync(ours, connections, cancel));
                if (peer is not null)
                {
                    theirs.Add(await TurnAsync(peer, connections, cancel));
                }
            }

            var what = connections == 1 ? "one connection" : $"{connections} connections";
            return
            [
                Compare($"frames per second, {what}", "1/s", [.. own.Select(t => t.PerSecond)], [.. theirs.Select(t => t.PerSecond)], goal is null ? null : $"ratio >= {goal}", r => r >= goal),
                Compare($"CPU per frame, {what}", "ms", [.. own.Select(t => t.CpuMilliseconds)], [.. theirs.Select(t => t.CpuMilliseconds)], null, _ => false),
            ];
        }
    }

    private static async Task<Site> FillAsync(Orthanc orthanc, TemporaryFolder folder, IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report("dicomweb: filling Orthanc");
        await orthanc.ImportAsync(ReaderSession.FilesOf(folder), cancel);
        using var http = new HttpClient { BaseAddress = new Uri(orthanc.Address, "dicom-web/") };
        http.DefaultRequestHeaders.Add("Accept", "application/dicom+json");
        var series = (await AskAsync("series"))[0];
        var path = $"studies/{Text(series, "0020000D")}/series/{Text(series, "0020000E")}/";
        var instance = Text((await AskAsync(path + "instances"))[Slices / 2], "00080018");
        var address = new Uri(http.BaseAddress, path);
        return new Site(address, new Uri(address, $"instances/{instance}/frames/1"), null, orthanc.ProcessId);

        async Task<JsonElement> AskAsync(string resource) =>
            JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri(resource, UriKind.Relative), cancel));

        static string Text(JsonElement row, string tag) => row.GetProperty(tag).GetProperty("Value")[0].GetString()!;
    }

    // One after another on one connection, each read to its end; the median of the repetitions.
    private static async Task<double> MillisecondsAsync(Site site, string resource, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var http = new HttpClient(handler);
        var times = new List<double>();
        for (var n = 0; n < Repetitions; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Series, resource));
            request.Headers.Add("Accept", "application/dicom+json");
            request.Headers.Add("Accept-Encoding", "gzip, br");
            if (site.Cookie is not null)
            {
                request.Headers.Add("Cookie", site.Cookie);
            }

            var clock = Stopwatch.StartNew();
            using var answer = await http.SendAsync(request, cancel);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(cancel);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Spread.Of(times).Median;
    }

    private static async Task<Turn> TurnAsync(Site site, int connections, CancellationToken cancel)
    {
        var before = ProcessTree.CpuSeconds(site.ProcessId);
        var result = await new Load(connections).RunAsync(site.Frame, site.Cookie, SecondsOfLoad, cancel, Load.Native);
        return new Turn(result.Requests / result.Seconds, 1000 * (ProcessTree.CpuSeconds(site.ProcessId) - before) / result.Requests);
    }

    private static Figure Compare(string name, string unit, List<double> own, List<double> theirs, string? goal, Func<double, bool> isMet)
    {
        var ours = Spread.Of(own);
        if (theirs.Count == 0)
        {
            return new Figure("dicomweb", name, ours.Median, unit, "Orthanc (not installed)", null, null, goal, null, ours.ToString());
        }

        var (peers, ratio) = (Spread.Of(theirs), Spread.Of(own.Zip(theirs, (a, b) => a / b)));
        return new Figure("dicomweb", name, ours.Median, unit, "Orthanc", peers.Median, ratio.Median, goal, goal is null ? null : isMet(ratio.Median), $"{ours}; Orthanc {peers}; ratio {ratio}");
    }
}
