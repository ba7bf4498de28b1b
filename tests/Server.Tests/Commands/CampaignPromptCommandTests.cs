using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>campaign prompt: what is asked of one case, from a script.</summary>
[Collection("console")]
public sealed class CampaignPromptCommandTests(TestServer server)
{
    [Fact]
    public async Task A_sentence_and_a_slice_counted_from_one_go_to_the_case_until_a_reader_has_it()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(999));
        (await RunAsync(campaign.Name, "1", "--text", "Measure the nodule", "--slice", "2")).ShouldBe((0, $"Case 0001: Measure the nodule; it opens at slice 2.{Environment.NewLine}", ""));
        (await RunAsync(campaign.Name, "Case 0001")).ShouldBe((0, $"Case 0001 is asked what the campaign asks.{Environment.NewLine}", ""));
        (await RunAsync(campaign.Name, "1", "--slice", "1")).ShouldBe((0, $"Case 0001: the campaign's sentence; it opens at slice 1.{Environment.NewLine}", ""));
        (await (await campaign.ReaderAsync()).OpenAsync()).Prompt!.Slice.ShouldBe(0);
        (await RefusedAsync(1, campaign.Name, "1", "--text", "Too late")).ShouldContain("reader");
    }

    [Fact]
    public async Task Wrong_input_is_refused_in_a_line()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(1000));
        (await RefusedAsync(1, "no such campaign", "1", "--text", "x")).ShouldContain("There is no campaign of that name");
        (await RefusedAsync(1, campaign.Name, "9", "--text", "x")).ShouldContain("has no case 9");
        (await RefusedAsync(1, campaign.Name, "1", "--slice", "9999")).ShouldContain("slice");
        (await RefusedAsync(2, campaign.Name, "1", "--slice", "0")).ShouldContain("--slice");
        (await RefusedAsync(2, campaign.Name, "1", "--text", " ")).ShouldContain("--text");
        (await (await campaign.ReaderAsync()).OpenAsync()).Prompt.ShouldBeNull();
    }

    private async Task<string> RefusedAsync(int expected, params string[] words)
    {
        var (code, said, complained) = await RunAsync(words);
        (code, said).ShouldBe((expected, ""), complained);
        complained.Trim().ShouldNotContain('\n');
        return complained;
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] words) => InConsole.RunAsync(["campaign", "prompt", .. words, "--data", server.DataPath]);
}
