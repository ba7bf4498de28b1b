namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>
/// A PostgreSQL of our own on a data folder: found, made at the first start, started, started again when it dies, and
/// stopped with us. It listens on the loopback address only, on a free port, by password.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresStart _start;
    private readonly PostgresLog _log;
    private readonly IProgress<string>? _progress;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watch;
    private PostgresProcess _process;

    private EmbeddedPostgres(PostgresStart start, PostgresProcess process, PostgresLog log, IProgress<string>? progress)
    {
        (_start, _process, _log, _progress) = (start, process, log, progress);
        _watch = WatchAsync();
    }

    /// <summary>The role that owns and migrates the database, on the database of the options.</summary>
    public string OwnerConnectionString => _start.ConnectionString;

    public int Port => _start.Port;

    public Version Version => _start.Version;

    /// <summary>The process of PostgreSQL; another one after it had to be started again.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts PostgreSQL on the folder and waits until it answers, however long a recovery takes.</summary>
    /// <param name="progress">Told in short sentences what is being done.</param>
    /// <exception cref="SetupRefusal">It cannot be found, or started, on these data.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        DataFolder data, EmbeddedPostgresOptions? options = null, IProgress<string>? progress = null, CancellationToken stop = default)
    {
        var log = new PostgresLog(Path.Combine(data.LogsPath, "postgres.log"));
        PostgresProcess? process = null;
        try
        {
            var start = await PostgresStart.PrepareAsync(data, options ?? new(), log, progress, stop);
            process = await start.RunAsync(progress, stop);
            await start.MakeDatabaseAsync(stop);
            return new EmbeddedPostgres(start, process, log, progress);
        }
        catch
        {
            if (process is not null) await process.StopAsync();
            log.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await _process.StopAsync();
        await _watch;
        _process.Dispose();
        _log.Dispose();
        _stopping.Dispose();
    }

    // The port stays, so that pools heal by themselves.
    private async Task WatchAsync()
    {
        while (true)
        {
            await _process.Exited;
            if (_stopping.IsCancellationRequested) return;
            _progress?.Report("PostgreSQL ended unexpectedly; starting it again");
            try
            {
                var ended = _process;
                _process = await _start.RunAgainAsync(_progress, _stopping.Token);
                ended.Dispose();
                // It may have come up after the stop had looked at its predecessor.
                if (_stopping.IsCancellationRequested) await _process.StopAsync();
                _progress?.Report("PostgreSQL runs again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SetupRefusal refusal)
            {
                _progress?.Report(refusal.Message);
                try { await Task.Delay(TimeSpan.FromSeconds(5), _stopping.Token); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}
