using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Releases;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Releases;

public class ReleaseTests(TestServer server)
{
    [Fact]
    public async Task Every_file_stands_in_the_manifest_with_its_checksum_and_the_numbers_are_those_submitted()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(901, 256));
        var curator = await campaign.CuratorAsync();
        var caseId = Guid.Empty;
        var submitted = new List<Server.Annotations.SubmitAnnotation.Answer>();
        var readers = new List<Reader>();
        for (var seed = 1; seed <= 2; seed++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            (caseId, var drawn) = (open.Case.Id, reader.Draw(open, Hand.Trembling(seed), 0, 1));
            submitted.Add(await reader.SubmittedAsync(open, drawn));
            readers.Add(reader);
        }

        var review = await campaign.ReviewAsync(curator, caseId, 2);
        var (made, files) = await ReleaseAsync(curator, campaign);
        (made.Cases, made.Annotations, made.Lesions).ShouldBe((1, 2, 2));
        ManifestHoldsEveryFile(files);
        files.Keys.ShouldBe(
            ["manifest.json", "measurements.csv", "labels.csv", "features.csv", "agreement.json", "masks/case-0001/L1-consensus.nii.gz", "masks/case-0001/L2-consensus.nii.gz",
             .. readers.Select(r => $"aim/case-0001/{r.Pseudonym}.xml")], ignoreOrder: true);
        AimXml.Read(Encoding.UTF8.GetString(files[$"aim/case-0001/{readers[0].Pseudonym}.xml"])).IsComplete.ShouldBeTrue();

        var measurements = Rows(files["measurements.csv"]);
        foreach (var (reader, answer) in readers.Zip(submitted))
        {
            measurements.Where(r => r["reader"] == reader.Pseudonym).Select(r => double.Parse(r["value"], CultureInfo.InvariantCulture))
                .ShouldBe(answer.Measured.Measurements.Select(m => m.Value), "to the last digit");
        }

        var labels = Rows(files["labels.csv"]);
        labels.Count.ShouldBe(2 * 2 * 3);
        labels.ShouldAllBe(r => r["lesion"] == "L1" || r["lesion"] == "L2");
        var features = Rows(files["features.csv"]);
        foreach (var feature in review.Lesions[0].Features.Where(f => f.Consensus is not null))
        {
            features.Single(r => r["lesion"] == "L1" && r["region"] == "consensus" && r["tag"] == feature.Tag)["value"]
                .ShouldBe(feature.Consensus!.Value.ToString("R", CultureInfo.InvariantCulture));
        }

        files.ShouldAllBe(f => !Encoding.UTF8.GetString(f.Value).Contains(PhantomSeries.Of(901, 256).Phantom.Identity.FamilyName, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_release_never_changes_and_the_next_is_another()
    {
        var (campaign, curator) = await WithOneSubmissionAsync(902);
        var (first, _) = await ReleaseAsync(curator, campaign);
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, new Server.Reading.CaseReading([], true, null));
        await campaign.ReviewAsync(curator, open.Case.Id, 2);
        var (second, _) = await ReleaseAsync(curator, campaign);
        second.Id.ShouldNotBe(first.Id);
        var list = (await curator.GetAsync($"/api/campaigns/{campaign.Id}/releases")).As<MakeRelease.Answer[]>();
        list.Select(r => (r.Id, r.Annotations)).ShouldBe([(second.Id, 2), (first.Id, 1)]);
        Sha256((await curator.GetAsync($"/api/releases/{first.Id}/download")).Bytes).ShouldBe(first.Sha256);
    }

    [Fact]
    public async Task Who_could_not_judge_a_case_stands_in_it_with_the_coded_reason()
    {
        var (campaign, curator) = await WithOneSubmissionAsync(905);
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new { reason = "cannot-judge-phase" })).Status.ShouldBe(200);
        var (_, files) = await ReleaseAsync(curator, campaign);
        ManifestHoldsEveryFile(files);
        var row = Rows(files["passed.csv"]).ShouldHaveSingleItem();
        (row["case"], row["reader"], row["looked"], row["reason_code"], row["reason_scheme"]).ShouldBe((open.Case.Number, reader.Pseudonym, "yes", "cannot-judge-phase", "99CROWD"));
        row["series_uid"].ShouldBe(open.Case.SeriesUid);
        row["reason"].ShouldContain("phase");
    }

    [Fact]
    public async Task Without_a_submission_there_is_nothing_to_release()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(903));
        var reply = await (await campaign.CuratorAsync()).PostAsync($"/api/campaigns/{campaign.Id}/releases");
        (reply.Status, reply.Problem).ShouldBe((409, "nothing-to-release"));
    }

    [Fact]
    public async Task Another_campaigns_curator_finds_no_release_here()
    {
        var (campaign, curator) = await WithOneSubmissionAsync(904);
        var (made, _) = await ReleaseAsync(curator, campaign);
        var stranger = await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync();
        (await stranger.GetAsync($"/api/releases/{made.Id}/download")).Problem.ShouldBe("not-found");
        (await stranger.GetAsync($"/api/campaigns/{campaign.Id}/releases")).Problem.ShouldBe("not-found");
        (await stranger.PostAsync($"/api/campaigns/{campaign.Id}/releases")).Problem.ShouldBe("not-found");
        (await stranger.GetAsync($"/api/campaigns/{campaign.Id}")).Problem.ShouldBe("not-found");
        (await stranger.GetAsync("/api/campaigns")).As<CampaignEndpoints.Summary[]>().ShouldNotContain(c => c.Id == campaign.Id);
    }

    private static void ManifestHoldsEveryFile(Dictionary<string, byte[]> files)
    {
        var manifest = JsonDocument.Parse(files["manifest.json"]).RootElement;
        manifest.GetProperty("software").GetProperty("version").GetString().ShouldNotBeNullOrWhiteSpace();
        manifest.GetProperty("settings").GetProperty("extraction").GetString().ShouldNotBeNullOrWhiteSpace();
        var listed = manifest.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => (f.GetProperty("sha256").GetString(), f.GetProperty("bytes").GetInt64()));
        listed.Keys.ShouldBe(files.Keys.Where(k => k != "manifest.json"), ignoreOrder: true);
        foreach (var (path, (sha256, bytes)) in listed)
        {
            (sha256, bytes).ShouldBe((Sha256(files[path]), files[path].LongLength), path);
        }
    }

    private async Task<(TestCampaign Campaign, Visitor Curator)> WithOneSubmissionAsync(int seed)
    {
        var campaign = await TestCampaign.MakeAsync(server, 3, PhantomSeries.Of(seed));
        var reader = await campaign.ReaderAsync();
        await reader.SubmittedAsync(await reader.OpenAsync(), new Server.Reading.CaseReading([], true, "Clear"));
        return (campaign, await campaign.CuratorAsync());
    }

    private static async Task<(MakeRelease.Answer Made, Dictionary<string, byte[]> Files)> ReleaseAsync(Visitor curator, TestCampaign campaign)
    {
        var made = await campaign.ReleaseAsync(curator);
        var zip = await curator.GetAsync($"/api/releases/{made.Id}/download");
        (zip.ContentType, zip.Bytes.LongLength, Sha256(zip.Bytes)).ShouldBe(("application/zip", made.Bytes, made.Sha256));
        using var archive = new ZipArchive(new MemoryStream(zip.Bytes));
        return (made, archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        }));
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        var lines = Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }
}
