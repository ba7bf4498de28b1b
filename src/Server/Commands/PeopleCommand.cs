using System.CommandLine;
using System.Net.Http.Json;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Who may sign in: list them, add somebody, enrol somebody in a campaign.</summary>
public static class PeopleCommand
{
    public static Command Create() => new("people", "List people, add somebody, or enrol somebody in a campaign.") { List(), Add(), Enrol() };

    private static Command List()
    {
        var data = CommandLine.DataOption();
        var command = new Command("list", "List pseudonyms, roles and campaigns.") { data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            foreach (var person in await door.SendAsync<PeopleEndpoints.PersonAnswer[]>(HttpMethod.Get, "/api/people", null, cancel))
            {
                Console.WriteLine($"{person.Role,-14} {person.Pseudonym,-24} {string.Join(", ", person.Campaigns)}");
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var pseudonym = new Argument<string>("PSEUDONYM") { Description = "3 to 40 small letters, digits and hyphens; it names nobody." };
        var role = new Option<string>("--role") { Description = "reader, curator or administrator.", Required = true };
        role.AcceptOnlyFromAmong(Roles.All);
        var campaign = new Option<string?>("--campaign") { Description = "Campaign to take part in." };
        var data = CommandLine.DataOption();
        var command = new Command("add", "Add somebody; prints the password made, once.") { pseudonym, role, campaign, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            var request = new PeopleEndpoints.NewPersonRequest(parsed.GetValue(pseudonym)!, parsed.GetValue(role)!, parsed.GetValue(campaign));
            using var body = JsonContent.Create(request);
            var added = await door.SendAsync<PeopleEndpoints.NewPersonAnswer>(HttpMethod.Post, "/api/people", body, cancel);
            Console.WriteLine($"{added.Role} {added.Pseudonym} {added.Password}");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Enrol()
    {
        var pseudonym = new Argument<string>("PSEUDONYM");
        var campaign = new Option<string>("--campaign") { Description = "Campaign to take part in.", Required = true };
        var data = CommandLine.DataOption();
        var command = new Command("enrol", "Let somebody take part in a campaign.") { pseudonym, campaign, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            var path = $"/api/people/{Uri.EscapeDataString(parsed.GetValue(pseudonym)!)}/campaigns/{Uri.EscapeDataString(parsed.GetValue(campaign)!)}";
            await door.SendAsync<object>(HttpMethod.Post, path, null, cancel);
            Console.WriteLine($"{parsed.GetValue(pseudonym)} takes part in {parsed.GetValue(campaign)}.");
            return CommandLine.Done;
        });
        return command;
    }
}
