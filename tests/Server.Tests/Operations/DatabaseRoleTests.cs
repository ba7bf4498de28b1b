using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>What PostgreSQL itself refuses to the role the server runs as: events are only ever added (21 CFR 11.10(e)).</summary>
public class DatabaseRoleTests(TestServer server)
{
    [Theory]
    [InlineData("UPDATE events.mt_events SET data = data")]
    [InlineData("DELETE FROM events.mt_events")]
    [InlineData("TRUNCATE events.mt_events")]
    [InlineData("DELETE FROM events.mt_streams")]
    [InlineData("DROP TABLE events.mt_events")]
    [InlineData("ALTER TABLE events.mt_events DISABLE TRIGGER ALL")]
    [InlineData("CREATE RULE none AS ON INSERT TO events.mt_events DO INSTEAD NOTHING")]
    [InlineData("CREATE TABLE events.another (n int)")]
    [InlineData("SELECT * FROM setup.state")]
    [InlineData("CREATE ROLE another")]
    [InlineData("COPY (SELECT 1) TO PROGRAM 'true'")]
    public async Task The_servers_role_may_not(string statement)
    {
        await SubmitOneAsync();
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(statement))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("GRANT UPDATE ON events.mt_events TO CURRENT_USER")]
    [InlineData("GRANT DELETE ON events.mt_events TO PUBLIC")]
    public async Task The_servers_role_cannot_give_itself_more(string statement)
    {
        // PostgreSQL answers a grant of what one does not hold with a warning; nothing is granted.
        await AskAsync(statement);
        (await AskAsync("SELECT has_table_privilege('events.mt_events', 'UPDATE, DELETE, TRUNCATE')")).ShouldBe(false);
    }

    [Fact]
    public async Task The_servers_role_is_no_superuser_and_owns_nothing()
    {
        (await AskAsync("SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls FROM pg_roles WHERE rolname = current_user")).ShouldBe(false);
        (await AskAsync("SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_servers_role_reads_and_adds_events()
    {
        var before = (long)(await AskAsync("SELECT count(*) FROM events.mt_events WHERE type = 'annotation_submitted'"))!;
        await SubmitOneAsync();
        ((long)(await AskAsync("SELECT count(*) FROM events.mt_events WHERE type = 'annotation_submitted'"))!).ShouldBeGreaterThan(before);
        (await AskAsync("SELECT has_table_privilege('events.mt_events', 'INSERT') AND has_table_privilege('events.mt_events', 'SELECT')")).ShouldBe(true);
    }

    private async Task SubmitOneAsync()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, Series())).ReaderAsync();
        await reader.SubmittedAsync(await reader.OpenAsync(), new CaseReading([], true, null));
    }

    private static PhantomSeries Series() => PhantomSeries.Of(701);

    private async Task<object?> AskAsync(string statement)
    {
        await using var database = NpgsqlDataSource.Create(server.AppConnection);
#pragma warning disable CA2100 // The statements stand in this file.
        await using var command = database.CreateCommand(statement);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
