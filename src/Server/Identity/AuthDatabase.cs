using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CrowdAnnotate.Server.Identity;

/// <summary>People, OpenIddict's tables, sessions and the keys all nodes share, in the schema <c>auth</c>.</summary>
public sealed class AuthDatabase(DbContextOptions<AuthDatabase> options)
    : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public const string Schema = "auth";

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<ServerKey> ServerKeys => Set<ServerKey>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.UseOpenIddict();
        builder.Entity<ServerKey>().HasKey(k => k.Name);
        builder.Entity<SessionRow>().HasIndex(s => s.ExpiresAt);
    }
}

/// <summary>A secret the nodes share: the token signing and encryption keys, the web client's secret.</summary>
public sealed class ServerKey
{
    public required string Name { get; init; }

    public required byte[] Value { get; init; }
}

/// <summary>One browser sign-in: the ticket with its tokens stays here, the browser holds only the id.</summary>
public sealed class SessionRow
{
    public required string Id { get; init; }

    public required byte[] Ticket { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
