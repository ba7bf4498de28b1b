using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace CrowdAnnotate.Server.Identity;

/// <summary>The administrator's list of people: a pseudonym, a role, the campaigns.</summary>
public static partial class PeopleEndpoints
{
    private static readonly Refusal BadPseudonym = new("bad-pseudonym", 400, "A pseudonym is 3 to 40 small letters, digits and hyphens, and names nobody.");
    private static readonly Refusal UnknownRole = new("unknown-role", 400, "The role is reader, curator or administrator.");
    private static readonly Refusal UnknownCampaign = new("unknown-campaign", 404, "There is no campaign of that name; `campaign list` shows them.");
    private static readonly Refusal Taken = new("pseudonym-taken", 409, "Somebody has that pseudonym already; choose another.");

    public sealed record NewPersonRequest(string Pseudonym, string Role, string? Campaign, string? Password = null);

    public sealed record NewPersonAnswer(string Pseudonym, string Role, IReadOnlyList<string> Campaigns, string Password);

    /// <param name="Locked">Locked by an administrator; not the few minutes after many wrong passwords.</param>
    public sealed record PersonAnswer(string Pseudonym, string Role, IReadOnlyList<string> Campaigns, bool Locked = false);

    public sealed record EnrolRequest(string Pseudonym);

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/people").RequireAuthorization(Policies.Administrator).RequireRateLimiting(RateLimits.Writes);
        people.MapGet("", List);
        people.MapPost("", Add);
        people.MapPost("{pseudonym}/campaigns/{campaign}", Enrol);
        people.MapDelete("{pseudonym}/campaigns/{campaign}", Withdraw);
        people.MapPost("{pseudonym}/role", ChangePerson.Role);
        people.MapPost("{pseudonym}/lock", ChangePerson.Lock);
        people.MapPost("{pseudonym}/unlock", ChangePerson.Unlock);
        people.MapPost("{pseudonym}/password", ChangePerson.Password);
    }

    /// <summary>A password that can be read out at a booth: 5 groups of 4 letters and digits, 100 bits.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    private static async Task<IEnumerable<PersonAnswer>> List(UserManager<Person> people, IQuerySession session, CancellationToken cancel)
    {
        var campaigns = (await session.Query<Campaign>().ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Name);
        var members = (await session.Query<CampaignMember>().ToListAsync(cancel)).Where(m => m.IsActive).ToLookup(m => m.PersonId, m => campaigns.GetValueOrDefault(m.CampaignId, ""));
        var answers = new List<PersonAnswer>();
        foreach (var person in people.Users.OrderBy(p => p.UserName).ToList())
        {
            var role = (await people.GetRolesAsync(person)).FirstOrDefault() ?? "";
            answers.Add(new PersonAnswer(person.UserName!, role, [.. members[person.Id].Order(StringComparer.Ordinal)], ChangePerson.IsLocked(person)));
        }

        return answers;
    }

    private static async Task<IResult> Add(NewPersonRequest request, UserManager<Person> people, RoleManager<IdentityRole<Guid>> roles, IDocumentSession session, CancellationToken cancel)
    {
        if (request.Pseudonym is null || !Pseudonym().IsMatch(request.Pseudonym))
        {
            return Problems.Result(BadPseudonym);
        }

        if (!Roles.All.Contains(request.Role))
        {
            return Problems.Result(UnknownRole);
        }

        var campaign = request.Campaign is null ? null : await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel);
        if (request.Campaign is not null && campaign is null)
        {
            return Problems.Result(UnknownCampaign);
        }

        var password = request.Password ?? NewPassword();
        var person = await CreateAsync(people, roles, request.Pseudonym, request.Role, password);
        if (person is null)
        {
            return Problems.Result(Taken);
        }

        if (campaign is not null)
        {
            session.Store(new CampaignMember(campaign.Id, person.Id, request.Pseudonym, request.Role));
            await session.SaveChangesAsync(cancel);
        }

        return TypedResults.Json(new NewPersonAnswer(request.Pseudonym, request.Role, campaign is null ? [] : [campaign.Name], password), statusCode: 201);
    }

    private static async Task<IResult> Enrol(string pseudonym, string campaign, UserManager<Person> people, IDocumentSession session, CancellationToken cancel)
    {
        var (person, found) = (await people.FindByNameAsync(pseudonym), await CampaignAsync(session, campaign, cancel));
        if (person is null || found is null)
        {
            return Problems.Result(person is null ? ChangePerson.Unknown : UnknownCampaign);
        }

        if (await Membership.EnrolAsync(session, found, person.Id, pseudonym, (await people.GetRolesAsync(person)).First(), cancel) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        await session.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Withdraw(string pseudonym, string campaign, UserManager<Person> people, IDocumentSession session, AccessChanges changes, CancellationToken cancel)
    {
        var (person, found) = (await people.FindByNameAsync(pseudonym), await CampaignAsync(session, campaign, cancel));
        if (person is null || found is null)
        {
            return Problems.Result(person is null ? ChangePerson.Unknown : UnknownCampaign);
        }

        if (await session.LoadAsync<CampaignMember>($"{found.Id:N}:{person.Id:N}", cancel) is { IsActive: true } member)
        {
            await Membership.LeaveAsync(session, member, cancel);
            await session.SaveChangesAsync(cancel);
            changes.Announce(person.Id);
        }

        return TypedResults.NoContent();
    }

    // By its name, or by its id, for a name may hold what an address cannot.
    private static async Task<Campaign?> CampaignAsync(IQuerySession session, string campaign, CancellationToken cancel) =>
        await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == campaign, cancel)
        ?? (Guid.TryParse(campaign, out var id) ? await session.LoadAsync<Campaign>(id, cancel) : null);

    /// <summary>Makes a person with one role; null when the pseudonym is taken.</summary>
    public static async Task<Person?> CreateAsync(UserManager<Person> people, RoleManager<IdentityRole<Guid>> roles, string pseudonym, string role, string password)
    {
        if (!await roles.RoleExistsAsync(role))
        {
            await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7() });
        }

        if (await people.FindByNameAsync(pseudonym) is not null)
        {
            return null;
        }

        var person = new Person { UserName = pseudonym };
        IdentityResult created;
        try
        {
            created = await people.CreateAsync(person, password);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            // Another request took the pseudonym between the question and the insert.
            return null;
        }

        if (!created.Succeeded)
        {
            throw new BadHttpRequestException(string.Join(' ', created.Errors.Select(e => e.Description)));
        }

        await people.AddToRoleAsync(person, role);
        return person;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{2,39}$")]
    private static partial Regex Pseudonym();
}
