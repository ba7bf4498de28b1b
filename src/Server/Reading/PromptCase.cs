using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A curator asks something of one case: a sentence, the slice it opens at, or both. All readers of a case are asked the same.</summary>
public static class PromptCase
{
    private const int LongestText = 200;
    private static readonly Refusal Bad = new("bad-prompt", 400, "A prompt is a sentence of at most 200 characters, a slice of the case, or both.");
    private static readonly Refusal Begun = new("case-begun", 409, "Readers have this case in hand or have read it, and all of its readers are asked the same. Take another case.");

    /// <summary>As pages and commands send it; nothing of either takes the prompt away.</summary>
    /// <param name="Slice">Counted from 0.</param>
    public sealed record Request(string? Text, int? Slice);

    /// <summary>As pages get it (contract.ts: CasePrompt).</summary>
    /// <param name="Slice">Counted from 0; null for the middle of the series.</param>
    public sealed record View(string? Text, int? Slice)
    {
        /// <returns>Null where nothing is asked of the case alone.</returns>
        public static View? Of(Case @case, ArchivedSeries series)
        {
            if (@case.Prompt is not { } prompt)
            {
                return null;
            }

            var slice = series.Slices.TakeWhile(s => s.SopInstanceUid != prompt.SopInstanceUid || s.Frame != prompt.Frame).Count();
            return new View(prompt.Text, slice < series.Slices.Count ? slice : null);
        }
    }

    public static async Task<IResult> Handle(Guid campaignId, Guid caseId, Request request, Caller caller, IDocumentSession session, CancellationToken cancel)
    {
        var campaign = await session.ForCuratorAsync(campaignId, caller, cancel);
        if (campaign is null || await session.LoadAsync<Case>(caseId, cancel) is not { } @case || @case.CampaignId != campaignId)
        {
            return Problems.Result(Problems.NotFound);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        if (await RefusalAsync(campaign, @case, series, request, session, cancel) is { } refusal)
        {
            return Problems.Result(refusal);
        }

        var text = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        var image = request.Slice is { } slice ? series.Slices[slice] : null;
        var asked = @case with { Prompt = text is null && image is null ? null : new CasePrompt(text, image?.SopInstanceUid, image?.Frame ?? 0) };
        session.Store(asked);
        await session.SaveChangesAsync(cancel);
        return TypedResults.Ok(new { Prompt = View.Of(asked, series) });
    }

    private static async Task<Refusal?> RefusalAsync(Campaign campaign, Case @case, ArchivedSeries series, Request request, IDocumentSession session, CancellationToken cancel)
    {
        if (campaign.ClosedAt is not null)
        {
            return Campaign.Closed;
        }

        var places = new List<ProblemPlace>();
        ReadingShape.CheckText(request.Text, "text", places);
        if (request.Text?.Length > LongestText)
        {
            places.Add(new("text", $"Longer than {LongestText} characters."));
        }

        if (request.Slice is { } slice && (slice < 0 || slice >= series.Slices.Count))
        {
            places.Add(new("slice", $"The case has {series.Slices.Count} slices."));
        }

        return places.Count > 0 ? Bad with { Errors = places }
            : await session.Query<Assignment>().AnyAsync(a => a.CaseId == @case.Id, cancel) ? Begun
            : null;
    }
}
