using System.CommandLine;
using System.Net.Http.Json;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Who may sign in: list them, add somebody, change a role, lock, give a new password, enrol in a campaign and withdraw.</summary>
public static class PeopleCommand
{
    public static Command Create() => new("people", "List people, add or change somebody, enrol somebody in a campaign or withdraw them.")
    {
        List(), Add(), Role(), Password(),
        Simple("lock", "End somebody's sessions and let them sign in no more.", "is locked and signed out"),
        Simple("unlock", "Let somebody sign in again.", "may sign in again"),
        Part("enrol", "Let somebody take part in a campaign.", HttpMethod.Post, "takes part in"),
        Part("withdraw", "End somebody's part in a campaign; submitted work stays.", HttpMethod.Delete, "takes no more part in"),
    };

    private static Command List()
    {
        var data = CommandLine.DataOption();
        var command = new Command("list", "List pseudonyms, roles and campaigns.") { data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            foreach (var person in await door.SendAsync<PeopleEndpoints.PersonAnswer[]>(HttpMethod.Get, "/api/people", null, cancel))
            {
                Console.WriteLine($"{person.Role,-14} {person.Pseudonym,-24} {string.Join(", ", person.Campaigns)}{(person.Locked ? " (locked)" : "")}");
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

    private static Command Role()
    {
        var pseudonym = new Argument<string>("PSEUDONYM");
        var role = new Option<string>("--role") { Description = "reader, curator or administrator.", Required = true };
        role.AcceptOnlyFromAmong(Roles.All);
        var data = CommandLine.DataOption();
        var command = new Command("role", "Give somebody another role; it ends their sessions and their part in campaigns.") { pseudonym, role, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            using var body = JsonContent.Create(new ChangePerson.RoleRequest(parsed.GetValue(role)!));
            var changed = await door.SendAsync<ChangePerson.RoleAnswer>(HttpMethod.Post, PathOf(parsed.GetValue(pseudonym)!) + "/role", body, cancel);
            Console.WriteLine($"{changed.Pseudonym} is {changed.Role}{(changed.Left.Count > 0 ? $" and has left {string.Join(", ", changed.Left)}" : "")}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Password()
    {
        var pseudonym = new Argument<string>("PSEUDONYM");
        var data = CommandLine.DataOption();
        var command = new Command("password", "Give somebody a new password; prints it, once, and ends their sessions.") { pseudonym, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            var made = await door.SendAsync<ChangePerson.PasswordAnswer>(HttpMethod.Post, PathOf(parsed.GetValue(pseudonym)!) + "/password", null, cancel);
            Console.WriteLine($"{made.Pseudonym} {made.Password}");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Simple(string name, string description, string done)
    {
        var pseudonym = new Argument<string>("PSEUDONYM");
        var data = CommandLine.DataOption();
        var command = new Command(name, description) { pseudonym, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            await door.SendAsync<object>(HttpMethod.Post, $"{PathOf(parsed.GetValue(pseudonym)!)}/{name}", null, cancel);
            Console.WriteLine($"{parsed.GetValue(pseudonym)} {done}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Part(string name, string description, HttpMethod method, string done)
    {
        var pseudonym = new Argument<string>("PSEUDONYM");
        var campaign = new Option<string>("--campaign") { Description = "The campaign.", Required = true };
        var data = CommandLine.DataOption();
        var command = new Command(name, description) { pseudonym, campaign, data };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var door = await ServerDoor.OpenAsync(parsed.GetValue(data), cancel);
            await door.SendAsync<object>(method, $"{PathOf(parsed.GetValue(pseudonym)!)}/campaigns/{Uri.EscapeDataString(parsed.GetValue(campaign)!)}", null, cancel);
            Console.WriteLine($"{parsed.GetValue(pseudonym)} {done} {parsed.GetValue(campaign)}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static string PathOf(string pseudonym) => $"/api/people/{Uri.EscapeDataString(pseudonym)}";
}
