using System.CommandLine;
using System.Net.Http.Json;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Asks something of one case, before a reader has it.</summary>
internal static class CampaignPromptCommand
{
    private sealed record Asked(PromptCase.View? Prompt);

    public static Command Create()
    {
        var (name, number) = (new Argument<string>("NAME"), new Argument<string>("CASE") { Description = "Its number, as 7 or \"Case 0007\"." });
        var text = new Option<string?>("--text") { Description = "The sentence that readers of this case see before the campaign's own.", CustomParser = Values.NotEmpty("--text") };
        var slice = new Option<int>("--slice") { Description = "The slice it opens at, from 1; the middle unless given.", CustomParser = Values.Number("--slice", 1, int.MaxValue), HelpName = "N" };
        var data = CommandLine.DataOption();
        var command = new Command("prompt", "Ask something of one case before a reader has it: a sentence, the slice it opens at, or both. Without either it is asked what the campaign asks.")
        {
            name, number, text, slice, data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            var campaign = await NamedCampaign.FindAsync(door, parsed.GetValue(name)!, cancel);
            var one = await NamedCampaign.CaseAsync(door, campaign, parsed.GetValue(number)!, cancel);
            using var body = JsonContent.Create(new PromptCase.Request(parsed.GetValue(text), parsed.GetValue(slice) is > 0 and var from1 ? from1 - 1 : null));
            var prompt = (await door.SendAsync<Asked>(HttpMethod.Put, $"/api/campaigns/{campaign.Id}/cases/{one.Id}/prompt", body, cancel)).Prompt;
            Console.WriteLine(prompt is null ? $"{one.Number} is asked what the campaign asks."
                : $"{one.Number}: {prompt.Text ?? "the campaign's sentence"}; it opens {(prompt.Slice is { } at ? $"at slice {at + 1}" : "in the middle")}.");
            return CommandLine.Done;
        });
        return command;
    }
}
