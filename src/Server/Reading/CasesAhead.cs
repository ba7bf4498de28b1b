using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Hands a reader cases ahead, so that the next ones are there without a network.</summary>
public static class CasesAhead
{
    public const int Most = 25;
    private const int LongestHave = 200;

    /// <param name="Count">How many cases the reader wants to hold, the one in hand among them.</param>
    /// <param name="Have">The assignments that this browser has already.</param>
    public sealed record Request(int Count, IReadOnlyList<Guid>? Have);

    /// <param name="Open">All that the reader holds, in the order in which it is to be read.</param>
    /// <param name="Cases">Of those, the ones this browser has not.</param>
    public sealed record Answer(IReadOnlyList<Guid> Open, IReadOnlyList<AssignmentAnswer> Cases);

    private static readonly Refusal BadCount = new("invalid-count", 400, $"From 1 to {Most} cases can be held, and at most {LongestHave} named.");

    public static async Task<IResult> Handle(
        Guid campaignId, Request request, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        if (request.Count is < 1 or > Most || request.Have?.Count > LongestHave)
        {
            return Problems.Result(BadCount);
        }

        var (campaign, refusal) = await Leases.CampaignAsync(session, campaignId, caller, cancel);
        if (campaign is null)
        {
            return Problems.Result(refusal!);
        }

        var leases = await Leases.OfAsync(session, campaign, caller.Id, clock.GetUtcNow(), cancel);
        leases.Renew();
        while (leases.Held.Count < request.Count && await leases.AddAsync(ahead: true, cancel))
        {
        }

        if (!await NextCase.SaveAsync(session, cancel))
        {
            return Problems.Result(NextCase.Busy);
        }

        var missing = leases.Held.Where(a => request.Have?.Contains(a.Id) != true).ToList();
        return TypedResults.Ok(new Answer([.. leases.Held.Select(a => a.Id)], await answers.MakeAllAsync(session, missing, caller.Pseudonym, cancel)));
    }
}
