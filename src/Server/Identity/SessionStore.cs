using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CrowdAnnotate.Server.Identity;

/// <summary>
/// Keeps sign-in tickets (with their tokens) in the database, so that the cookie is only a reference and is dead the moment
/// the row is gone. A ticket is remembered for a few seconds, because a viewer asks for hundreds of frames at once.
/// </summary>
public sealed class SessionStore(IDbContextFactory<AuthDatabase> database, IDataProtectionProvider protection, IMemoryCache cache, TimeProvider clock)
    : ITicketStore
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private long ended;

    /// <summary>How many sessions have ended or changed here: what was concluded from one before no longer holds.</summary>
    public long Ended => Volatile.Read(ref ended);

    private readonly IDataProtector protector = protection.CreateProtector("CrowdAnnotate.Session");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await database.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync();
        db.Sessions.Add(new SessionRow { Id = key, Ticket = Protect(ticket), ExpiresAt = Expiry(ticket) });
        await db.SaveChangesAsync();
        return key;
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

        await using var db = await database.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var row = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == key && s.ExpiresAt > now);
        var ticket = row is null ? null : TicketSerializer.Default.Deserialize(protector.Unprotect(row.Ticket));
        return ticket is null ? null : cache.Set(CacheKey(key), ticket, Remembered);
    }

    public async Task RemoveAsync(string key)
    {
        await using var db = await database.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Id == key).ExecuteDeleteAsync();
        Forget(key);
    }

    private void Forget(string key)
    {
        cache.Remove(CacheKey(key));
        Interlocked.Increment(ref ended);
    }

    private static string CacheKey(string key) => "session:" + key;

    private byte[] Protect(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private DateTimeOffset Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? clock.GetUtcNow().AddHours(12);
}
