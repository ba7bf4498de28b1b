using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>The archive as a list, and what every door to the archive says about wrong input. One at a time, for they speak to the console.</summary>
[Collection("console")]
public class ArchiveListCommandTests(TestServer server)
{
    [Fact]
    public async Task Series_are_listed_by_the_conditions_of_the_catalogue_as_columns_and_as_JSON()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = Guid.NewGuid();
        var script = await server.ScriptAsync();
        foreach (var file in PhantomSeries.Of(431).Files)
        {
            (await script.PostAsync($"/api/archive/imports/{import}/files", file)).Status.ShouldBe(200);
        }

        (await script.PostAsync($"/api/archive/imports/{import}/finish", new ImportEndpoints.FinishRequest(campaign.Name))).Status.ShouldBe(200);

        var (code, said, complained) = await RunAsync("list", "--modality", "ct", "--min-slices", $"{PhantomSeries.Slices}", "--json");
        (code, complained).ShouldBe((0, ""));
        var series = JsonDocument.Parse(said).RootElement.EnumerateArray().Single(s => s.GetProperty("campaigns").EnumerateArray().Any(c => c.GetString() == campaign.Name));
        series.GetProperty("state").GetString().ShouldBe("pseudonymised");

        var (_, table, _) = await RunAsync("list", "--modality", "CT");
        var lines = table.TrimEnd().Split(Environment.NewLine);
        lines[0].ShouldStartWith("Patient");
        lines.ShouldContain(l => l.Contains(series.GetProperty("patient").GetString()!) && l.EndsWith(campaign.Name));
        lines[^1].ShouldEndWith("pseudonymised.");
        (await RunAsync("list", "--modality", "XA", "--kernel", "none & such")).Out.Trim().ShouldBe("No series fits.");
    }

    [Fact]
    public async Task What_waits_for_review_is_listed_series_by_series_without_a_pixel()
    {
        var script = await server.ScriptAsync();
        foreach (var file in new MadeHead().Files().Take(2))
        {
            (await script.PostAsync($"/api/archive/imports/{Guid.NewGuid()}/files", file)).Status.ShouldBe(200);
        }

        var (code, said, _) = await RunAsync("review");
        code.ShouldBe(0);
        said.ShouldContain("Look at them in the browser under Review.");
        var (_, json, _) = await RunAsync("review", "--json");
        JsonDocument.Parse(json).RootElement.EnumerateArray().SelectMany(i => i.GetProperty("reasons").EnumerateArray()).ShouldContain(r => r.GetProperty("code").GetString() == "RecognisableFace");
    }

    [Fact]
    public async Task Cases_are_made_of_the_series_that_fit_and_of_no_other()
    {
        // A number of slices that no other series here has, for the command takes whatever fits.
        const string Slices = "19";
        var (script, campaign) = (await server.ScriptAsync(), await TestCampaign.MakeAsync(server, 2));
        var import = new Import(script);
        foreach (var file in PhantomSeries.Of(432).Files.Take(19))
        {
            (await import.AddAsync(file)).Accepted.ShouldBeTrue();
        }

        await import.FinishAsync((await TestCampaign.MakeAsync(server, 2)).Name);
        string[] fits = ["--min-slices", Slices, "--max-slices", Slices, "--kind", "case"];

        var (none, _, complained) = await RunAsync(["cases", "--campaign", campaign.Name, .. fits, "--gaps", "yes"]);
        (none, complained).ShouldBe((1, "No series fits. `archive list` with the same conditions shows what there is." + Environment.NewLine));
        var (code, said, _) = await RunAsync(["cases", "--campaign", campaign.Name, .. fits, "--gaps", "no"]);
        (code, said).ShouldBe((0, $"  Case 0001: {Slices} slices{Environment.NewLine}1 of 1 series are cases of {campaign.Name}.{Environment.NewLine}"));
        var again = await RunAsync(["cases", "--campaign", campaign.Name, .. fits]);
        (again.Code, again.Out).ShouldBe((0, said), "a second time makes nothing twice");
        (await RunAsync(["cases", "--campaign", "no such campaign", .. fits])).Error.Trim().ShouldBe("There is no campaign of that name.");
    }

    [Theory]
    [InlineData(1, "The value of minSlices cannot be read.", "archive", "list", "--min-slices", "many")]
    [InlineData(1, "The value of contrast cannot be read.", "archive", "list", "--contrast", "perhaps")]
    [InlineData(1, "There is no CrowdAnnotate data in", "archive", "list", "--data", "/no/such/data")]
    [InlineData(1, "There is no CrowdAnnotate data in", "archive", "review", "--data", "/no/such/data")]
    [InlineData(1, "The value of gaps cannot be read.", "archive", "list", "--gaps", "2")]
    [InlineData(2, "--campaign", "archive", "cases")]
    [InlineData(2, "no path, no *", "up", "--allow-origin", "*")]
    [InlineData(2, "'--size'", "archive", "list", "--size", "3")]
    [InlineData(2, "", "archive")]
    [InlineData(2, "", "archive", "forget")]
    [InlineData(2, "--risk-review", "archive", "destroy-key", "--by", "A", "--by", "B")]
    [InlineData(2, "two different people", "archive", "reidentify", "--by", "A", "--by", "a", "--reason", "r", "--uid", "1.2", "--is", "2.25.1")]
    [InlineData(2, "", "import")]
    [InlineData(2, "", "deidentify", "/tmp")]
    [InlineData(1, "There is no file or folder /no/such", "deidentify", "/no/such", "/tmp/never-made")]
    [InlineData(2, "", "dicom")]
    [InlineData(2, "", "dicom", "json")]
    [InlineData(1, "/no/such", "dicom", "json", "/no/such")]
    [InlineData(1, "/no/such", "dicom", "check", "/no/such")]
    [InlineData(1, "/no/such", "dicom", "frame", "/no/such", "1", "--out", "/tmp/never-made")]
    public async Task Wrong_input_is_one_line_and_an_exit_code(int expected, string reason, params string[] words)
    {
        var data = words is ["archive", "list" or "review" or "cases", ..] && !words.Contains("--data") ? new[] { "--data", server.DataPath } : [];
        var (code, said, complained) = await InConsole.RunAsync([.. words, .. data]);
        (code, said).ShouldBe((expected, ""), complained);
        complained.ShouldContain(reason);
        complained.Trim().ShouldNotBeEmpty();
        complained.Trim().ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("archive", "list")]
    [InlineData("archive", "review")]
    [InlineData("archive", "destroy-key")]
    [InlineData("archive", "reidentify")]
    [InlineData("import")]
    [InlineData("deidentify")]
    [InlineData("dicom")]
    [InlineData("dicom", "json")]
    [InlineData("dicom", "frame")]
    [InlineData("dicom", "check")]
    [InlineData("aim", "convert")]
    [InlineData("campaign", "export")]
    public async Task Help_describes_the_command_and_each_of_its_options(params string[] words)
    {
        var (code, said, complained) = await InConsole.RunAsync([.. words, "--help"]);
        (code, complained).ShouldBe((0, ""));
        said.ShouldContain("Description:");
        said.Split('\n').Where(l => l.StartsWith("  -") || l.StartsWith("  <")).ShouldAllBe(l => l.TrimEnd().Contains("  ", StringComparison.Ordinal) && l.TrimEnd().Trim().Contains("  "), "each has its words");
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] words) => InConsole.RunAsync(["archive", .. words, "--data", server.DataPath]);
}
