using System.CommandLine;
using System.Net.Http.Json;
using CrowdAnnotate.Server.Campaigns;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Campaigns: list them, make, close, open and export one, and ask something of one of its cases.</summary>
public static class CampaignCommand
{
    public static Command Create() => new("campaign", "List campaigns, make one, close one and open it again, ask something of one case, export one.")
    {
        List(), Make(),
        Change("close", "Close a campaign: its readers get nothing of it any more; what is submitted stays."), Change("open", "Open a closed campaign again."),
        CampaignPromptCommand.Create(), CampaignExportCommand.Create(),
    };

    private static Command List()
    {
        var data = CommandLine.DataOption();
        var command = new Command("list", "List campaigns with their cases, readers and submissions.") { data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            foreach (var c in await door.SendAsync<CampaignEndpoints.Summary[]>(HttpMethod.Get, "/api/campaigns", null, cancel))
            {
                Console.WriteLine($"{c.Name,-32} {c.Cases,4} cases  {c.Readers,4} readers  {c.Submissions,5} submissions  {c.Profile}, {c.State}{(c.ClosedAt is null ? "" : ", closed")}");
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Change(string verb, string description)
    {
        var (name, data) = (new Argument<string>("NAME"), CommandLine.DataOption());
        var command = new Command(verb, description) { name, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            var campaign = await NamedCampaign.FindAsync(door, parsed.GetValue(name)!, cancel);
            var now = await door.SendAsync<CloseCampaign.Answer>(HttpMethod.Post, $"/api/campaigns/{campaign.Id}/{verb}", null, cancel);
            Console.WriteLine($"{campaign.Name} is {(now.ClosedAt is null ? "open" : "closed")}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Make()
    {
        var name = new Argument<string>("NAME");
        var prompt = new Option<string?>("--prompt") { Description = "The sentence readers see: what is to be marked. The template's own unless given." };
        var readers = new Option<int>("--readers-per-case") { Description = "How many readers a case is wanted from.", DefaultValueFactory = _ => CampaignEndpoints.DefaultReadersPerCase };
        var template = new Option<string?>("--template") { Description = "What is asked of each finding: a built-in template (`aim template list`; lesion-survey unless given) or a template file.", CustomParser = Values.NotEmpty("--template") };
        var profile = new Option<string?>("--profile") { Description = "De-identification profile of its images: basic, public (unless given) or research, or a JSON file.", CustomParser = Values.NotEmpty("--profile") };
        var data = CommandLine.DataOption();
        var command = new Command("create", "Make a campaign.") { name, prompt, readers, template, profile, data };
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = TemplateChoice.Sent(parsed.GetValue(template), parsed.GetValue(name));
            var chosen = ProfileText.Of(parsed.GetValue(profile));
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel, mustExist: false);
            using var body = JsonContent.Create(new CampaignEndpoints.NewCampaign(parsed.GetValue(name)!, parsed.GetValue(prompt), parsed.GetValue(readers), chosen, asked));
            var made = await door.SendAsync<CampaignEndpoints.Summary>(HttpMethod.Post, "/api/campaigns", body, cancel);
            Console.WriteLine($"Made {made.Name}. Next: ./crowdannotate import PATH --campaign \"{made.Name}\"");
            return CommandLine.Done;
        });
        return command;
    }
}
