using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CrowdAnnotate.Server.Live;

/// <summary>A case's consensus has changed: what to fetch again, never what is in it.</summary>
public sealed record CaseChanged(Guid CampaignId, Guid CaseId, int Version, string State);

/// <summary>Tells curators that a case has moved. Readers cannot connect: a message's timing would already tell of another's work.</summary>
[Authorize(Policy = Policies.Curator)]
public sealed class LiveHub(IDocumentStore store, LiveConnections connections) : Hub
{
    public const string CaseChangedMessage = "caseChanged";

    public override Task OnConnectedAsync()
    {
        connections.Add(Caller.From(Context.User!).Id, Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Begins to receive the changes of a campaign the caller may curate; false when it may not.</summary>
    public async Task<bool> Watch(Guid campaignId)
    {
        await using var session = store.QuerySession();
        var allowed = await session.ForCuratorAsync(campaignId, Caller.From(Context.User!), Context.ConnectionAborted) is not null;
        if (allowed)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(campaignId));
        }

        return allowed;
    }

    public static string GroupOf(Guid campaignId) => $"campaign:{campaignId:N}";
}

/// <summary>Sends what was committed; the message is durable, a lost broadcast is made good by the page's own refetch.</summary>
public static class BroadcastCaseChanged
{
    public static Task Handle(CaseChanged changed, IHubContext<LiveHub> hub) =>
        hub.Clients.Group(LiveHub.GroupOf(changed.CampaignId)).SendAsync(LiveHub.CaseChangedMessage, changed);
}

public static class LiveSetup
{
    public static void AddLive(this IServiceCollection services) => services.AddSingleton<LiveConnections>();

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapHub<LiveHub>("/live", o => o.CloseOnAuthenticationExpiration = true).RequireAuthorization(Policies.Curator);
}
