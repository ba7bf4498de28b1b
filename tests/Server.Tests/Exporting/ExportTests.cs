using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Server.Exporting;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Exporting;

/// <summary>Exports by the API: who gets them, what is in them, and that they say so truly.</summary>
[Collection(ReadCampaignCollection.Name)]
public sealed class ExportTests(ReadCampaign read)
{
    private const string First = "case-0001";

    public static TheoryData<string> Formats() => [.. ExportFormat.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_file_stands_in_the_manifest_with_its_digest_and_the_same_state_gives_the_same_bytes(string format)
    {
        var path = $"/api/campaigns/{read.Campaign.Id}/export?format={format}";
        var again = await read.Curator.GetAsync(path);
        again.Headers["Content-Disposition"].ShouldContain($"-{format}.zip");
        var files = await read.ExportAsync(format);
        ReadCampaign.Unzipped(again.Bytes).ShouldAllBe(f => f.Value.SequenceEqual(files[f.Key]));
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        manifest.GetProperty("failed").GetArrayLength().ShouldBe(0, Encoding.UTF8.GetString(files["manifest.json"]));
        var listed = manifest.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("sha256").GetString());
        listed.Keys.ShouldBe(files.Keys.Where(k => k != "manifest.json"), ignoreOrder: true);
        listed.ShouldAllBe(f => f.Value == Convert.ToHexStringLower(SHA256.HashData(files[f.Key])));
        files.Keys.Where(k => k.StartsWith($"{First}/", StringComparison.Ordinal)).ShouldBe(Expected(format), ignoreOrder: true);
        Lost(files).Where(l => !files.ContainsKey(l.Split(": ")[0])).ShouldBeEmpty("a loss is of no file");
        files.Values.ShouldAllBe(f => !Encoding.UTF8.GetString(f).Contains(PhantomSeries.Of(951, 256).Phantom.Identity.FamilyName, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_reader_who_saw_no_lesion_has_annotations_and_no_regions_and_this_is_said()
    {
        (await read.ExportAsync("json")).Keys.ShouldContain($"{First}/readers/{read.Denier}.json");
        var absent = JsonDocument.Parse((await read.ExportAsync("seg"))["manifest.json"]).RootElement.GetProperty("absent").EnumerateArray().ToList();
        absent.Select(a => a.GetProperty("path").GetString()).ShouldBe([$"{First}/readers/{read.Denier}.seg.dcm", $"case-0002/readers/{read.Denier}.seg.dcm"]);
        absent.ShouldAllBe(a => a.GetProperty("reason").GetString()!.Contains("no lesion"));
    }

    [Fact]
    public async Task What_a_label_map_does_not_hold_is_listed()
    {
        var files = await read.ExportAsync("nifti");
        Lost(files).ShouldContain(l => l.StartsWith($"{First}/consensus/consensus.nii.gz: regions: A label map holds numbers alone"));
        Lost(await read.ExportAsync("xml")).Where(l => l.Contains("/readers/", StringComparison.Ordinal)).ShouldBeEmpty("AIM is what is stored");
    }

    [Fact]
    public async Task One_case_is_exported_alone_with_the_same_files_as_in_the_campaign()
    {
        var (one, all) = (await read.ExportAsync("sr", read.Review.Case.Id), await read.ExportAsync("sr"));
        one.Keys.Where(k => k.StartsWith("case-", StringComparison.Ordinal)).ShouldAllBe(k => k.StartsWith($"{First}/"));
        one.Where(f => f.Key.StartsWith("case-", StringComparison.Ordinal)).ShouldAllBe(f => all[f.Key].SequenceEqual(f.Value));
        all.Keys.ShouldContain($"case-0002/readers/{read.Denier}.sr.dcm");
    }

    [Theory]
    [InlineData("?format=dwg")]
    [InlineData("?format=")]
    [InlineData("")]
    public async Task An_unknown_format_is_refused_with_the_names_of_those_there_are(string query)
    {
        var reply = await read.Curator.GetAsync($"/api/campaigns/{read.Campaign.Id}/export{query}");
        (reply.Status, reply.Problem).ShouldBe((400, "unknown-format"));
        reply.Json.GetProperty("title").GetString().ShouldBe("The format is one of xml, json, sr, seg, rtstruct, nifti, nrrd, coco.");
        reply.Places.ShouldBe(["format"]);
    }

    [Fact]
    public async Task Others_than_the_campaigns_curators_find_nothing()
    {
        var stranger = await (await TestCampaign.MakeAsync(read.Server, 2)).CuratorAsync();
        var reader = (await read.Campaign.ReaderAsync()).Visitor;
        foreach (var path in new[] { $"/api/campaigns/{read.Campaign.Id}/export?format=xml", $"/api/campaigns/{read.Campaign.Id}/cases/{read.Review.Case.Id}/export?format=xml" })
        {
            (await stranger.GetAsync(path)).Problem.ShouldBe("not-found");
            (await reader.GetAsync(path)).Status.ShouldBe(404);
            (await read.Server.Anonymous().GetAsync(path)).Problem.ShouldBe("signed-out");
        }

        (await read.Curator.GetAsync($"/api/campaigns/{read.Campaign.Id}/cases/{Guid.NewGuid()}/export?format=xml")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task Without_a_submission_there_is_nothing_to_export()
    {
        var campaign = await TestCampaign.MakeAsync(read.Server, 2, PhantomSeries.Of(953));
        var reply = await (await campaign.CuratorAsync()).GetAsync($"/api/campaigns/{campaign.Id}/export?format=xml");
        (reply.Status, reply.Problem).ShouldBe((409, "nothing-to-export"));
    }

    private IEnumerable<string> Expected(string format)
    {
        var extension = ExportFormat.Find(format)!.Extension;
        var readers = read.Outliners.Concat(ExportFormat.Find(format)!.IsOfRegions ? [] : [read.Denier]).Select(p => $"readers/{p}{extension}");
        string[] consensus = format switch
        {
            "xml" or "json" => [$"consensus{extension}", $"adjudication{extension}", "consensus.seg.dcm"],
            "sr" => [$"consensus{extension}", "consensus.seg.dcm"],
            "seg" or "nifti" or "nrrd" => [$"consensus{extension}", $"votes-l1{extension}", $"votes-l2{extension}"],
            _ => [$"consensus{extension}"],
        };
        return readers.Concat(consensus.Select(c => $"consensus/{c}")).Select(f => $"{First}/{f}");
    }

    private static List<string> Lost(Dictionary<string, byte[]> files) =>
        [.. Encoding.UTF8.GetString(files["losses.txt"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("case-", StringComparison.Ordinal))];
}
