using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>All that is settled before PostgreSQL runs: whose files, which programs, which account, which port.</summary>
internal sealed class PostgresStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    // What passes by itself: children of a killed PostgreSQL still leaving, or a port taken since we chose it.
    private static readonly string[] Passing = ["shared memory block", "lock file \"postmaster.pid\"", "could not bind", "could not create any TCP/IP sockets"];

    private readonly PostgresCluster _cluster;
    private readonly PostgresBinaries _binaries;
    private readonly PostgresAccount _account;
    private readonly EmbeddedPostgresOptions _options;
    private readonly PostgresLog _log;
    private readonly string _logs;
    private readonly string _password;

    private PostgresStart(PostgresCluster cluster, PostgresBinaries binaries, PostgresAccount account, EmbeddedPostgresOptions options, PostgresLog log, string logs)
    {
        (_cluster, _binaries, _account, _options, _log, _logs) = (cluster, binaries, account, options, log, logs);
        _password = cluster.Password();
        Port = FreePort();
    }

    public int Port { get; private set; }

    public Version Version => _binaries.Version;

    public string ConnectionString => Connection(_options.Database).ConnectionString;

    /// <exception cref="SetupRefusal">No fitting PostgreSQL, or the files cannot be made.</exception>
    public static async Task<PostgresStart> PrepareAsync(
        DataFolder data, EmbeddedPostgresOptions options, PostgresLog log, IProgress<string>? progress, CancellationToken stop)
    {
        var cluster = new PostgresCluster(data);
        var account = PostgresAccount.Current;
        var binaries = PostgresBinariesSearch.Find(cluster.Major());
        if (account.IsOther) binaries = PostgresBinariesReach.ForEverybody(binaries);
        if (cluster.Major() is null)
        {
            progress?.Report($"Making the database (PostgreSQL {binaries.Version})");
            await cluster.CreateAsync(binaries, account, log, stop);
        }
        else
        {
            await PostgresOrphan.StopAsync(cluster.Folder, progress, stop);
        }
        // Files that a backup was restored into belong to whoever restored them.
        cluster.SweepUnfinished();
        account.Own(data.PostgresPath);
        account.OwnWhole(cluster.Folder);
        return new PostgresStart(cluster, binaries, account, options, log, data.LogsPath);
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="SetupRefusal">It ended before it answered, for a reason that does not pass.</exception>
    public async Task<PostgresProcess> RunAsync(IProgress<string>? progress, CancellationToken stop)
    {
        progress?.Report("Starting PostgreSQL");
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            _log.Forget();
            var process = await PostgresProcess.StartAsync(Command(), _log);
            if (await AnswersAsync(process, progress, stop)) return process;
            if (!_log.Says(Passing) || Stopwatch.GetElapsedTime(since) > Patience) throw Ended();
            if (_log.Says("could not bind")) Port = FreePort();
            await Task.Delay(200, stop);
        }
    }

    /// <summary>As <see cref="RunAsync"/> after an unexpected end, on the same port.</summary>
    public async Task<PostgresProcess> RunAgainAsync(IProgress<string>? progress, CancellationToken stop)
    {
        await Task.Delay(250, stop);
        await PostgresOrphan.StopAsync(_cluster.Folder, progress, stop);
        var port = Port;
        try
        {
            return await RunAsync(progress, stop);
        }
        finally
        {
            Port = port;
        }
    }

    /// <summary>Makes the database of the options when it is not there.</summary>
    public async Task MakeDatabaseAsync(CancellationToken stop)
    {
        await using var connection = await OpenAsync(stop);
        await using var ask = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = _options.Database } } };
        if (await ask.ExecuteScalarAsync(stop) is not null) return;
        await using var make = new NpgsqlCommand($"CREATE DATABASE \"{_options.Database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        await make.ExecuteNonQueryAsync(stop);
    }

    private ProcessStartInfo Command() => _account.Command(_binaries.Postgres, _cluster.Folder,
        ["-D", _account.FolderArgument(_cluster.Folder), .. _options.Settings(Port)]);

    private async Task<bool> AnswersAsync(PostgresProcess process, IProgress<string>? progress, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        var told = false;
        try
        {
            while (!process.Exited.IsCompleted)
            {
                if (await TryOpenAsync(stop)) return true;
                if (!told && Stopwatch.GetElapsedTime(since).TotalSeconds > 3)
                {
                    progress?.Report("Waiting for PostgreSQL to recover");
                    told = true;
                }
                await Task.WhenAny(process.Exited, Task.Delay(25, stop));
                stop.ThrowIfCancellationRequested();
            }
            return false;
        }
        catch
        {
            await process.StopAsync();
            throw;
        }
    }

    private async Task<bool> TryOpenAsync(CancellationToken stop)
    {
        try
        {
            await using var connection = await OpenAsync(stop);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new SetupRefusal("The database refuses the password of its owner kept in the data folder's keys", "Put keys/ and postgres/ back from the same backup.", e);
        }
        catch (NpgsqlException)
        {
            // Not listening yet, or "the database system is starting up".
            return false;
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken stop)
    {
        var settings = Connection("postgres");
        settings.Pooling = false;
        settings.Timeout = 5;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private NpgsqlConnectionStringBuilder Connection(string database) => new()
    {
        Host = IPAddress.Loopback.ToString(), Port = Port, Username = PostgresCluster.Owner, Password = _password, Database = database,
    };

    private SetupRefusal Ended() => new($"PostgreSQL {Version} did not start: {_log.LastFailure() ?? "it said nothing"}", $"See postgres.log in {_logs}.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
