using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>agreement report as a page, and of a campaign of the running server.</summary>
[Collection("console")]
public sealed partial class AgreementReportCommandTests(TestServer server) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("agreement-report-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_campaign_gets_the_report_of_its_lesions()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(821, 256));
        var early = await RunAsync("--campaign", campaign.Name, "--data", server.DataPath);
        (early.Code, early.Error.Trim()).ShouldBe((1, "No case has two submissions yet."));
        var curator = await campaign.CuratorAsync();
        var caseId = Guid.Empty;
        for (var seed = 1; seed <= 2; seed++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(seed), 0, 1));
        }

        await campaign.ReviewAsync(curator, caseId, 2);
        await Eventually.AskAsync("computed", () => curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement"), r => r.Status == 200);
        var (code, said, told) = await RunAsync("--campaign", campaign.Name, "--data", server.DataPath, "--json");
        code.ShouldBe(0, told);
        using var json = JsonDocument.Parse(said);
        var lines = json.RootElement.GetProperty("statistics").EnumerateArray().ToList();
        lines[0].GetProperty("name").GetString().ShouldBe("Lesion found");
        lines[0].GetProperty("lesions").GetInt32().ShouldBe(2);
        lines.ShouldAllBe(l => l.GetProperty("notFor").GetString()!.Length > 0);
        (await RunAsync("--campaign", campaign.Name, "--data", server.DataPath)).Out.ShouldContain("n: 2 lesions, 1 cases, 2 readers");
        if (IsBuilt)
        {
            (await RunAsync("--campaign", campaign.Name, "--data", server.DataPath, "--html", In("campaign.html"))).Code.ShouldBe(0);
            var plots = JsonDocument.Parse(Content().Match(await File.ReadAllTextAsync(In("campaign.html"))).Groups[1].Value).RootElement.GetProperty("plots");
            plots.GetProperty("matrices").EnumerateArray().Select(m => (m.GetProperty("what").GetString(), m.GetProperty("pairs")[0].GetProperty("n").GetInt32()))
                .ShouldBe([("Mean Dice on matched lesions", 2), ("Half the width of the 95 % limits", 2)]);
            plots.GetProperty("answers").EnumerateArray().ShouldAllBe(a => a.GetProperty("counts").EnumerateArray().Sum(row => row.EnumerateArray().Sum(c => c.GetInt32())) == 4);
            plots.GetProperty("blandAltman")[0].GetProperty("points")[0].GetProperty("lesion").GetString().ShouldBe("Lesion 1");
        }

        var readings = await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement/readings");
        readings.Json.GetProperty("rows").GetArrayLength().ShouldBe(2);
        readings.Json.GetProperty("rows")[0].GetProperty("readers")[0].GetProperty("answers").GetProperty("malignancy").GetInt32().ShouldBe(3, "“moderately suspicious” is the fourth answer");
        var stranger = await server.AddAndSignInAsync(server.NewName("curator"), Roles.Curator, null);
        (await stranger.GetAsync($"/api/campaigns/{campaign.Id}/agreement/readings")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_page_carries_its_numbers_its_text_and_fetches_nothing()
    {
        var table = Write("table.csv", "unit,fox,</script>owl\nS1,9,2\nS2,6,1\nS3,8,4\nS4,7,1\n");
        var (code, said, told) = await RunAsync("--csv", table, "--html", In("out.html"));
        if (!IsBuilt)
        {
            (code, told).ShouldBe((1, $"--html needs the built client, which ./crowdannotate builds: start the command by it.{Environment.NewLine}"));
            return;
        }

        (code, said).ShouldBe((0, ""), told);
        var page = await File.ReadAllTextAsync(In("out.html"));
        page.ShouldContain("default-src 'none'");
        Regex.Count(page, "</script", RegexOptions.IgnoreCase).ShouldBe(2, "a name cannot end the script it stands in");
        Addresses().Matches(page).ShouldBeEmpty("nothing is taken from elsewhere");
        page.ShouldContain("<noscript><pre>4 cases, 2 readers, 8 readings");
        var content = JsonDocument.Parse(Content().Match(page).Groups[1].Value).RootElement;
        content.GetProperty("plots").GetProperty("blandAltman")[0].GetProperty("points").GetArrayLength().ShouldBe(4);

        // The differences 7, 5, 4, 6 have the mean 5.5; each reader is held against the other, the only one of the rest.
        content.GetProperty("plots").GetProperty("blandAltman")[0].GetProperty("bias").GetDouble().ShouldBe(5.5, 1e-12);
        content.GetProperty("plots").GetProperty("againstRest").GetArrayLength().ShouldBe(2);
        content.GetProperty("plots").GetProperty("matrices")[0].GetProperty("pairs")[0].GetProperty("n").GetInt32().ShouldBe(4);
        content.GetProperty("plots").GetProperty("spread")[0].GetProperty("readings").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Wrong_words_are_refused_in_a_line()
    {
        var table = Write("table.csv", "unit,a,b\nx,1,2\ny,2,1\n");
        (await RunAsync()).Code.ShouldBe(2);
        (await RunAsync("--csv", table, "--campaign", "x")).Error.Trim().ShouldBe("Give --csv FILE or --campaign NAME, one of both. See --help.");
        (await RunAsync("--campaign", "x", "--scale", "1,2")).Code.ShouldBe(2);
        var unknown = await RunAsync("--campaign", "no such campaign", "--data", server.DataPath);
        (unknown.Code, unknown.Error.Trim()).ShouldBe((1, "There is no campaign of that name; `campaign list` shows them."));
        (await RunAsync("--csv", table, "--ordered")).Code.ShouldBe(1);
    }

    private static bool IsBuilt => File.Exists(Path.Combine(ClientPages.Folder ?? "", "report", "report.js"));

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    // What would load something: an address in an attribute or a style.
    [GeneratedRegex("""<(?:script|link|img|iframe)[^>]*(?:src|href)=|@import|url\(\s*["']?https?:""")]
    private static partial Regex Addresses();

    [GeneratedRegex("""<script type="application/json" id="report">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Content();

    private static Task<(int Code, string Out, string Error)> RunAsync(params string[] words) => InConsole.RunAsync(["agreement", "report", .. words]);
}
