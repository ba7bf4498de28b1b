using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdAnnotate.Server.Identity;

/// <summary>Makes the schema <c>auth</c> and the keys in it, as the owning role.</summary>
public static class AuthSchema
{
    public static AuthDatabase Open(string connection) =>
        new(new DbContextOptionsBuilder<AuthDatabase>().UseNpgsql(connection).UseOpenIddict().Options);

    public static async Task CreateAsync(string ownerConnection, CancellationToken cancel)
    {
        await using var db = Open(ownerConnection);
        var exists = await db.Database.SqlQueryRaw<bool>("SELECT to_regclass('auth.\"ServerKeys\"') IS NOT NULL AS \"Value\"").SingleAsync(cancel);
        if (!exists)
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancel);
        }

        await ServerKeyRing.EnsureAsync(db, cancel);
        await EnsureRolesAsync(db, cancel);
    }

    // Made before anybody is added: two administrators who add the first reader at once would otherwise both make the role.
    private static async Task EnsureRolesAsync(AuthDatabase db, CancellationToken cancel)
    {
        foreach (var role in Roles.All)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO auth."AspNetRoles" ("Id", "Name", "NormalizedName") VALUES ({Guid.CreateVersion7()}, {role}, {role.ToUpperInvariant()}) ON CONFLICT DO NOTHING
                """, cancel);
        }
    }
}
