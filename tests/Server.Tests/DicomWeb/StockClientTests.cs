using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>dicomweb-client of npm, the client under OHIF, asks for everything it knows to ask for.</summary>
public class StockClientTests(TestServer server)
{
    private const int Few = 3;
    private static readonly PhantomSeries Sent = PhantomSeries.Of(602);

    [Fact]
    public async Task The_client_of_the_field_finds_and_reads_a_series()
    {
        var (script, modules) = (Beside("stock-client.mjs"), Beside("../../../src/Client/app/package.json"));
        Assert.SkipUnless(File.Exists(Path.Combine(Path.GetDirectoryName(modules)!, "node_modules", "dicomweb-client", "package.json")), "The client's packages are not installed.");
        Assert.SkipUnless(HasNode(), "There is no node on this machine.");
        var campaign = await LookedAtCampaign.GetAsync(server);
        var images = (await (await campaign.ReaderAsync()).OpenAsync()).Case;
        var got = await RunAsync(script, modules, (await server.ScriptAsync()).Token, images);

        got.GetProperty("studies").GetInt32().ShouldBe(1);
        got.GetProperty("series").GetInt32().ShouldBe(1);
        got.GetProperty("none").GetInt32().ShouldBe(0);
        got.GetProperty("allSeries").GetInt32().ShouldBe(1);
        foreach (var all in new[] { "instances", "studyInstances", "metadata", "studyMetadata", "wholeSeries", "study" })
        {
            got.GetProperty(all).GetInt32().ShouldBe(PhantomSeries.Slices, all);
        }

        got.GetProperty("sopInstanceUID").GetString().ShouldBe(images.Instances[0].SopInstanceUid);
        got.GetProperty("rows").GetInt32().ShouldBe(128);
        await using var session = server.Store.QuerySession();
        var instance = (await session.LoadAsync<ArchivedInstance>(images.Instances[0].SopInstanceUid, TestContext.Current.CancellationToken))!;
        var stored = Convert.ToHexStringLower(SHA256.HashData(server.Server.App.Services.GetRequiredService<PixelStore>().Read(instance.PixelName)));
        got.GetProperty("frame").GetString().ShouldBe(stored);
        foreach (var same in new[] { "bulk", "singleFrame", "singleBulk" })
        {
            got.GetProperty(same).GetString().ShouldBe(stored, same);
        }

        got.GetProperty("asStored").GetInt32().ShouldBeGreaterThan(1000);
        got.GetProperty("instance").GetInt32().ShouldBeGreaterThan(instance.FrameLength);
        got.GetProperty("rendered").GetString().ShouldStartWith("ffd8ff");
        got.GetProperty("thumbnail").GetString().ShouldStartWith("ffd8ff");
        got.GetProperty("png").GetString().ShouldBe("89504e47");
        got.GetProperty("framesThumbnail").GetString().ShouldBe("89504e47");
        got.GetProperty("stored").EnumerateArray().Select(f => f.GetString()).ShouldBe(Sent.Files.Take(Few).Select(PixelsSum), "what was sent comes back");
    }

    // Phantoms end with their pixel data.
    private static string PixelsSum(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(file.Length - (2 * Sent.Phantom.Volume.Geometry.VoxelsPerSlice))));

    private async Task<JsonElement> RunAsync(string script, string modules, string token, Server.Reading.CaseImages images)
    {
        var start = new ProcessStartInfo("node", [script, modules, server.Server.Settings.LoopbackUrl.ToString().TrimEnd('/')]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        string[] files = [.. Enumerable.Range(0, Few).Select(z => folder.In($"{z}.dcm"))];
        for (var z = 0; z < Few; z++)
        {
            await File.WriteAllBytesAsync(files[z], Sent.Files[z], TestContext.Current.CancellationToken);
        }

        (start.Environment["FILES"], start.Environment["FILES_STUDY"]) = (string.Join(':', files), Sent.Phantom.StudyUid.Value);
        (start.Environment["TOKEN"], start.Environment["STUDY"], start.Environment["SERIES"]) = (token, images.StudyUid, images.SeriesUid);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        return JsonSerializer.Deserialize<JsonElement>(await output);
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "node")));

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, name));
}
