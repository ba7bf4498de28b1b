using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The administrator's archive: import file by file, finish, and what is there.</summary>
public static class ArchiveEndpoints
{
    private const long LargestFile = 1L << 30;
    private static readonly Refusal UnknownCampaign = new("unknown-campaign", 404, "There is no campaign of that name.");

    public sealed record FinishRequest(string Campaign);

    public sealed record FinishAnswer(IReadOnlyList<SeriesAnswer> Series);

    public sealed record SeriesRow(
        string SeriesUid, string StudyUid, string Patient, string Modality, int Instances, DateTimeOffset ImportedAt, bool Synthetic, IReadOnlyList<string> Campaigns);

    public static void MapArchive(this IEndpointRouteBuilder routes)
    {
        var archive = routes.MapGroup("/api/archive").RequireAuthorization(Policies.Administrator);
        archive.MapPost("imports/{importId:guid}/instances", Add);
        archive.MapPost("imports/{importId:guid}/finish", Finish);
        archive.MapGet("series", List);
    }

    private static async Task<IResult> Add(Guid importId, HttpContext context, ImportInstance import)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestFile;
        }

        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        return TypedResults.Ok(await import.AddAsync(importId, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.RequestAborted));
    }

    private static async Task<IResult> Finish(Guid importId, FinishRequest request, FinishImport finish, IQuerySession session, CancellationToken cancel) =>
        await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel) is { } campaign
            ? TypedResults.Ok(new FinishAnswer(await finish.HandleAsync(importId, campaign.Id, cancel)))
            : Problems.Result(UnknownCampaign);

    private static async Task<IEnumerable<SeriesRow>> List(IQuerySession session, CancellationToken cancel)
    {
        var campaigns = (await session.Query<Campaign>().ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Name);
        var cases = (await session.Query<Case>().ToListAsync(cancel)).ToLookup(c => c.SeriesUid, c => campaigns.GetValueOrDefault(c.CampaignId, ""));
        var series = await session.Query<ArchivedSeries>().OrderBy(s => s.ImportedAt).ToListAsync(cancel);
        return series.Select(s => new SeriesRow(s.Id, s.StudyUid, s.Patient, s.Modality, s.Slices.Count, s.ImportedAt, s.Synthetic, [.. cases[s.Id].Distinct()]));
    }
}
