using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CrowdAnnotate.Server.Identity;

/// <summary>
/// Keeps sign-in tickets (with their tokens) in the database, so that the cookie is only a reference and is dead the moment
/// the row is gone. A ticket is remembered for a few seconds, because a viewer asks for hundreds of frames at once.
/// </summary>
public sealed class SessionStore(IDbContextFactory<AuthDatabase> database, IDataProtectionProvider protection, IMemoryCache cache, AccessChanges changes, TimeProvider clock)
    : ITicketStore
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private readonly IDataProtector protector = protection.CreateProtector("CrowdAnnotate.Session");
    private readonly Lock remembering = new();
    private int ends;

    /// <summary>How many sessions have ended or changed here: what was concluded from one before no longer holds.</summary>
    public int Ends => Volatile.Read(ref ends);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await database.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync();
        db.Sessions.Add(new SessionRow { Id = key, Ticket = Protect(ticket), ExpiresAt = Expiry(ticket) });
        await db.SaveChangesAsync();

        // A change of rights that was committed meanwhile has ended what sessions it saw; it may not have seen this one.
        if (!await StillHoldsAsync(db, ticket))
        {
            await RemoveAsync(key);
        }

        return key;
    }

    /// <summary>Ends every session of a person, and whatever else is held open for them. What the person may do has been changed before.</summary>
    public async Task EndAsync(Guid personId)
    {
        await using var db = await database.CreateDbContextAsync();
        var subject = personId.ToString();
        var theirs = (await db.Sessions.AsNoTracking().ToListAsync()).Where(s => Open(s)?.Principal.GetClaim(Claims.Subject) == subject).Select(s => s.Id).ToArray();
        await db.Sessions.Where(s => theirs.Contains(s.Id)).ExecuteDeleteAsync();
        lock (remembering)
        {
            ends++;
            foreach (var key in theirs)
            {
                cache.Remove(CacheKey(key));
            }
        }

        changes.Announce(personId);
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var db = await database.CreateDbContextAsync();
        if (await db.Sessions.FindAsync(key) is { } row)
        {
            (row.Ticket, row.ExpiresAt) = (Protect(ticket), Expiry(ticket));
            await db.SaveChangesAsync();
        }

        Forget(key);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (cache.TryGetValue(CacheKey(key), out AuthenticationTicket? known))
        {
            return known;
        }

        var before = Volatile.Read(ref ends);
        await using var db = await database.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var row = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == key && s.ExpiresAt > now);
        var ticket = row is null ? null : Open(row);
        lock (remembering)
        {
            // Read before a session was ended: good for this answer, not to be remembered.
            return ticket is null || before != ends ? ticket : cache.Set(CacheKey(key), ticket, Remembered);
        }
    }

    public async Task RemoveAsync(string key)
    {
        await using var db = await database.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Id == key).ExecuteDeleteAsync();
        Forget(key);
    }

    private void Forget(string key)
    {
        lock (remembering)
        {
            ends++;
            cache.Remove(CacheKey(key));
        }
    }

    private static async Task<bool> StillHoldsAsync(AuthDatabase db, AuthenticationTicket ticket)
    {
        if (!Guid.TryParse(ticket.Principal.GetClaim(Claims.Subject), out var id))
        {
            return false;
        }

        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id);
        var roles = await db.UserRoles.Where(r => r.UserId == id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync();
        return person is not null && !ChangePerson.IsLocked(person) && ticket.Principal.GetClaims(Claims.Role).Order().SequenceEqual(roles.Order());
    }

    // A row of a key ring that is gone opens nothing.
    private AuthenticationTicket? Open(SessionRow row)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(protector.Unprotect(row.Ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string CacheKey(string key) => "session:" + key;

    private byte[] Protect(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private DateTimeOffset Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow().AddHours(12);
}
