using System.IO.Compression;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Review;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>
/// What a hospital sent is nowhere afterwards: not in the database with its messages, not in any file of the data folder, not in what is
/// served or released. Asked for as the bytes of ASCII, as UTF-16, and in what is compressed.
/// </summary>
public sealed class PlantedIdentityTests(TestServer server)
{
    [Fact]
    public async Task After_import_review_reading_and_release_no_planted_word_is_anywhere()
    {
        var script = await server.ScriptAsync();
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = new Import(script);
        foreach (var file in PhantomSeries.Of(421).Files)
        {
            (await import.AddAsync(PlantedImport.Plant(file))).Accepted.ShouldBeTrue();
        }

        var imported = (await import.FinishAsync(campaign.Name)).ShouldHaveSingleItem();
        imported.CaseNumber.ShouldBe("Case 0001", imported.Reason);
        var held = await HeldAsync(script);
        await RefusedAsync(script);
        var reader = await campaign.ReaderAsync();
        await reader.SubmittedAsync(await reader.OpenAsync(), new Server.Reading.CaseReading([], true, "Clear"));
        var curator = await campaign.CuratorAsync();
        var release = await campaign.ReleaseAsync(curator);
        var zip = await curator.GetAsync($"/api/releases/{release.Id}/download");

        var served = await ServedAsync(script, imported.SeriesUid, held);
        var database = await EveryRow.OfAsync(server);
        database.ShouldContain(imported.SeriesUid, customMessage: "the dump is of this database");
        var places = new List<(string Where, byte[] Bytes)> { ("the database", Encoding.UTF8.GetBytes(database)), ("an answer", served), ("a release", Unzipped(zip.Bytes)) };
        places.AddRange(Files());
        places.Count(p => p.Where.StartsWith("pixels", StringComparison.Ordinal)).ShouldBeGreaterThan(PhantomSeries.Slices);
        var found = places.SelectMany(p => Forms().Where(f => p.Bytes.AsSpan().IndexOf(f.Bytes) >= 0 || p.Where.Contains(f.Word, StringComparison.OrdinalIgnoreCase)).Select(f => $"{f.Word} in {p.Where}"));
        found.ShouldBeEmpty();
    }

    // Text in the pixels of a plain CT image: held, and released with what was suggested blacked out.
    private static async Task<string> HeldAsync(Visitor script)
    {
        var burned = PlantedImport.Plant(PlantedImport.Burn(PhantomSeries.Of(422).Files[3], "DOE JANE 1961"));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(burned), "file", $"{PlantedImport.Family}.dcm" } };
        var answer = await script.SendAsync(HttpMethod.Post, $"/api/archive/imports/{Guid.NewGuid()}/files", form);
        var outcome = answer.As<ImportEndpoints.FilesAnswer>().Outcomes.ShouldHaveSingleItem();
        outcome.Outcome.ShouldBe(FileOutcome.Held, answer.Body);
        answer.Body.ShouldNotContain(PlantedImport.Family);
        var item = (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().Single(i => i.SeriesUid == outcome.SeriesUid);
        item.Reasons.ShouldHaveSingleItem().Code.ShouldBe(nameof(ReviewKind.BurnedInText));
        var suggested = item.Suggested.ShouldHaveSingleItem();
        (suggested.X <= 4, suggested.Y <= 4, suggested.X + suggested.Width >= 4 + (13 * 6) - 1, suggested.Y + suggested.Height >= 11).ShouldBe((true, true, true, true));
        var released = await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { rectangles = item.Suggested });
        released.Status.ShouldBe(200, released.Body);
        return item.SeriesUid;
    }

    private static async Task RefusedAsync(Visitor script)
    {
        var whole = PlantedImport.Plant(PhantomSeries.Of(423).Files[0]);
        foreach (var cut in new[] { 200, 700, whole.Length / 2 })
        {
            var reply = await script.PostAsync($"/api/archive/imports/{Guid.NewGuid()}/instances", whole[..cut]);
            reply.As<ImportEndpoints.InstanceAnswer>().Accepted.ShouldBeFalse();
            PlantedImport.Words.ShouldAllBe(w => !reply.Everything.Contains(w, StringComparison.OrdinalIgnoreCase));
        }
    }

    // Searches, metadata with the URLs in it, whole instances, the catalogue, imports and the review.
    private static async Task<byte[]> ServedAsync(Visitor script, params string[] series)
    {
        var bytes = new List<byte>();
        async Task Ask(string path, string? accept = null)
        {
            var reply = await script.GetAsync(path, accept);
            reply.Status.ShouldBeOneOf([200, 204], path);
            bytes.AddRange(Encoding.UTF8.GetBytes(reply.Everything));
            bytes.AddRange(reply.Bytes);
        }

        foreach (var path in new[] { "/api/archive/series", "/api/archive/imports", "/api/archive/review", "/dicomweb/studies?includefield=all", "/dicomweb/series?includefield=all" })
        {
            await Ask(path);
        }

        foreach (var one in series)
        {
            var found = (await script.GetAsync($"/dicomweb/series?SeriesInstanceUID={one}")).Json[0];
            var study = found.GetProperty("0020000D").GetProperty("Value")[0].GetString();
            var address = $"/dicomweb/studies/{study}/series/{one}";
            await Ask(address + "/metadata");
            await Ask(address + "/instances?includefield=all");
            await Ask(address, "multipart/related; type=\"application/dicom\"");
        }

        return [.. bytes];
    }

    private List<(string Where, byte[] Bytes)> Files()
    {
        var files = new List<(string, byte[])>();
        foreach (var path in Directory.EnumerateFiles(server.DataPath, "*", SearchOption.AllDirectories))
        {
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                file.CopyTo(copy);
                files.Add((Path.GetRelativePath(server.DataPath, path), copy.ToArray()));
            }
            catch (IOException)
            {
                // Other tests and the database remove files meanwhile.
            }
        }

        return files;
    }

    private static IEnumerable<(string Word, byte[] Bytes)> Forms() => PlantedImport.Words.SelectMany(w => new[] { w, w.ToUpperInvariant(), w.ToLowerInvariant() }.Distinct())
        .SelectMany(w => new[] { (w, Encoding.ASCII.GetBytes(w)), (w, Encoding.Unicode.GetBytes(w)) });

    private static byte[] Unzipped(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var all = new MemoryStream();
        foreach (var entry in archive.Entries)
        {
            all.Write(Encoding.UTF8.GetBytes(entry.FullName));
            using var content = entry.Open();
            content.CopyTo(all);
        }

        return all.ToArray();
    }
}
