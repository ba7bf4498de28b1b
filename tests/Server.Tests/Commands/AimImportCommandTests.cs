using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Tests.GivenReadings;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>The command against the running server. Its words go to the console, so one at a time.</summary>
[Collection("console")]
public sealed class AimImportCommandTests(TestServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_is_taken_file_by_file_and_what_is_refused_is_said_and_gives_exit_code_1()
    {
        var phantom = PhantomSeries.Of(581, 256);
        var (campaign, made) = (await TestCampaign.MakeAsync(server, 2, phantom), new MadeElsewhere(phantom));
        var reader = await campaign.ReaderAsync();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("a.xml"), AimXml.Write(made.Aim([0], factor: 2)), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("b.json"), AimJson.Write(made.Aim([1])), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("c.xml"), AimXml.Write(new MadeElsewhere(PhantomSeries.Of(582, 256)).Aim([0])), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.In("image.dcm"), phantom.Files[0], TestContext.Current.CancellationToken);

        var (code, said, error) = await InConsole.RunAsync("aim", "import", folder.Path, "--campaign", campaign.Name, "--reader", reader.Pseudonym, "--data", server.DataPath);
        code.ShouldBe(1, said + error);
        said.ShouldContain($"{folder.In("a.xml")}: AIM 4.2, 1 annotation(s) on Case 0001");
        said.ShouldContain("Case 0001: submitted, 2 finding(s)");
        error.ShouldContain($"{folder.In("c.xml")}: refused: It points at no image of a case of the campaign");
        error.ShouldContain("Case 0001: Lesion 1: Long Axis is");
        error.ShouldNotContain("image.dcm");
        MadeElsewhere.Planted.Where(w => (said + error).Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task As_json_it_prints_documents_and_cases_and_wrong_words_are_usage()
    {
        var phantom = PhantomSeries.Of(583, 256);
        var (campaign, made) = (await TestCampaign.MakeAsync(server, 2, phantom), new MadeElsewhere(phantom));
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllBytesAsync(folder.In("seg.dcm"), made.Seg(0), TestContext.Current.CancellationToken);
        var (code, said, error) = await InConsole.RunAsync("aim", "import", folder.In("seg.dcm"), "--campaign", campaign.Name, "--reader", "panel", "--as", "gold", "--json", "--data", server.DataPath);
        code.ShouldBe(0, error);
        var answer = JsonDocument.Parse(Encoding.UTF8.GetBytes(said)).RootElement;
        answer.GetProperty("documents")[0].GetProperty("outcome").GetString().ShouldBe("taken");
        answer.GetProperty("cases")[0].GetProperty("outcome").GetString().ShouldBe("stored");

        (await InConsole.RunAsync("aim", "import", folder.Path, "--campaign", campaign.Name, "--reader", "panel", "--as", "wish", "--data", server.DataPath)).Code.ShouldBe(2);
        var nowhere = await InConsole.RunAsync("aim", "import", folder.In("seg.dcm"), "--campaign", "No such campaign", "--reader", "panel", "--as", "gold", "--data", server.DataPath);
        (nowhere.Code, nowhere.Error.Trim()).ShouldBe((1, "There is no campaign “No such campaign”; `campaign list` shows them."));
        (await InConsole.RunAsync("aim", "import", folder.In("nothing"), "--campaign", campaign.Name, "--reader", "panel", "--data", server.DataPath)).Code.ShouldBe(1);
    }
}
