using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>
/// A curator decides on a lesion. One transaction appends the event, stores what stands, and puts the message into the outbox by which the case is
/// matched anew or pages are told. The same id and content again give the same answer.
/// </summary>
public static class Adjudicate
{
    /// <param name="Id">Made by the client.</param>
    /// <param name="Basis">The case's <see cref="CaseAdjudication.Basis"/> that the curator saw.</param>
    /// <param name="Marks">All marks of the lesion, or of the lesions to merge.</param>
    /// <param name="Submissions">Those that the marks are of, each once: a mark that was corrected since is another.</param>
    /// <param name="Chosen">Whose region is taken.</param>
    /// <param name="Apart">The marks to take out of the lesion.</param>
    /// <param name="Outlines">What the curator drew.</param>
    /// <param name="Reason">A code of <see cref="AdjudicationReasons"/>.</param>
    public sealed record Request(
        Guid Id, int Basis, DecisionKind Kind, IReadOnlyList<MarkReference> Marks, IReadOnlyList<Guid> Submissions, MarkReference? Chosen, IReadOnlyList<MarkReference>? Apart, IReadOnlyList<Outline>? Outlines,
        string Reason, string? Comment);

    /// <param name="Slice">From 0.</param>
    /// <param name="Points">Closed, in corner-origin image pixels, [x, y] each.</param>
    public sealed record Outline(int Slice, IReadOnlyList<double[]> Points);

    /// <param name="Version">The basis of the next decision.</param>
    public sealed record Answer(int Version);

    internal static readonly Refusal OnlyPeople = new("people-adjudicate", 403, "A person adjudicates; a script does not.");
    internal static readonly Refusal Meanwhile = new("decided-meanwhile", 409, "Another decision on this case was made meanwhile. Look at it and decide again.");

    private static readonly Refusal Seen = new(
        "consensus-seen", 409, "You have seen the computed consensus of this case. Whoever chooses, redraws or rejects decides before that; another curator still can.");

    private static readonly Refusal Matching = new("matching-anew", 409, "The case is being matched anew after a merge or a split. Try again in a moment.");

    private static readonly Refusal Differs = new("decision-differs", 409, "This decision was already stored with another content.");

    public static async Task<IResult> Handle(
        Guid campaignId, Guid caseId, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, RedrawnRegions regions, TimeProvider clock, CancellationToken cancel)
    {
        if (await CuratedCase.LoadAsync(session, campaignId, caseId, caller, cancel) is not { } curated)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (curated.Member is not { } member)
        {
            return Problems.Result(OnlyPeople);
        }

        if (Answered(curated.Adjudication, request) is { } answered)
        {
            return answered;
        }

        var result = await session.LoadAsync<CaseResult>(caseId, cancel);
        var seen = await ConsensusSight.HasSeenAsync(session, result, campaignId, caseId, caller, cancel);
        var refusal = request.Basis != curated.Adjudication.Basis ? Meanwhile
            : seen && request.Kind is DecisionKind.ReaderChosen or DecisionKind.Redrawn or DecisionKind.Rejected ? Seen
            : result is not null && !result.Curation.SequenceEqual(curated.Adjudication.OfMatching.Select(d => d.Id)) ? Matching
            : DecisionCheck.Check(request, result?.Lesions ?? [], curated.Series.Grid.IsVolume);
        if (refusal is not null)
        {
            return Problems.Result(refusal);
        }

        var decision = new Decision(
            request.Id, request.Kind, request.Marks, request.Reason, string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim(), member.Pseudonym, clock.GetUtcNow(), !seen, result!.Version)
        {
            Chosen = request.Chosen, Apart = request.Apart, Submissions = request.Submissions, ContentSha256 = ContentSha256(request),
        };
        if (request.Kind == DecisionKind.Redrawn)
        {
            var drawn = await regions.MakeAsync(request, decision, DecisionCheck.LesionOf(request.Marks, result.Lesions)!, curated, cancel);
            if (drawn.Region is not { } region)
            {
                return Problems.Result(drawn.Refusal!);
            }

            decision = decision with { Redrawn = region };
        }

        return await StoreAsync(session, outbox, curated, decision, request, result, caller, cancel);
    }

    private static async Task<IResult> StoreAsync(
        IDocumentSession session, IMartenOutbox outbox, CuratedCase curated, Decision decision, Request request, CaseResult result, Caller caller, CancellationToken cancel)
    {
        var before = curated.Adjudication;
        outbox.Enroll(session);
        EventStreams.Append(
            session, CaseAdjudication.StreamOf(before.Id), before.Basis, new LesionAdjudicated(before.CampaignId, before.Id, caller.Id, decision, ServerSettings.SoftwareVersion));
        session.Store(before.With(decision));
        await TellAsync(outbox, before, decision, result.Version);
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.Json(new Answer(before.Basis + 1), statusCode: StatusCodes.Status201Created);
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            await using var fresh = session.DocumentStore.QuerySession();
            return Answered(await fresh.LoadAsync<CaseAdjudication>(before.Id, cancel) ?? before, request) ?? Problems.Result(Meanwhile);
        }
    }

    /// <summary>Which marks are one lesion shapes the next computation; a region changes what pages show.</summary>
    internal static ValueTask TellAsync(IMartenOutbox outbox, CaseAdjudication adjudication, Decision decision, int version) => decision.IsOfMatching
        ? outbox.PublishAsync(new CaseSubmitted(adjudication.CampaignId, adjudication.Id))
        : outbox.PublishAsync(new CaseChanged(adjudication.CampaignId, adjudication.Id, version, CaseStates.Ready));

    private static IResult? Answered(CaseAdjudication adjudication, Request request) =>
        adjudication.Decisions.FirstOrDefault(d => d.Id == request.Id) is not { } known ? null
        : known.ContentSha256 == ContentSha256(request)
            ? TypedResults.Ok(new Answer(adjudication.Basis))
            : Problems.Result(Differs);

    // Without the basis: a decision whose answer was lost is sent again on what it became itself.
    private static string ContentSha256(Request request) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request with { Basis = 0 }, JsonSerializerOptions.Web)));
}
