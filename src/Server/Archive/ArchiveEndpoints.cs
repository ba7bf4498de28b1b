using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The administrator's archive: import file by file, finish, and what is there.</summary>
public static class ArchiveEndpoints
{
    private const long LargestFile = 1L << 30;
    private static readonly Refusal UnknownCampaign = new("unknown-campaign", 404, "There is no campaign of that name; `campaign list` shows them.");

    /// <param name="Make">Whether a campaign of that name is made when there is none and a series became a case.</param>
    public sealed record FinishRequest(string Campaign, bool Make = false);

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

    private static async Task<IResult> Finish(Guid importId, FinishRequest request, FinishImport finish, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        if (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel) is { } known)
        {
            return TypedResults.Ok(new FinishAnswer(await finish.HandleAsync(importId, known.Id, cancel)));
        }

        if (!request.Make)
        {
            return Problems.Result(UnknownCampaign);
        }

        if (CampaignEndpoints.Refuse(request.Campaign, CampaignEndpoints.DefaultReadersPerCase) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        // A campaign without a case would be half an import: it is made when a series has become one.
        var made = CampaignEndpoints.New(request.Campaign, null, CampaignEndpoints.DefaultReadersPerCase, synthetic: false, clock.GetUtcNow());
        var series = await finish.HandleAsync(importId, made.Id, cancel);
        if (series.Any(s => s.CaseNumber is not null))
        {
            session.Insert(made);
            await session.SaveChangesAsync(cancel);
        }

        return TypedResults.Ok(new FinishAnswer(series));
    }

    private static async Task<IEnumerable<SeriesRow>> List(IQuerySession session, CancellationToken cancel)
    {
        var campaigns = (await session.Query<Campaign>().ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Name);
        var cases = (await session.Query<Case>().ToListAsync(cancel)).ToLookup(c => c.SeriesUid, c => campaigns.GetValueOrDefault(c.CampaignId, ""));
        var series = await session.Query<ArchivedSeries>().OrderBy(s => s.ImportedAt).ToListAsync(cancel);
        return series.Select(s => new SeriesRow(s.Id, s.StudyUid, s.Patient, s.Modality, s.Slices.Count, s.ImportedAt, s.Synthetic, [.. cases[s.Id].Distinct()]));
    }
}
