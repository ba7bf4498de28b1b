using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Frames as Cornerstone's own loader gets and decodes them: what travels is JPEG-LS or native, what arrives are the values of the files.</summary>
[Collection(RunningProgramCollection.Name)]
public class FrameDeliveryTests(RunningProgram program)
{
    private const string Campaign = "Delivered bit for bit";
    private const string JpegLs = "1.2.840.10008.1.2.4.80";
    private const string Native = "1.2.840.10008.1.2.1";
    private const int MostTries = 2400;

    // Of every value of the slice as a double; the values themselves would take longer to bring here than to draw.
    private const string Digest = """
        async () => [...new Uint8Array(await crypto.subtle.digest('SHA-256', Float64Array.from(window.__viewer.values()).buffer))]
          .map((byte) => byte.toString(16).padStart(2, '0')).join('')
        """;

    private static readonly byte[] StartOfJpegLs = [0xFF, 0xD8, 0xFF, 0xF7];

    [Fact]
    public async Task Every_value_of_a_series_arrives_through_the_loader_as_JPEG_LS_and_as_native_frames()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad("libcharls.so.2", out _), "The JPEG-LS library is not on this machine.");
        var folder = await program.MakePhantomAsync(seed: 59, slices: 20);
        await program.ImportAsync(folder, Campaign);
        var files = DicomFiles.ReadSeries(folder);
        await using var plain = await Person.SitDownAsync(program, await program.AddPersonAsync("plain-plover", "reader", Campaign), worker: false);
        await using var later = await Person.SitDownAsync(program, await program.AddPersonAsync("later-plover", "reader", Campaign));

        await plain.Page.RouteAsync("**/frames/*", route => route.ContinueAsync(new RouteContinueOptions
        {
            Headers = route.Request.Headers.Where(h => h.Key is not "accept").Append(new("accept", "multipart/related; type=\"application/octet-stream\"")),
        }));
        await SeesAsync(plain, files);
        var native = await FramesAsync(plain);
        native.Count.ShouldBeGreaterThanOrEqualTo(files.Slices.Count);
        native.ShouldAllBe(f => f.Head.Contains($"transfer-syntax={Native}") && !f.Head.Contains(JpegLs));
        native.ShouldAllBe(f => DicomWebSeries.OnlyPart(f.Body).Length == 2 * files.Slices[0].Values.Length);

        await DeliveredAsync(plain);
        await SeesAsync(later, files);
        var compressed = await FramesAsync(later);
        compressed.Count.ShouldBeGreaterThanOrEqualTo(files.Slices.Count);
        compressed.ShouldAllBe(f => f.Head.Contains($"transfer-syntax={JpegLs}"));
        compressed.ShouldAllBe(f => DicomWebSeries.OnlyPart(f.Body).Take(4).SequenceEqual(StartOfJpegLs));
        compressed.Average(f => f.Body.Length).ShouldBeLessThan(0.75 * native.Average(f => f.Body.Length), "what travels is smaller");
    }

    private static async Task SeesAsync(Person person, SeriesImage files)
    {
        var desk = new ReaderDesk(person);
        await desk.OpenNextCaseAsync(Campaign);
        for (var z = 0; z < files.Slices.Count; z++)
        {
            await desk.GoToSliceAsync(z);
            (await person.Page.EvaluateAsync<string>(Digest)).ShouldBe(
                Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(files.Slices[z].Values))), $"a value of slice {z} is another than in its file");
        }
    }

    // What the page has broken off while it came has no body.
    private static async Task<List<Answered>> FramesAsync(Person person) =>
        [.. (await person.Traffic.AnswersAsync()).Where(a => a is { Status: 200, Body.Length: > 0 } && new Uri(a.Url).AbsolutePath.Contains("/frames/", StringComparison.Ordinal))];

    /// <summary>Compression follows the import; as long as it does, JPEG-LS is refused.</summary>
    private static async Task DeliveredAsync(Person person)
    {
        var images = (await new ReaderDesk(person).AssignmentAsync()).GetProperty("case");
        var instances = $"/dicomweb/studies/{images.GetProperty("studyUid").GetString()}/series/{images.GetProperty("seriesUid").GetString()}/instances/";
        foreach (var instance in images.GetProperty("instances").EnumerateArray().Select(i => i.GetProperty("sopInstanceUid").GetString()))
        {
            for (var tries = 1; (await person.GetAsync($"{instances}{instance}/frames/1", "image/jls")).Status != 200; tries++)
            {
                tries.ShouldBeLessThan(MostTries, "the frames were not made ready for delivery");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }
}
