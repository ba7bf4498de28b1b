using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Releases;

/// <summary>A curator's releases: make one, list them, download one.</summary>
public static class ReleaseEndpoints
{
    public static void MapReleases(this StoreOptions options) => options.Schema.For<Release>().Index(r => r.CampaignId);

    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var curator = routes.MapGroup("/api").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        curator.MapPost("campaigns/{id:guid}/releases", MakeRelease.Handle);
        curator.MapGet("campaigns/{id:guid}/releases", List);
        curator.MapGet("releases/{id:guid}/download", Download);
    }

    private static async Task<IResult> List(Guid id, Caller caller, IQuerySession session, CancellationToken cancel) =>
        await session.ForCuratorAsync(id, caller, cancel) is null
            ? Problems.Result(Problems.NotFound)
            : TypedResults.Ok((await session.Query<Release>().Where(r => r.CampaignId == id).OrderByDescending(r => r.CreatedAt).ToListAsync(cancel)).Select(MakeRelease.Answer.Of));

    private static async Task<IResult> Download(Guid id, Caller caller, IQuerySession session, PixelStore objects, TimeProvider clock, CancellationToken cancel)
    {
        var release = await session.LoadAsync<Release>(id, cancel);
        if (release is null || await session.ForCuratorAsync(release.CampaignId, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        await ConsensusSight.RecordAsync(session.DocumentStore, release.CampaignId, null, caller, clock.GetUtcNow(), cancel);
        var name = string.Concat(release.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".zip";
        return Results.Bytes(await objects.ReadAsync(release.ObjectName, cancel), "application/zip", name);
    }
}
