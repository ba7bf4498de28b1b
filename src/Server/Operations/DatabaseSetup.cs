using System.Security.Cryptography;
using CrowdAnnotate.Server.Identity;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Postgresql;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// What the owning role does at start: schemas, tables, the shared keys, and the second role the server runs as. That role may
/// read and append events, and no more (21 CFR 11.10(e): corrections are new events).
/// </summary>
public static class DatabaseSetup
{
    // Raised when a document, an index or a table changes; an unchanged database is then not compared at every start.
    private const int SchemaVersion = 10;

    /// <summary>Brings the database up to date and answers the connection of the server's own role.</summary>
    public static async Task<string> PrepareAsync(string ownerConnection, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(cancel);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtext('crowdannotate.setup'))", cancel);
        await ExecuteAsync(connection, "CREATE SCHEMA IF NOT EXISTS setup; CREATE TABLE IF NOT EXISTS setup.state (name text PRIMARY KEY, value text NOT NULL)", cancel);
        if (await StateAsync(connection, "schema", cancel) != SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            await MigrateAsync(connection, ownerConnection, cancel);
        }

        var app = new NpgsqlConnectionStringBuilder(ownerConnection)
        {
            Username = await StateAsync(connection, "role", cancel),
            Password = await StateAsync(connection, "password", cancel),
            ApplicationName = "crowdannotate",
        };
        return app.ConnectionString;
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, string ownerConnection, CancellationToken cancel)
    {
        var messages = CreateMessageTablesAsync(ownerConnection);
        await AuthSchema.CreateAsync(ownerConnection, cancel);
        using (var store = DocumentStore.For(options =>
        {
            options.Connection(ownerConnection);
            MartenSetup.Map(options);
            options.AutoCreateSchemaObjects = JasperFx.AutoCreate.CreateOrUpdate;
        }))
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        await messages;
        await GrantAsync(connection, cancel);
        await SetStateAsync(connection, "schema", SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel);
    }

    // Wolverine makes its tables itself; a host that is built and never started is its door for that.
    private static async Task CreateMessageTablesAsync(string ownerConnection)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();
        builder.UseWolverine(options =>
        {
            options.Discovery.DisableConventionalDiscovery();
            options.PersistMessagesWithPostgresql(ownerConnection, MartenSetup.MessageSchema);
        });
        using var host = builder.Build();
        await host.Services.GetRequiredService<IMessageStore>().Admin.MigrateAsync();
    }

    private static async Task GrantAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var role = await StateAsync(connection, "role", cancel);
        if (role is null)
        {
            role = "crowdannotate_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            await ExecuteAsync(connection, $"CREATE ROLE {role} LOGIN PASSWORD '{password}'", cancel);
            await SetStateAsync(connection, "password", password, cancel);
            await SetStateAsync(connection, "role", role, cancel);
        }

        foreach (var schema in new[] { MartenSetup.DocumentSchema, AuthDatabase.Schema, MartenSetup.MessageSchema })
        {
            await ExecuteAsync(connection, $"""
                GRANT USAGE ON SCHEMA {schema} TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
                GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
                GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role};
                """, cancel);
        }

        await ExecuteAsync(connection, $"""
            GRANT USAGE ON SCHEMA {MartenSetup.EventSchema} TO {role};
            GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {MartenSetup.EventSchema} TO {role};
            GRANT UPDATE ON {MartenSetup.EventSchema}.mt_streams TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA {MartenSetup.EventSchema} TO {role};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {MartenSetup.EventSchema} TO {role};
            """, cancel);
    }

    private static async Task<string?> StateAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT value FROM setup.state WHERE name = $1", connection) { Parameters = { new() { Value = name } } };
        return (string?)await command.ExecuteScalarAsync(cancel);
    }

    private static async Task SetStateAsync(NpgsqlConnection connection, string name, string value, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO setup.state VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", connection)
        { Parameters = { new() { Value = name }, new() { Value = value } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Names and passwords in these statements are made here, never taken from outside.
#pragma warning disable CA2100
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
#pragma warning restore CA2100
}
