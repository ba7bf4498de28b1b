using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>dicomweb-client of npm, the client under OHIF, asks for everything it knows to ask for.</summary>
public class StockClientTests(TestServer server)
{
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
        foreach (var all in new[] { "instances", "metadata", "studyMetadata", "wholeSeries" })
        {
            got.GetProperty(all).GetInt32().ShouldBe(PhantomSeries.Slices, all);
        }

        got.GetProperty("sopInstanceUID").GetString().ShouldBe(images.Instances[0].SopInstanceUid);
        got.GetProperty("rows").GetInt32().ShouldBe(128);
        await using var session = server.Store.QuerySession();
        var instance = (await session.LoadAsync<ArchivedInstance>(images.Instances[0].SopInstanceUid, TestContext.Current.CancellationToken))!;
        var stored = Convert.ToHexStringLower(SHA256.HashData(server.Server.App.Services.GetRequiredService<PixelStore>().Read(instance.PixelName)));
        got.GetProperty("frame").GetString().ShouldBe(stored);
        got.GetProperty("bulk").GetString().ShouldBe(stored);
        got.GetProperty("asStored").GetInt32().ShouldBeGreaterThan(1000);
        got.GetProperty("instance").GetInt32().ShouldBeGreaterThan(instance.FrameLength);
        got.GetProperty("rendered").GetString().ShouldStartWith("ffd8ff");
        got.GetProperty("thumbnail").GetString().ShouldStartWith("ffd8ff");
        got.GetProperty("png").GetString().ShouldBe("89504e47");
    }

    private async Task<JsonElement> RunAsync(string script, string modules, string token, Server.Reading.CaseImages images)
    {
        var start = new ProcessStartInfo("node", [script, modules, server.Server.Settings.LoopbackUrl.ToString().TrimEnd('/')]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
