using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Releases;

/// <summary>Everything of a campaign that goes into a release, read at one moment.</summary>
public sealed record ReleaseContent(
    Campaign Campaign, IReadOnlyList<ReleasedCase> Cases, AgreementResult? Agreement)
{
    /// <summary>Cases that readers passed over, those among them that nobody submitted.</summary>
    public IReadOnlyList<PassedCase> Passed { get; init; } = [];

    public int Annotations => Cases.Sum(c => c.Annotations.Count);

    public int Lesions => Cases.Sum(c => c.Result?.Lesions.Count ?? 0);

    /// <summary>Whether some case's result has not reached the campaign's agreement yet.</summary>
    public bool IsAgreementStale => (Agreement?.Submissions ?? 0) != Cases.Where(c => c.Result is { Failure: null }).Sum(c => c.Result!.Submissions.Count);

    public static async Task<ReleaseContent> ReadAsync(IDocumentStore store, Campaign campaign, CancellationToken cancel)
    {
        // One snapshot: a submission that commits meanwhile is in the next release, wholly.
        await using var session = store.QuerySession(new Marten.Services.SessionOptions { IsolationLevel = System.Data.IsolationLevel.RepeatableRead });
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id).OrderBy(c => c.Number).ToListAsync(cancel);
        var annotations = (await session.Standing().Where(a => a.CampaignId == campaign.Id).OrderBy(a => a.SubmittedAt).ToListAsync(cancel)).ToLookup(a => a.CaseId);
        var results = (await session.Query<CaseResult>().Where(r => r.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(r => r.Id);
        var features = (await session.Query<CaseFeatures>().Where(f => f.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(f => f.Id);
        var gold = (await session.Query<GivenReading>().Where(g => g.CampaignId == campaign.Id && g.Kind == GivenKind.Gold).OrderBy(g => g.ImportedAt).ToListAsync(cancel)).ToLookup(g => g.CaseId);
        var adjudicated = (await session.Query<CaseAdjudication>().Where(a => a.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(a => a.Id);
        var uids = cases.Select(c => c.SeriesUid).ToArray();
        var series = (await session.LoadManyAsync<ArchivedSeries>(cancel, uids)).ToDictionary(s => s.Id);
        var passed = await session.Query<Assignment>().Where(a => a.CampaignId == campaign.Id && a.State == AssignmentState.Skipped && !a.IsPractice).ToListAsync(cancel);
        var readers = (await session.Query<CampaignMember>().Where(m => m.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(m => m.PersonId, m => m.Pseudonym);
        return new ReleaseContent(
            campaign,
            [.. cases.Where(c => annotations[c.Id].Any() || adjudicated.ContainsKey(c.Id)).Select(c => new ReleasedCase(c, series[c.SeriesUid], [.. annotations[c.Id]], results.GetValueOrDefault(c.Id), features.GetValueOrDefault(c.Id)) { Gold = [.. gold[c.Id]], Adjudication = adjudicated.GetValueOrDefault(c.Id) })],
            await session.LoadAsync<AgreementResult>(campaign.Id, cancel))
        {
            Passed =
            [
                .. from c in cases join a in passed on c.Id equals a.CaseId where a.SkipReason is not null orderby c.Number, readers.GetValueOrDefault(a.ReaderId)
                   select new PassedCase(c.Number, c.SeriesUid, readers.GetValueOrDefault(a.ReaderId) ?? "", a.SkipReason!, a.DecidedAt),
            ],
        };
    }
}

public sealed record ReleasedCase(Case Case, ArchivedSeries Series, IReadOnlyList<AnnotationDocument> Annotations, CaseResult? Result, CaseFeatures? Features)
{
    /// <summary>Gold standards of the case.</summary>
    public IReadOnlyList<GivenReading> Gold { get; init; } = [];

    /// <summary>What curators decided; null where nobody did.</summary>
    public CaseAdjudication? Adjudication { get; init; }

    /// <summary>The case's folder in the dataset, e.g. <c>case-0001</c>.</summary>
    public string Folder => Case.Number.ToLowerInvariant().Replace(' ', '-');
}

/// <summary>A reader looked at a case and could not judge it, or skipped it.</summary>
public sealed record PassedCase(string Case, string SeriesUid, string Pseudonym, string Reason, DateTimeOffset? At);
