using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>Debian's Orthanc with its DICOMweb plug-in, on a free port of the loopback and an empty folder.</summary>
internal sealed class OrthancArchive : IAsyncDisposable
{
    private const string Program = "/usr/sbin/Orthanc";
    private const string Plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
    private readonly TemporaryFolder folder = new();
    private readonly Process process;
    private readonly HttpClient http;

    private OrthancArchive(int port)
    {
        Directory.CreateDirectory(folder.In("storage"));
        File.WriteAllText(folder.In("orthanc.json"), Configuration(folder.In("storage"), port));
        process = Process.Start(new ProcessStartInfo(Program, [folder.In("orthanc.json")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
    }

    public string Root => $"{http.BaseAddress}dicom-web";

    public static bool IsInstalled => File.Exists(Program) && File.Exists(Plugin);

    public static async Task<OrthancArchive> StartAsync()
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var orthanc = new OrthancArchive(port);
        await Eventually.AskAsync("an answering Orthanc", orthanc.IsUpAsync, isUp => isUp);
        return orthanc;
    }

    /// <summary>Every instance it holds, as files.</summary>
    public async Task<IReadOnlyList<byte[]>> FilesAsync()
    {
        var ids = JsonSerializer.Deserialize<string[]>(await http.GetStringAsync(new Uri("instances", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var files = new List<byte[]>();
        foreach (var id in ids)
        {
            files.Add(await http.GetByteArrayAsync(new Uri($"instances/{id}/file", UriKind.Relative), TestContext.Current.CancellationToken));
        }

        return files;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Dispose();
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("system", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Configuration(string storage, int port) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Name"] = "tests", ["StorageDirectory"] = storage, ["IndexDirectory"] = storage, ["HttpPort"] = port, ["DicomServerEnabled"] = false,
        ["RemoteAccessAllowed"] = false, ["AuthenticationEnabled"] = false, ["Plugins"] = new[] { Plugin },
        ["DicomWeb"] = new Dictionary<string, object> { ["Enable"] = true, ["Root"] = "/dicom-web/" },
    });
}
