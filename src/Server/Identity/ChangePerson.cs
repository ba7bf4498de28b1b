using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdAnnotate.Server.Identity;

/// <summary>
/// What an administrator changes about somebody: the role, whether they may sign in, the password. Each is committed before the
/// sessions are ended, so that none can begin in between with the old rights (<see cref="SessionStore.StoreAsync"/> looks again).
/// </summary>
public static class ChangePerson
{
    public static readonly Refusal Unknown = Problems.NotFound with { Title = "Nobody has that pseudonym; `people list` shows them." };
    private static readonly Refusal UnknownRole = new("unknown-role", 400, "The role is reader, curator or administrator.");
    private static readonly Refusal LastAdministrator = new("last-administrator", 409, "This is the last administrator who can sign in. Make another one first.");

    // Years away, where the few minutes after wrong passwords never reach.
    private static readonly DateTimeOffset Forever = DateTimeOffset.MaxValue;

    public sealed record RoleRequest(string Role);

    /// <param name="Left">The campaigns that the person took part in until then.</param>
    public sealed record RoleAnswer(string Pseudonym, string Role, IReadOnlyList<string> Left);

    public sealed record PasswordAnswer(string Pseudonym, string Password);

    public static bool IsLocked(Person person) => person.LockoutEnd == Forever;

    public static async Task<IResult> Role(
        string pseudonym, RoleRequest request, UserManager<Person> people, AuthDatabase db, IDocumentSession session, SessionStore sessions, CancellationToken cancel)
    {
        if (!Roles.All.Contains(request.Role))
        {
            return Problems.Result(UnknownRole);
        }

        await using var change = await BeginAsync(db, cancel);
        if (await people.FindByNameAsync(pseudonym) is not { } person)
        {
            return Problems.Result(Unknown);
        }

        var now = await people.GetRolesAsync(person);
        if (now.SequenceEqual([request.Role]))
        {
            return TypedResults.Ok(new RoleAnswer(pseudonym, request.Role, []));
        }

        if (await IsLastAdministratorAsync(people, person))
        {
            return Problems.Result(LastAdministrator);
        }

        Done(await people.RemoveFromRolesAsync(person, now));
        Done(await people.AddToRoleAsync(person, request.Role));
        var left = await Membership.LeaveAllAsync(session, person.Id, cancel);
        await change.CommitAsync(cancel);
        await sessions.EndAsync(person.Id);
        return TypedResults.Ok(new RoleAnswer(pseudonym, request.Role, left));
    }

    public static async Task<IResult> Lock(string pseudonym, UserManager<Person> people, AuthDatabase db, SessionStore sessions, CancellationToken cancel)
    {
        await using var change = await BeginAsync(db, cancel);
        if (await people.FindByNameAsync(pseudonym) is not { } person)
        {
            return Problems.Result(Unknown);
        }

        if (await IsLastAdministratorAsync(people, person))
        {
            return Problems.Result(LastAdministrator);
        }

        Done(await people.SetLockoutEnabledAsync(person, true));
        Done(await people.SetLockoutEndDateAsync(person, Forever));
        await change.CommitAsync(cancel);
        await sessions.EndAsync(person.Id);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Unlock(string pseudonym, UserManager<Person> people)
    {
        if (await people.FindByNameAsync(pseudonym) is not { } person)
        {
            return Problems.Result(Unknown);
        }

        Done(await people.SetLockoutEndDateAsync(person, null));
        Done(await people.ResetAccessFailedCountAsync(person));
        return TypedResults.NoContent();
    }

    /// <summary>A new password, answered once; it ends every session that began with the old one.</summary>
    public static async Task<IResult> Password(string pseudonym, UserManager<Person> people, AuthDatabase db, SessionStore sessions, CancellationToken cancel)
    {
        await using var change = await BeginAsync(db, cancel);
        if (await people.FindByNameAsync(pseudonym) is not { } person)
        {
            return Problems.Result(Unknown);
        }

        var password = PeopleEndpoints.NewPassword();
        Done(await people.RemovePasswordAsync(person));
        Done(await people.AddPasswordAsync(person, password));
        await change.CommitAsync(cancel);
        await sessions.EndAsync(person.Id);
        return TypedResults.Ok(new PasswordAnswer(pseudonym, password));
    }

    // One change at a time: two administrators who lock each other at once would leave none.
    private static async Task<IDbContextTransaction> BeginAsync(AuthDatabase db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('auth.people'))", cancel);
        return transaction;
    }

    private static async Task<bool> IsLastAdministratorAsync(UserManager<Person> people, Person person)
    {
        var able = (await people.GetUsersInRoleAsync(Roles.Administrator)).Where(p => !IsLocked(p)).ToList();
        return able.Any(p => p.Id == person.Id) && able.Count == 1;
    }

    private static void Done(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}
