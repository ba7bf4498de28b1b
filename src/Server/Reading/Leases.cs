using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Npgsql;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// One reader's cases of one campaign while they are handed out. A campaign hands out one request after the other, so that each
/// sees what was leased before it.
/// </summary>
public sealed class Leases
{
    // Nothing is said of others: how far a case is read is not for its readers.
    private static readonly Refusal NotOpen = new("case-not-open", 409, "This case is not open to you. Another one of the campaign may be.");
    private static readonly string Table = $"{MartenSetup.DocumentSchema}.mt_doc_assignment";
    private readonly IDocumentSession session;
    private readonly Campaign campaign;
    private readonly Guid readerId;
    private readonly DateTimeOffset now;
    private readonly List<CaseLoad> loads;
    private readonly IReadOnlyList<Guid> practice;
    private readonly IReadOnlyList<Assignment> mine;
    private readonly HashSet<Guid> had;
    private readonly List<Assignment> held;

    private Leases(IDocumentSession session, Campaign campaign, Guid readerId, DateTimeOffset now, List<CaseLoad> loads, IReadOnlyList<Guid> practice, IReadOnlyList<Assignment> mine)
    {
        (this.session, this.campaign, this.readerId, this.now, this.loads, this.practice, this.mine) = (session, campaign, readerId, now, loads, practice, mine);
        had = [.. mine.Select(a => a.CaseId)];
        held = [.. AssignmentPolicy.Held(mine, loads, campaign.ReadersPerCase, now)];
    }

    /// <summary>What the reader holds, in the order in which it is to be read.</summary>
    public IReadOnlyList<Assignment> Held => held;

    /// <summary>The campaign, or why nothing of it is handed out to the caller.</summary>
    public static async Task<(Campaign? Campaign, Refusal? Refusal)> CampaignAsync(IQuerySession session, Guid campaignId, Caller caller, CancellationToken cancel)
    {
        var campaign = await session.LoadAsync<Campaign>(campaignId, cancel);
        var member = await session.LoadAsync<CampaignMember>($"{campaignId:N}:{caller.Id:N}", cancel);
        return campaign is null || member is not { Role: Roles.Reader } ? (null, Problems.NotFound)
            : campaign.ClosedAt is not null ? (null, Campaign.Closed)
            : (campaign, null);
    }

    /// <summary>Waits for its turn; whoever saves or disposes the session ends it.</summary>
    public static async Task<Leases> OfAsync(IDocumentSession session, Campaign campaign, Guid readerId, DateTimeOffset now, CancellationToken cancel)
    {
        await session.BeginTransactionAsync(cancel);
        await using (var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = $"leases:{campaign.Id:N}" } } })
        {
            await using var reader = await session.ExecuteReaderAsync(turn, cancel);
        }

        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id && c.PracticeSince == null).Select(c => c.Id).ToListAsync(cancel);
        var practice = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id && c.PracticeSince != null).OrderBy(c => c.Number).Select(c => c.Id).ToListAsync(cancel);
        var all = await session.Query<Assignment>().Where(a => a.CampaignId == campaign.Id).ToListAsync(cancel);
        var byCase = all.ToLookup(a => a.CaseId);
        var loads = cases.Select(id => new CaseLoad(
            id, byCase[id].Count(a => a.IsSubmitted), byCase[id].Count(a => a is { State: AssignmentState.Open, IsSubmitted: false } && a.LeaseUntil > now)));
        return new Leases(session, campaign, readerId, now, [.. loads], practice, [.. all.Where(a => a.ReaderId == readerId)]);
    }

    /// <summary>Leases one more case; false when nothing is left for this reader.</summary>
    public async Task<bool> AddAsync(bool ahead, CancellationToken cancel)
    {
        var chosen = held.Count == 0
            ? AssignmentPolicy.Practice(practice, had) ?? AssignmentPolicy.Choose(loads, had, readerId, campaign.ReadersPerCase)
            : AssignmentPolicy.ChooseAhead(loads, had, readerId, campaign.ReadersPerCase);
        if (chosen is { } id)
        {
            await LeaseAsync(id, ahead, cancel);
        }

        return chosen is not null;
    }

    /// <summary>The assignment of one case to this reader, leased now if it was not; or why there is none.</summary>
    public async Task<(Assignment? Assignment, Refusal? Refusal)> OfCaseAsync(Guid caseId, CancellationToken cancel)
    {
        if (mine.FirstOrDefault(a => a.CaseId == caseId) is { } known)
        {
            return known.State == AssignmentState.Open ? (known, null) : (null, SubmissionRefusals.Decided);
        }

        return !practice.Contains(caseId) && loads.First(l => l.CaseId == caseId) is var load && load.Submitted + load.Leased >= campaign.ReadersPerCase
            ? (null, NotOpen)
            : (await LeaseAsync(caseId, ahead: false, cancel), null);
    }

    private async Task<Assignment> LeaseAsync(Guid id, bool ahead, CancellationToken cancel)
    {
        var @case = (await session.LoadAsync<Case>(id, cancel))!;
        var assignment = new Assignment
        {
            Id = Assignment.IdFor(id, readerId), CampaignId = campaign.Id, CaseId = id, ReaderId = readerId, SeriesUid = @case.SeriesUid, CreatedAt = now,
            LeaseUntil = now + Assignment.LeaseFor(held.Count), Ahead = ahead, IsPractice = practice.Contains(id),
        };
        session.Insert(assignment);
        had.Add(id);
        held.Add(assignment);
        if (loads.FindIndex(l => l.CaseId == id) is >= 0 and var at)
        {
            loads[at] = loads[at] with { Leased = int.MaxValue / 2 };
        }

        return assignment;
    }

    /// <summary>The reader is there: what is held stays held from now on.</summary>
    public void Renew()
    {
        for (var i = 0; i < held.Count; i++)
        {
            var until = now + Assignment.LeaseFor(i);
            if (held[i].CreatedAt != now && held[i].LeaseUntil < until - (Assignment.LeaseLength / 2))
            {
                held[i] = held[i] with { LeaseUntil = until };
                Change(session, held[i].Id, new { leaseUntil = until });
            }
        }
    }

    /// <summary>The first of what is held is the one in hand now.</summary>
    public void TakeUp()
    {
        if (held[0].Ahead && held[0].CreatedAt != now)
        {
            Begin(session, held[0].Id);
        }
    }

    /// <summary>The case is in hand and no longer ahead.</summary>
    public static void Begin(IDocumentSession session, Guid assignmentId) => Change(session, assignmentId, new { ahead = false });

    // Only what changes, and only while the assignment is open: a submission that is stored meanwhile must not be undone.
    private static void Change(IDocumentSession session, Guid assignmentId, object change) =>
        session.QueueSqlCommand($"UPDATE {Table} SET data = data || ?::jsonb WHERE id = ? AND data ->> 'state' = 'Open'", JsonSerializer.Serialize(change), assignmentId);
}
