using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Exporting;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>campaign export: the same ZIP as by the API.</summary>
[Collection("console")]
public sealed class CampaignExportCommandTests : IDisposable
{
    private readonly TestServer server;
    private readonly TemporaryFolder folder = new();

    public CampaignExportCommandTests(TestServer server)
    {
        this.server = server;
        Directory.CreateDirectory(folder.Path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_campaign_is_written_as_the_API_gives_it_and_what_has_no_region_is_said()
    {
        var campaign = await SubmittedAsync(961);
        var (code, said, complained) = await RunAsync(campaign.Name, "--format", "json", "--out", folder.In("a.zip"));
        (code, said).ShouldBe((0, $"{folder.In("a.zip")}: 1 files.{Environment.NewLine}"), complained);
        var reply = await (await campaign.CuratorAsync()).GetAsync($"/api/campaigns/{campaign.Id}/export?format=json");
        File.ReadAllBytes(folder.In("a.zip")).ShouldBe(reply.Bytes);

        (code, said, complained) = await RunAsync(campaign.Name, "--format", "seg", "--case", "1", "--out", folder.In("b.zip"));
        code.ShouldBe(0);
        complained.ShouldContain(".seg.dcm: The reader saw no lesion: there is no region.");
        ReadCampaign.Unzipped(File.ReadAllBytes(folder.In("b.zip"))).Keys.ShouldBe(["losses.txt", "manifest.json"]);
    }

    [Fact]
    public async Task Wrong_input_is_refused_in_a_line_and_leaves_nothing_behind()
    {
        var campaign = await SubmittedAsync(962);
        (await RefusedAsync(1, campaign.Name, "--format", "xml", "--case", "9", "--out", folder.In("a.zip"))).ShouldContain("has no case 9");
        (await RefusedAsync(1, "no such campaign", "--format", "xml", "--out", folder.In("a.zip"))).ShouldContain("There is no campaign of that name");
        (await RefusedAsync(1, campaign.Name, "--format", "xml", "--out", folder.In("none/a.zip"))).ShouldContain("There is no folder");
        (await RefusedAsync(1, campaign.Name, "--format", "xml", "--out", folder.Path)).ShouldContain("is a folder");
        (await RefusedAsync(2, campaign.Name, "--format", "dwg", "--out", folder.In("a.zip"))).ShouldContain("dwg");
        var empty = await TestCampaign.MakeAsync(server, 2);
        (await RefusedAsync(1, empty.Name, "--format", "xml", "--out", folder.In("a.zip"))).ShouldContain("Nothing has been submitted yet.");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();

        File.WriteAllText(folder.In("a.zip"), "mine");
        (await RefusedAsync(1, campaign.Name, "--format", "xml", "--out", folder.In("a.zip"))).ShouldContain("--overwrite");
        File.ReadAllText(folder.In("a.zip")).ShouldBe("mine");
    }

    private async Task<TestCampaign> SubmittedAsync(int seed)
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed));
        var reader = await campaign.ReaderAsync();
        await reader.SubmittedAsync(await reader.OpenAsync(), new CaseReading([], true, null));
        return campaign;
    }

    private async Task<string> RefusedAsync(int expected, params string[] words)
    {
        var (code, said, complained) = await RunAsync(words);
        (code, said).ShouldBe((expected, ""), complained);
        complained.Trim().ShouldNotContain('\n');
        return complained;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] words) => InConsole.RunAsync(["campaign", "export", .. words, "--data", server.DataPath]);
}
