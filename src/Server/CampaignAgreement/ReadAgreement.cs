using CrowdAnnotate.Agreement;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>How well a campaign's readers agree: the last computation, and beside it what the running sums say at once.</summary>
public static class ReadAgreement
{
    /// <summary>204 before any case has two submissions.</summary>
    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is not { } campaign)
        {
            return Problems.Result(Problems.NotFound);
        }

        var result = await session.LoadAsync<AgreementResult>(id, cancel);
        if (result is null or { Submissions: 0 })
        {
            return TypedResults.NoContent();
        }

        var running = await session.LoadAsync<RunningAgreement>(id, cancel);
        return TypedResults.Ok(running is null ? result : result with { Now = NowOf(running, campaign, result) });
    }

    /// <summary>Everything anew: results of an earlier version, gold standards that came since, or where somebody doubts them.</summary>
    public static async Task<IResult> ComputeAgain(Guid id, Caller caller, IDocumentSession session, IMartenOutbox outbox, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        outbox.Enroll(session);
        foreach (var caseId in await session.Query<Case>().Where(c => c.CampaignId == id).Select(c => c.Id).ToListAsync(cancel))
        {
            await outbox.PublishAsync(new CaseComputed(id, caseId));
        }

        await outbox.PublishAsync(new ComputeAgreement(id));
        await session.SaveChangesAsync(cancel);
        return TypedResults.Accepted((string?)null);
    }

    private static AgreementNow NowOf(RunningAgreement running, Campaign campaign, AgreementResult result)
    {
        static double? Value(Statistic<double> statistic) => statistic.IsDefined ? statistic.Value : null;
        return new(
            running.Submissions, running.DueSince is not null || running.Submissions != result.Submissions,
            Value(running.Detection.MeanShare()), Value(running.Detection.PositiveSpecificAgreement()),
            Value(running.Sizes.LimitsWithinCases().Select(l => l.HalfWidth)), Value(running.LogSizes.LimitsWithinCases().Select(l => 100 * (Math.Exp(l.HalfWidth) - 1))),
            campaign.Template.Questions.Where(q => running.Answers.ContainsKey(q.Id))
                .ToDictionary(q => q.Id, q => Value(running.Answers[q.Id].Alpha(AnswerAgreement.LevelOf(q)).Select(a => a.Value))));
    }
}
