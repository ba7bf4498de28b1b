using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>An assignment as the reader's page needs it (contract.ts: Assignment).</summary>
/// <param name="State">What became of it: one that was submitted or skipped is opened again before anything is drawn on it.</param>
public sealed record AssignmentAnswer(
    Guid Id, string Reader, string Ticket, DateTimeOffset LeaseUntil, AssignmentCampaign Campaign, CaseImages Case, TemplateView Template, DraftAnswer? Draft, AssignmentProgress Progress, bool Practice, PromptCase.View? Prompt, bool Reopened, AssignmentState State);

public sealed record AssignmentCampaign(Guid Id, string Name, string Prompt, bool Synthetic);

public sealed record AssignmentProgress(int Submitted, int Total);

public sealed record DraftAnswer(int Version, CaseReading Reading, Measured Measured, DateTimeOffset SavedAt);

/// <summary>Puts an assignment's answer together from the reader's own documents only.</summary>
public sealed class AssignmentAnswers(LeaseTickets tickets, ReadingMeasurement measurement)
{
    public async Task<AssignmentAnswer> MakeAsync(IQuerySession session, Assignment assignment, string reader, CancellationToken cancel) =>
        (await MakeAllAsync(session, [assignment], reader, cancel))[0];

    /// <summary>The same for several of one reader in one campaign; what they share is asked for once.</summary>
    public async Task<IReadOnlyList<AssignmentAnswer>> MakeAllAsync(IQuerySession session, IReadOnlyList<Assignment> assignments, string reader, CancellationToken cancel)
    {
        if (assignments.Count == 0)
        {
            return [];
        }

        var campaign = (await session.LoadAsync<Campaign>(assignments[0].CampaignId, cancel))!;
        var progress = await ProgressAsync(session, campaign.Id, assignments[0].ReaderId, cancel);
        var answers = new List<AssignmentAnswer>();
        foreach (var assignment in assignments)
        {
            answers.Add(await MakeAsync(session, assignment, campaign, progress, reader, cancel));
        }

        return answers;
    }

    private async Task<AssignmentAnswer> MakeAsync(
        IQuerySession session, Assignment assignment, Campaign campaign, AssignmentProgress progress, string reader, CancellationToken cancel)
    {
        var @case = (await session.LoadAsync<Case>(assignment.CaseId, cancel))!;
        var series = (await session.LoadAsync<ArchivedSeries>(assignment.SeriesUid, cancel))!;
        var draft = await session.LoadAsync<Draft>(assignment.Id, cancel);
        var ticket = tickets.Sign(new LeaseTicket(assignment.Id, assignment.ReaderId, assignment.CaseId, campaign.ProtocolVersion, campaign.Template.Uid.Value));
        return new AssignmentAnswer(
            assignment.Id, reader, ticket, assignment.LeaseUntil, new AssignmentCampaign(campaign.Id, campaign.Name, campaign.Prompt, campaign.Synthetic),
            CaseImages.Of(@case, series), TemplateView.Of(campaign.Template),
            draft is null ? null : new DraftAnswer(draft.Version, draft.Reading, await measurement.MeasureAsync(series, draft.Reading, cancel), draft.SavedAt),
            progress, assignment.IsPractice, PromptCase.View.Of(@case, series), assignment.Corrects is not null, assignment.State);
    }

    // Practice cases are no part of it.
    private static async Task<AssignmentProgress> ProgressAsync(IQuerySession session, Guid campaignId, Guid readerId, CancellationToken cancel)
    {
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaignId && c.PracticeSince == null).Select(c => c.Id).ToListAsync(cancel);
        var decided = await session.Query<Assignment>().Where(a => a.CampaignId == campaignId && a.ReaderId == readerId && (a.State == AssignmentState.Submitted || a.Corrects != null)).Select(a => a.CaseId).ToListAsync(cancel);
        return new(decided.Intersect(cases).Count(), cases.Count);
    }
}
