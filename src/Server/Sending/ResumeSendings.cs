using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.Sending;

/// <summary>After a start: goes on with every sending that has not ended, also with one whose message was lost; a message that is still there finds its turn over.</summary>
public sealed class ResumeSendings(IDocumentStore store, SendStore sendings, IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var session = store.QuerySession();
        var open = await session.Query<SendRun>().Where(r => r.State == SendState.Making || r.State == SendState.Sending).ToListAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var run in open)
        {
            if (run.State == SendState.Making)
            {
                await messages.PublishAsync(new MakeObjects(run.Id));
            }
            else
            {
                var next = await sendings.AdvanceAsync(run, stoppingToken);
                await messages.PublishAsync(new SendObjects(next.Id, next.Turn, 0));
            }
        }
    }
}
