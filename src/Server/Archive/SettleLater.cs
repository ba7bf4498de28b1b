using System.Threading.Channels;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Settles series that come without an end being said, as by STOW-RS, when nothing has come for a moment.</summary>
public sealed partial class SettleLater(SettleSeries settle, TimeProvider clock, ILogger<SettleLater> log) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly Channel<string> arrived = Channel.CreateUnbounded<string>();

    /// <summary>Something came for these series.</summary>
    public void Note(IEnumerable<string> series)
    {
        foreach (var uid in series)
        {
            arrived.Writer.TryWrite(uid);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = new HashSet<string>();
        var more = arrived.Reader.WaitToReadAsync(stoppingToken).AsTask();
        while (await more)
        {
            do
            {
                while (arrived.Reader.TryRead(out var uid))
                {
                    waiting.Add(uid);
                }

                more = arrived.Reader.WaitToReadAsync(stoppingToken).AsTask();
            }
            while (await Task.WhenAny(more, Task.Delay(Moment, clock, stoppingToken)) == more);
            await SettleAsync(waiting, stoppingToken);
            waiting.Clear();
        }
    }

    private async Task SettleAsync(IEnumerable<string> series, CancellationToken cancel)
    {
        foreach (var uid in series)
        {
            try
            {
                await settle.HandleAsync(uid, cancel);
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or IOException or Marten.Exceptions.MartenCommandException)
            {
                // It stays unsettled, and the next arrival or start settles it.
                Failed(log, uid, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Series {Series} could not be settled: {Failure}")]
    private static partial void Failed(ILogger log, string series, string failure);
}
