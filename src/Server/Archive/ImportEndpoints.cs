using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdAnnotate.Server.Archive;

/// <summary>An import: begun, asked what is known already, given files, finished. It can be gone on with after a break on either side.</summary>
public static class ImportEndpoints
{
    private const int MostDigests = 10_000;
    private static readonly Refusal UnknownCampaign = new("unknown-campaign", 404, "There is no campaign of that name; `campaign list` shows them.");
    private static readonly Refusal HasTemplate = new("campaign-exists", 409, "There is a campaign of that name already, and it keeps the template it was made with, which is another; leave the template away.");
    private static readonly Refusal BadDigests = new("bad-digests", 400, $"Digests are SHA-256 in hexadecimal, {MostDigests} at most.");

    /// <param name="Campaign">Its series become cases of it; without one they go into the archive only.</param>
    /// <param name="Make">Whether it is made when there is none of that name and a series became a case.</param>
    /// <param name="Profile">How the images are de-identified; the campaign's profile when null, and <c>public</c> without one.</param>
    /// <param name="Template">What the campaign asks if it is made: name of a built-in template, or one as JSON.</param>
    public sealed record NewImport(string? Campaign = null, bool Make = false, string? Profile = null, string? Template = null);

    public sealed record Begun(Guid ImportId);

    public sealed record ImportRow(Guid ImportId, string? Campaign, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Accepted, int Held, int Refused, int Again);

    public sealed record KnownRequest(IReadOnlyList<string> Digests);

    public sealed record KnownAnswer(IReadOnlyList<KnownDigest> Known);

    public sealed record KnownDigest(string Digest, string Outcome, string? Reason, string? SeriesUid = null);

    public sealed record FilesAnswer(IReadOnlyList<FileOutcome> Outcomes);

    /// <summary>The answer to one file by its own route.</summary>
    public sealed record InstanceAnswer(bool Accepted, string? Reason, string? SeriesUid);

    public sealed record FinishRequest(string? Campaign = null, bool Make = false);

    public sealed record FinishAnswer(IReadOnlyList<SeriesAnswer> Series);

    public static void MapImports(this RouteGroupBuilder archive)
    {
        archive.MapPost("imports", Begin);
        archive.MapGet("imports", List);
        archive.MapPost("imports/{importId:guid}/known", Known);
        archive.MapPost("imports/{importId:guid}/files", AddFiles);
        archive.MapPost("imports/{importId:guid}/instances", AddOne);
        archive.MapPost("imports/{importId:guid}/finish", Finish);
    }

    private static async Task<IResult> Begin(NewImport request, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        if (request.Campaign is { } name && CampaignEndpoints.Refuse(name, CampaignEndpoints.DefaultReadersPerCase) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        if (CampaignProfile.Read(request.Profile, out var profile) is { } wrong)
        {
            return Problems.Result(CampaignEndpoints.UnknownProfile with { Detail = wrong });
        }

        if (ReadableTemplate.Of(request.Template).Refusal is { } unreadable)
        {
            return Problems.Result(unreadable);
        }

        if (await HasAnotherTemplateAsync(request, session, cancel))
        {
            return Problems.Result(HasTemplate);
        }

        if (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel) is { } campaign)
        {
            var wanted = await SeriesProfile.OfCampaignAsync(session, campaign, cancel);
            profile = request.Profile is null ? wanted : profile;
            if (profile != wanted)
            {
                return Problems.Result(wanted.Refuse(campaign.Name, profile));
            }
        }

        var import = New(Guid.CreateVersion7(clock.GetUtcNow()), clock) with { Template = request.Template, Campaign = request.Campaign, Make = request.Make, Profile = profile.Text };
        session.Insert(import);
        await session.SaveChangesAsync(cancel);
        return TypedResults.Json(new Begun(import.Id), statusCode: 201);
    }

    private static async Task<IEnumerable<ImportRow>> List(IQuerySession session, CancellationToken cancel) =>
        (await session.Query<ImportRecord>().OrderByDescending(i => i.StartedAt).ToListAsync(cancel))
            .Select(i => new ImportRow(i.Id, i.Campaign, i.StartedAt, i.FinishedAt, i.Accepted, i.Held, i.Refused, i.Again));

    private static async Task<IResult> Known(Guid importId, KnownRequest request, ImportDigests digests, ImportCommit commit, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        if (request.Digests.Count > MostDigests || request.Digests.Any(d => d.Length != 64 || !d.All(char.IsAsciiHexDigit)))
        {
            return Problems.Result(BadDigests);
        }

        var known = await digests.FindAsync(session, request.Digests, cancel);
        await commit.RememberAsync(await ImportAsync(session, importId, clock, cancel), [.. known.Values.Select(k => k.SeriesUid).OfType<string>()], cancel);
        return TypedResults.Ok(new KnownAnswer([.. known.Select(k => new KnownDigest(k.Key, k.Value.Outcome, k.Value.Reason, k.Value.Outcome == FileOutcome.Refused ? null : k.Value.SeriesUid))]));
    }

    private static async Task<IResult> AddFiles(Guid importId, HttpContext context, ImportBody body, ImportFiles import, IQuerySession session, TimeProvider clock)
    {
        var cancel = context.RequestAborted;
        AllowLargeBody(context);
        var files = ImportBody.Boundary(context.Request, "multipart/form-data") is { } boundary
            ? body.PartsAsync(context.Request.Body, boundary, cancel) : body.FilesAsync(context.Request.Body, cancel);
        return TypedResults.Ok(new FilesAnswer(await import.AddAsync(await ImportAsync(session, importId, clock, cancel), files, null, cancel)));
    }

    private static async Task<InstanceAnswer> AddOne(Guid importId, HttpContext context, ImportBody body, ImportFiles import, IQuerySession session, TimeProvider clock)
    {
        var cancel = context.RequestAborted;
        AllowLargeBody(context);
        var outcome = (await import.AddAsync(await ImportAsync(session, importId, clock, cancel), body.OneAsync(context.Request.Body, cancel), null, cancel))[0];
        return new InstanceAnswer(outcome.Outcome is FileOutcome.Accepted or FileOutcome.Again, outcome.Reason, outcome.SeriesUid);
    }

    private static async Task<IResult> Finish(Guid importId, FinishRequest request, FinishImport finish, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        var import = await ImportAsync(session, importId, clock, cancel);
        if ((request.Campaign ?? import.Campaign) is not { } campaign)
        {
            return TypedResults.Ok(new FinishAnswer(await finish.HandleAsync(importId, null, cancel)));
        }

        if (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == campaign, cancel) is { } known)
        {
            var (wanted, profile) = (await SeriesProfile.OfCampaignAsync(session, known, cancel), CampaignProfile.OfStored(import.Profile));
            return profile == wanted
                ? TypedResults.Ok(new FinishAnswer(await finish.HandleAsync(importId, known, cancel)))
                : Problems.Result(wanted.Refuse(known.Name, profile));
        }

        if (!request.Make && !import.Make)
        {
            return Problems.Result(UnknownCampaign);
        }

        if (CampaignEndpoints.Refuse(campaign, CampaignEndpoints.DefaultReadersPerCase) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        return TypedResults.Ok(new FinishAnswer(await finish.MakeAsync(session, importId, campaign, ReadableTemplate.Of(import.Template).Template!, cancel)));
    }

    // The same command again, to go on with an import, names the template that the campaign was made with meanwhile.
    private static async Task<bool> HasAnotherTemplateAsync(NewImport request, IQuerySession session, CancellationToken cancel) =>
        request.Template is not null
        && await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == request.Campaign, cancel) is { } known
        && known.Template.Uid != ReadableTemplate.Of(request.Template).Template!.Uid;

    /// <summary>Files come as large as they are; each is limited by itself.</summary>
    public static void AllowLargeBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }

    // A sender may choose the id itself; the import then begins with its first file.
    private static async Task<ImportRecord> ImportAsync(IQuerySession session, Guid id, TimeProvider clock, CancellationToken cancel) =>
        await session.LoadAsync<ImportRecord>(id, cancel) ?? New(id, clock);

    private static ImportRecord New(Guid id, TimeProvider clock) => new() { Id = id, StartedAt = clock.GetUtcNow() };
}
