using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// Opens the case of a link for the reader who follows it, under the rules of any case of its campaign: its readers alone, each once, no more
/// of them than are wanted, and never where they have decided already.
/// </summary>
public static class OpenByLink
{
    /// <param name="number">As people call the case: <c>Case 0007</c>, or 7.</param>
    public static async Task<IResult> Handle(Guid campaignId, string number, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        var (campaign, refusal) = await Leases.CampaignAsync(session, campaignId, caller, cancel);
        if (campaign is null)
        {
            return Problems.Result(refusal!);
        }

        var named = int.TryParse(number, out var n) ? $"Case {n:D4}" : number;
        if (await session.Query<Case>().FirstOrDefaultAsync(c => c.CampaignId == campaignId && c.Number == named, cancel) is not { } @case)
        {
            return Problems.Result(Problems.NotFound);
        }

        var leases = await Leases.OfAsync(session, campaign, caller.Id, clock.GetUtcNow(), cancel);
        var (assignment, none) = await leases.OfCaseAsync(@case.Id, cancel);
        if (assignment is null)
        {
            return Problems.Result(none!);
        }

        if (assignment.Ahead)
        {
            Leases.Begin(session, assignment.Id);
        }

        return await NextCase.SaveAsync(session, cancel) ? TypedResults.Ok(await answers.MakeAsync(session, assignment, caller.Pseudonym, cancel)) : Problems.Result(NextCase.Busy);
    }
}
