using System.Diagnostics;
using System.Runtime.Versioning;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Operations.Postgres;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>One real cluster each, with fsync on where durability is what is shown.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly EmbeddedPostgresOptions ThrowAway = new() { ThrowAwayWithoutFsync = true };
    private readonly TemporaryFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Rows_survive_a_stop_and_a_start()
    {
        using var data = DataFolder.Open(_place.Path);
        await using (var first = await EmbeddedPostgres.StartAsync(data))
            await RunAsync(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
        await using var second = await EmbeddedPostgres.StartAsync(data);
        (await AskAsync(second, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Acknowledged_rows_are_on_disk_the_database_is_utf8_and_passwords_are_scram()
    {
        using var data = DataFolder.Open(_place.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data);
        (await AskAsync(postgres, """
            SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'),
                   current_setting('server_encoding'), current_setting('listen_addresses'), current_setting('data_checksums'),
                   (SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules),
                   (SELECT left(rolpassword, 14) FROM pg_authid WHERE rolname = current_user))
            """)).ShouldBe("on on on UTF8 127.0.0.1 on scram-sha-256 SCRAM-SHA-256$");
    }

    [Fact]
    public async Task A_wrong_password_is_turned_away()
    {
        using var data = DataFolder.Open(_place.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, ThrowAway);
        var wrong = new NpgsqlConnectionStringBuilder(postgres.OwnerConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_owners_password_stays_readable_by_the_server_alone()
    {
        using var data = DataFolder.Open(_place.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data, ThrowAway);
        var file = Directory.GetFiles(data.KeysPath).ShouldHaveSingleItem();
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFileSystemEntries(data.PostgresPath).ShouldHaveSingleItem("the password handed to initdb is gone");
    }

    [Fact]
    public async Task A_killed_postgres_comes_back_on_the_same_port_with_every_acknowledged_row()
    {
        using var data = DataFolder.Open(_place.Path);
        await using var postgres = await EmbeddedPostgres.StartAsync(data);
        await RunAsync(postgres, "CREATE TABLE kept (n int); INSERT INTO kept SELECT generate_series(1, 1000)");
        var killed = postgres.ProcessId;
        Process.GetProcessById(killed).Kill();
        (await EventuallyAsync(() => AskAsync(postgres, "SELECT count(*)::int FROM kept"))).ShouldBe(1000);
        (await EventuallyAsync(() => Task.FromResult<object?>(postgres.ProcessId), until: id => !killed.Equals(id))).ShouldNotBe(killed);
    }

    [Fact]
    public async Task A_postgres_left_by_a_dead_server_is_stopped_and_its_rows_are_kept()
    {
        using var data = DataFolder.Open(_place.Path);
        using var log = new PostgresLog(_place.In("logs/left.log"));
        var start = await PostgresStart.PrepareAsync(data, new(), log, null, default);
        var left = await start.RunAsync(null, default);
        await start.MakeDatabaseAsync(default);
        await using (var connection = new NpgsqlConnection(start.ConnectionString))
        {
            await connection.OpenAsync();
            await using var insert = new NpgsqlCommand("CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)", connection);
            await insert.ExecuteNonQueryAsync();
        }
        await using var postgres = await EmbeddedPostgres.StartAsync(data);
        left.Exited.IsCompleted.ShouldBeTrue();
        (await AskAsync(postgres, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_process_number_that_now_is_another_programs_does_not_stop_the_start()
    {
        using var data = DataFolder.Open(_place.Path);
        await using (await EmbeddedPostgres.StartAsync(data, ThrowAway)) { }
        using var other = Process.Start(new ProcessStartInfo("sleep", ["60"]))!;
        File.WriteAllText(Path.Combine(data.PostgresPath, "cluster", "postmaster.pid"), $"{other.Id}\n/nowhere\n0\n5432\n\n\n  0  0\n");
        await using var postgres = await EmbeddedPostgres.StartAsync(data, ThrowAway);
        other.HasExited.ShouldBeFalse();
        other.Kill();
    }

    [Fact]
    public async Task A_first_start_that_was_cut_off_begins_anew()
    {
        using var data = DataFolder.Open(_place.Path);
        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(400)))
            await Should.ThrowAsync<OperationCanceledException>(() => EmbeddedPostgres.StartAsync(data, ThrowAway, null, soon.Token));
        await using var postgres = await EmbeddedPostgres.StartAsync(data, ThrowAway);
        (await AskAsync(postgres, "SELECT 1")).ShouldBe(1);
        Directory.GetFileSystemEntries(data.PostgresPath).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_here_are_refused_with_the_versions_named()
    {
        using var data = DataFolder.Open(_place.Path);
        Directory.CreateDirectory(Path.Combine(data.PostgresPath, "cluster"));
        await File.WriteAllTextAsync(Path.Combine(data.PostgresPath, "cluster", "PG_VERSION"), "9\n");
        var refusal = await Should.ThrowAsync<SetupRefusal>(() => EmbeddedPostgres.StartAsync(data));
        refusal.Message.ShouldStartWith("The data were made by PostgreSQL 9, but this is ");
        refusal.Message.ShouldContain("Install PostgreSQL 9");
    }

    [Fact]
    public async Task A_lost_owner_password_is_refused_with_the_remedy()
    {
        using var data = DataFolder.Open(_place.Path);
        await using (await EmbeddedPostgres.StartAsync(data, ThrowAway)) { }
        File.Delete(Directory.GetFiles(data.KeysPath).Single());
        (await Should.ThrowAsync<SetupRefusal>(() => EmbeddedPostgres.StartAsync(data, ThrowAway))).Message.ShouldContain("backup");
    }

    [Fact]
    public async Task The_log_quotes_no_value_of_a_failed_statement()
    {
        using var data = DataFolder.Open(_place.Path);
        await using (var postgres = await EmbeddedPostgres.StartAsync(data, ThrowAway))
        {
            await RunAsync(postgres, "CREATE TABLE person (name text UNIQUE); INSERT INTO person VALUES ('Ada Planted')");
            await Should.ThrowAsync<PostgresException>(() => RunAsync(postgres, "INSERT INTO person VALUES ('Ada Planted')"));
        }
        var log = await File.ReadAllTextAsync(Path.Combine(data.LogsPath, "postgres.log"));
        log.ShouldContain("duplicate key value");
        log.ShouldNotContain("Planted");
    }

    private static async Task RunAsync(EmbeddedPostgres postgres, string sql) => await AskAsync(postgres, sql);

    private static async Task<object?> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(postgres.OwnerConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> EventuallyAsync(Func<Task<object?>> ask, Predicate<object?>? until = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await ask();
                if (until?.Invoke(answer) != false || Stopwatch.GetElapsedTime(since).TotalSeconds > 20) return answer;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(since).TotalSeconds < 20) { }
            await Task.Delay(100);
        }
    }
}
