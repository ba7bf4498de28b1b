using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Replays;

/// <summary>Replayed campaigns: administrators and scripts bring them in, every curator sees them. They hold no case of any campaign, so they unblind nobody.</summary>
public static class ReplaysSetup
{
    public record Summary(Guid Id, string Name, string File, string Sha256, DateTimeOffset ImportedAt, int Marks, int Patients, int Series, int Readers);

    public sealed record Detail(Guid Id, string Name, string File, string Sha256, DateTimeOffset ImportedAt, int Marks, int Patients, int Series, int Readers, AnatomyOfDisagreement Anatomy)
        : Summary(Id, Name, File, Sha256, ImportedAt, Marks, Patients, Series, Readers);

    public static void MapReplays(this StoreOptions options) =>
        options.Schema.For<ReplayedCampaign>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, r => r.Name);

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapGroup("/api/replays").RequireRateLimiting(RateLimits.Writes);
        replays.MapGet("", List).RequireAuthorization(Policies.Curator);
        replays.MapGet("{id:guid}", Get).RequireAuthorization(Policies.Curator);
        replays.MapPost("", StoreReplay.Handle).RequireAuthorization(Policies.Administrator);
    }

    private static async Task<IEnumerable<Summary>> List(IQuerySession session, CancellationToken cancel) =>
        await session.Query<ReplayedCampaign>().OrderBy(r => r.Name)
            .Select(r => new Summary(r.Id, r.Name, r.File, r.Sha256, r.ImportedAt, r.Anatomy.Marks, r.Anatomy.Patients, r.Anatomy.SeriesCount, r.Anatomy.Readers)).ToListAsync(cancel);

    private static async Task<IResult> Get(Guid id, IQuerySession session, CancellationToken cancel) =>
        await session.LoadAsync<ReplayedCampaign>(id, cancel) is { } r
            ? TypedResults.Ok(new Detail(r.Id, r.Name, r.File, r.Sha256, r.ImportedAt, r.Anatomy.Marks, r.Anatomy.Patients, r.Anatomy.SeriesCount, r.Anatomy.Readers, r.Anatomy))
            : Problems.Result(Problems.NotFound);
}
