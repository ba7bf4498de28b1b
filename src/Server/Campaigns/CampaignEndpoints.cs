using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>A curator's campaigns and how far they are covered.</summary>
public static class CampaignEndpoints
{
    public const string DefaultPrompt = "Mark every lesion you would report: its long and short axis, its outline on each slice if you can, and an answer to each question.";
    public const int DefaultReadersPerCase = 5;

    private static readonly Refusal BadName = new("bad-campaign", 400, "A campaign has a name of 1 to 80 characters and wants 2 to 50 readers a case.");
    public static readonly Refusal UnknownProfile = new("unknown-profile", 400, "It is neither the name of a built-in profile nor one as JSON.");
    private static readonly Refusal NameTaken = new("campaign-exists", 409, "There is a campaign of that name already.");

    /// <param name="Template">Name of a built-in template, or one as JSON.</param>
    public sealed record NewCampaign(string Name, string? Prompt = null, int? ReadersPerCase = null, string? Profile = null, string? Template = null);

    /// <summary>A built-in template.</summary>
    public sealed record TemplateSummary(string Name, string Title, int Questions);

    /// <param name="Profile">The de-identification profile, as people read it.</param>
    /// <param name="State">pseudonymised while the key exists, or as long as nobody reviewed the risk; else anonymised.</param>
    public record Summary(
        Guid Id, string Name, string Prompt, bool Synthetic, int Cases, int Readers, int Submissions, int ReadersPerCase, int CasesCovered,
        string Profile, string State, DateTimeOffset? ClosedAt);

    public sealed record Coverage(
        Guid Id, string Number, int Submissions, int Skips, int Target, string State, int Lesions, double? MeanDice, IReadOnlyList<string> Flags, DateTimeOffset? UpdatedAt, bool Practice);

    public sealed record Detail(
        Guid Id, string Name, string Prompt, bool Synthetic, int Cases, int Readers, int Submissions, int ReadersPerCase, int CasesCovered,
        string Profile, string State, DateTimeOffset? ClosedAt, IReadOnlyList<Coverage> Coverage, TemplateView Template, IReadOnlyList<string> ReaderPseudonyms)
        : Summary(Id, Name, Prompt, Synthetic, Cases, Readers, Submissions, ReadersPerCase, CasesCovered, Profile, State, ClosedAt);

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapGroup("/api/campaigns").RequireRateLimiting(RateLimits.Writes);
        campaigns.MapGet("", List).RequireAuthorization(Policies.CuratorOrAdministrator);
        campaigns.MapGet("{id:guid}", Get).RequireAuthorization(Policies.Curator);
        campaigns.MapGet("templates", Templates).RequireAuthorization(Policies.Administrator);
        campaigns.MapPost("{id:guid}/close", CloseCampaign.Close).RequireAuthorization(Policies.CuratorOrAdministrator);
        campaigns.MapPost("{id:guid}/open", CloseCampaign.Open).RequireAuthorization(Policies.CuratorOrAdministrator);
        campaigns.MapPost("", Make).RequireAuthorization(Policies.Administrator);
    }

    private static async Task<IEnumerable<Summary>> List(Caller caller, IQuerySession session, DeidentificationKeyStore key, CancellationToken cancel)
    {
        var campaigns = await session.Query<Campaign>().OrderBy(c => c.Name).ToListAsync(cancel);
        if (!caller.Is(Roles.Administrator))
        {
            var mine = (await session.Query<CampaignMember>().Where(m => m.PersonId == caller.Id && m.Role == Roles.Curator).Select(m => m.CampaignId).ToListAsync(cancel)).ToHashSet();
            campaigns = [.. campaigns.Where(c => mine.Contains(c.Id))];
        }

        var answers = new List<Summary>();
        foreach (var campaign in campaigns)
        {
            answers.Add(Sum(await DetailAsync(session, campaign, caller, key, cancel)));
        }

        return answers;
    }

    private static async Task<IResult> Get(Guid id, Caller caller, IQuerySession session, DeidentificationKeyStore key, CancellationToken cancel) =>
        await session.ForCuratorAsync(id, caller, cancel) is { } campaign
            ? TypedResults.Ok(await DetailAsync(session, campaign, caller, key, cancel))
            : Problems.Result(Problems.NotFound);

    private static IEnumerable<TemplateSummary> Templates() => BuiltInTemplates.ByName.Select(t => new TemplateSummary(t.Key, t.Value.Name, t.Value.Questions.Count));

    private static async Task<IResult> Make(NewCampaign request, Caller caller, IDocumentSession session, DeidentificationKeyStore key, TimeProvider clock, CancellationToken cancel)
    {
        var readers = request.ReadersPerCase ?? DefaultReadersPerCase;
        var (template, unreadable) = ReadableTemplate.Of(request.Template);
        if ((Refuse(request.Name, readers) ?? unreadable) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        if (CampaignProfile.Read(request.Profile, out var profile) is { } wrong)
        {
            return Problems.Result(UnknownProfile with { Detail = wrong });
        }

        if (await session.Query<Campaign>().AnyAsync(c => c.Name == request.Name, cancel))
        {
            return Problems.Result(NameTaken);
        }

        var campaign = New(request.Name, request.Prompt, readers, synthetic: false, clock.GetUtcNow(), profile, template);
        session.Insert(campaign);
        await session.SaveChangesAsync(cancel);
        return TypedResults.Json(Sum(await DetailAsync(session, campaign, caller, key, cancel)), statusCode: 201);
    }

    /// <summary>Why there can be no such campaign; null when there can.</summary>
    public static Refusal? Refuse(string? name, int readersPerCase) =>
        string.IsNullOrWhiteSpace(name) || name.Length > 80 || readersPerCase is < 2 or > 50 ? BadName : null;

    /// <param name="prompt">The template's own unless given.</param>
    /// <param name="template">The lesion survey unless given.</param>
    public static Campaign New(string name, string? prompt, int readersPerCase, bool synthetic, DateTimeOffset now, CampaignProfile? profile = null, AnnotationTemplate? template = null)
    {
        var usual = template is null || template.Uid == BuiltInTemplates.LesionSurvey.Uid;
        return new()
        {
            Id = Guid.CreateVersion7(now), Name = name, Prompt = !string.IsNullOrWhiteSpace(prompt) ? prompt : usual ? DefaultPrompt : template!.Prompt.English,
            ReadersPerCase = readersPerCase, Synthetic = synthetic, TemplateText = TemplateJson.Write(template ?? BuiltInTemplates.LesionSurvey), CreatedAt = now,
            Profile = (profile ?? CampaignProfile.Public).Text,
        };
    }

    private static Summary Sum(Detail d) => new(d.Id, d.Name, d.Prompt, d.Synthetic, d.Cases, d.Readers, d.Submissions, d.ReadersPerCase, d.CasesCovered, d.Profile, d.State, d.ClosedAt);

    private static async Task<Detail> DetailAsync(IQuerySession session, Campaign campaign, Caller caller, DeidentificationKeyStore key, CancellationToken cancel)
    {
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id).OrderBy(c => c.Number).ToListAsync(cancel);
        var readers = await session.Query<CampaignMember>().Where(m => m.CampaignId == campaign.Id && m.Role == Roles.Reader).OrderBy(m => m.Pseudonym).ToListAsync(cancel);
        var assigned = (await session.Query<Assignment>().Where(a => a.CampaignId == campaign.Id).ToListAsync(cancel)).ToLookup(a => a.CaseId);
        var results = (await session.Query<CaseResult>().Where(r => r.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(r => r.Id);
        var features = (await session.Query<CaseFeatures>().Where(f => f.CampaignId == campaign.Id).Select(f => new { f.Id, f.ConsensusVersion }).ToListAsync(cancel)).ToDictionary(f => f.Id, f => (int?)f.ConsensusVersion);
        var seen = await ConsensusSight.SeenAsync(session, campaign.Id, results.Values, caller, cancel);
        var coverage = cases.Select(c => CoverageOf(c, campaign, [.. assigned[c.Id]], results.GetValueOrDefault(c.Id), seen.Contains(c.Id), features.GetValueOrDefault(c.Id))).ToList();
        return new Detail(
            campaign.Id, campaign.Name, campaign.Prompt, campaign.Synthetic, coverage.Count(c => !c.Practice), readers.Count, coverage.Where(c => !c.Practice).Sum(c => c.Submissions), campaign.ReadersPerCase,
            coverage.Count(c => !c.Practice && c.Submissions >= campaign.ReadersPerCase),
            (await SeriesProfile.OfCampaignAsync(session, campaign, cancel)).Name, key.State.State, campaign.ClosedAt, coverage, TemplateView.Of(campaign.Template), [.. readers.Select(r => r.Pseudonym)]);
    }

    private static Coverage CoverageOf(Case @case, Campaign campaign, IReadOnlyList<Assignment> assigned, CaseResult? result, bool isConsensusShown, int? featuresVersion)
    {
        var submitted = assigned.Count(a => a.IsSubmitted);
        return new Coverage(
            @case.Id, @case.Number, submitted, assigned.Count(a => a.State == AssignmentState.Skipped), campaign.ReadersPerCase,
            CaseStates.Of(result, featuresVersion, submitted), result?.Lesions.Count ?? 0, result?.MeanDice, isConsensusShown ? result?.Flags ?? [] : [], result?.ComputedAt, @case.PracticeSince is not null);
    }
}
