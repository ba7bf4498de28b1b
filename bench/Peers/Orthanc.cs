using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>Debian's Orthanc with its DICOMweb plug-in, on a free port of the loopback and an empty folder.</summary>
public sealed class Orthanc : IAsyncDisposable
{
    private const string Plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
    private readonly Process process;

    private Orthanc(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Ends in a slash; DICOMweb lies under <c>dicom-web/</c>.</summary>
    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>Null when Orthanc or its plug-in is not installed.</summary>
    public static async Task<Orthanc?> StartAsync(TemporaryFolder folder, CancellationToken cancel)
    {
        if (Tools.Find("Orthanc") is not { } program || !File.Exists(Plugin))
        {
            return null;
        }

        var port = Tools.FreePort();
        var configuration = folder.In("orthanc.json");
        Directory.CreateDirectory(folder.In("orthanc"));
        await File.WriteAllTextAsync(configuration, Configuration(folder.In("orthanc"), port), cancel);
        var process = Process.Start(new ProcessStartInfo(program, [configuration]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var orthanc = new Orthanc(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
        await orthanc.WaitAsync(cancel);
        return orthanc;
    }

    /// <summary>Stores every DICOM file of a folder.</summary>
    public async Task ImportAsync(string folder, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        foreach (var file in Directory.EnumerateFiles(folder, "*.dcm").Order(StringComparer.Ordinal))
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancel));
            using var answer = await http.PostAsync(new Uri("instances", UriKind.Relative), content, cancel);
            answer.EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Tools.RunAsync("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("system", UriKind.Relative), cancel);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 200 && !process.HasExited)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    private static string Configuration(string storage, int port) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Name"] = "bench", ["StorageDirectory"] = storage, ["IndexDirectory"] = storage, ["HttpPort"] = port, ["DicomServerEnabled"] = false,
        ["RemoteAccessAllowed"] = false, ["AuthenticationEnabled"] = false, ["KeepAlive"] = true, ["Plugins"] = new[] { Plugin },
        ["DicomWeb"] = new Dictionary<string, object> { ["Enable"] = true, ["Root"] = "/dicom-web/" },
    });
}
