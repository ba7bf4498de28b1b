using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Replays;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>replay-ccc, on rows of our own in the form of the release, and on the release itself where it is at hand.</summary>
[Collection("console")]
public sealed class ReplayCommandTests(TestServer server) : IDisposable
{
    /// <summary>Names the path of CrowdsCureCancer2017Annotations.csv.</summary>
    private const string Release = "CROWDANNOTATE_CCC2017";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_shows_the_steps_with_their_n_and_imports_the_campaign_once()
    {
        var (file, name) = (Write(Crowd.File(Crowd.OfTen())), server.NewName("Replay"));
        var (code, said, told) = await RunAsync(file, "--name", name, "--json", In("out.json"), "--data", server.DataPath);
        code.ShouldBe(0, told);
        said.ShouldContain("30 long axes of 3 readers (1 radiologists) on 10 series of 10 patients.");
        said.ShouldContain("same place");
        said.ShouldContain("±36 %");
        told.ShouldContain($"Imported as {name}");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(In("out.json")));
        json.RootElement.GetProperty("steps")[0].GetProperty("pairs").GetInt32().ShouldBe(30);
        json.RootElement.GetProperty("byAnatomy")[1].GetProperty("name").GetString().ShouldBe("Lung");

        (await RunAsync(file, "--name", name, "--data", server.DataPath)).Error.ShouldContain("is there already with the same file");
        var other = Write(Crowd.File(Crowd.OfTen().Take(9)));
        var refused = await RunAsync(other, "--name", name, "--data", server.DataPath);
        (refused.Code, refused.Error.Trim()).ShouldBe((1, "There is another replayed campaign of that name already; --name gives another."));
    }

    [Fact]
    public async Task On_standard_output_json_stands_alone()
    {
        var (code, said, told) = await RunAsync(Write(Crowd.File(Crowd.OfTen())), "--show-only", "--json", "-");
        (code, told).ShouldBe((0, ""));
        using var json = JsonDocument.Parse(said);
        json.RootElement.GetProperty("notes").GetArrayLength().ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData(",10,0,40,20,40,a,", ",long,0,40,20,40,a,", "crowd.csv, line 2, column length: \"long\" is no number.")]
    [InlineData(",10,0,40,20,40,a,", ",-3,0,40,20,40,a,", "crowd.csv, line 2, column length: -3 mm is no length.")]
    [InlineData(",10,0,40,20,40,a,", ",10,0,40,0,40,a,", "crowd.csv, line 2, column end_x: the axis begins and ends at one point.")]
    [InlineData(",not_radiologist,x1,", ",surgeon,x1,", "crowd.csv, line 3, column radiologist_status: \"surgeon\" is neither radiologist nor not_radiologist.")]
    [InlineData("2,Liver,1.2.1,P1,", "2,Liver,1.2.1,P9,", "crowd.csv, line 3, column patientID: it differs from an earlier line of the same series.")]
    [InlineData("order,anatomy,", "order,organ,", "crowd.csv has no column anatomy.")]
    public async Task A_wrong_file_is_refused_by_line_and_column(string right, string wrong, string said)
    {
        var text = Crowd.File(Crowd.OfTen());
        text.ShouldContain(right);
        var refused = await RunAsync(Write(text.Replace(right, wrong, StringComparison.Ordinal)), "--show-only");
        (refused.Code, refused.Out, refused.Error.Trim()).ShouldBe((1, "", said));
    }

    [Fact]
    public async Task Wrong_words_are_refused_in_a_line_and_nothing_is_imported()
    {
        (await RunAsync(In("absent.csv"), "--show-only")).Code.ShouldBe(1);
        (await RunAsync()).Code.ShouldBe(2);
        (await RunAsync(Write("order,anatomy\n"), "--show-only")).Error.Trim().ShouldBe("crowd.csv has a header and no mark.");
        var nowhere = await RunAsync(Write(Crowd.File(Crowd.OfTen())), "--json", In("no/such/out.json"), "--data", server.DataPath, "--name", server.NewName("Replay"));
        (nowhere.Code, nowhere.Error.Trim().Split('\n').Length).ShouldBe((1, 1));
        nowhere.Error.ShouldContain("There is no folder");
    }

    [Fact]
    public async Task The_release_itself_gives_the_published_figures()
    {
        var path = Environment.GetEnvironmentVariable(Release);
        Assert.SkipUnless(File.Exists(path), $"{Release} does not name CrowdsCureCancer2017Annotations.csv");
        var (code, said, _) = await RunAsync(path!, "--show-only", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(said);
        (int, double) Step(JsonElement of, int at) => (of.GetProperty("steps")[at].GetProperty("pairs").GetInt32(), Math.Round(of.GetProperty("steps")[at].GetProperty("halfWidth").GetDouble()));
        new[] { Step(json.RootElement, 0), Step(json.RootElement, 1), Step(json.RootElement, 2) }.ShouldBe([(5212, 82), (4320, 54), (1449, 26)]);
        json.RootElement.GetProperty("byAnatomy").EnumerateArray().Select(g => (g.GetProperty("name").GetString(), Step(g, 0).Item2, Step(g, 1).Item2))
            .ShouldBe([("Liver", 116, 79), ("Lung", 88, 51), ("Ovarian", 126, 91), ("Renal", 51, 41)]);
        json.RootElement.GetProperty("repeats").GetArrayLength().ShouldBe(2);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Write(string text)
    {
        File.WriteAllText(In("crowd.csv"), text);
        return In("crowd.csv");
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(params string[] words) => InConsole.RunAsync(["replay-ccc", .. words]);
}
