using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What became of one series: a case, or a reason.</summary>
public sealed record SeriesAnswer(string SeriesUid, string? CaseNumber, int Slices, string? Reason, IReadOnlyList<string> Notes);

/// <summary>Ends an import: every series it brought something for is settled, and those that are volumes become cases of the campaign.</summary>
public sealed class FinishImport(IDocumentStore store, SettleSeries settle, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <param name="campaign">Null when they only go into the archive.</param>
    public async Task<IReadOnlyList<SeriesAnswer>> HandleAsync(Guid importId, Campaign? campaign, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var answers = new List<SeriesAnswer>();
            foreach (var uid in await SeriesAsync(importId, cancel))
            {
                answers.Add(await OneAsync(uid, campaign, cancel));
            }

            await EndAsync(importId, cancel);
            return answers;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Ends an import into a campaign that is made for it: when a series has become a case, for without one it would be half an import.</summary>
    public async Task<IReadOnlyList<SeriesAnswer>> MakeAsync(IDocumentSession session, Guid importId, string campaign, AnnotationTemplate template, CancellationToken cancel)
    {
        var profile = CampaignProfile.OfStored((await session.LoadAsync<ImportRecord>(importId, cancel))?.Profile);
        var made = CampaignEndpoints.New(campaign, null, CampaignEndpoints.DefaultReadersPerCase, synthetic: false, clock.GetUtcNow(), profile, template);
        var series = await HandleAsync(importId, made, cancel);
        if (series.Any(s => s.CaseNumber is not null))
        {
            session.Insert(made);
            await session.SaveChangesAsync(cancel);
        }

        return series;
    }

    public void Dispose() => one.Dispose();

    private async Task<IReadOnlyList<string>> SeriesAsync(Guid importId, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<ImportRecord>(importId, cancel))?.Series ?? [];
    }

    private async Task<SeriesAnswer> OneAsync(string seriesUid, Campaign? into, CancellationToken cancel)
    {
        if (await settle.HandleAsync(seriesUid, cancel) is not var (series, notes))
        {
            return new SeriesAnswer(seriesUid, null, 0, ImportDecision.HeldForReview, []);
        }

        if (series.Kind != SeriesKind.Case || into is not { } campaign)
        {
            return new SeriesAnswer(seriesUid, null, series.Instances, series.Reason, notes);
        }

        await using var session = store.LightweightSession();
        var (number, refused) = await CaseNumberAsync(session, series, campaign, cancel);
        await session.SaveChangesAsync(cancel);
        return new SeriesAnswer(seriesUid, number, series.Slices.Count, refused, notes);
    }

    /// <summary>The number of the series' case in a campaign; the case is made when there is none, unless it came under another profile.</summary>
    public static async Task<(string? Number, string? Refused)> CaseNumberAsync(IDocumentSession session, ArchivedSeries series, Campaign campaign, CancellationToken cancel)
    {
        var campaignId = campaign.Id;
        if (await session.Query<Case>().FirstOrDefaultAsync(c => c.CampaignId == campaignId && c.SeriesUid == series.Id, cancel) is { } known)
        {
            return (known.Number, null);
        }

        if (await SeriesProfile.RefuseAsync(session, series.Id, campaign, await SeriesProfile.OfCampaignAsync(session, campaign, cancel), cancel) is { } refused)
        {
            return (null, refused);
        }

        var count = await session.Query<Case>().CountAsync(c => c.CampaignId == campaignId, cancel);
        var made = new Case
        {
            Id = Guid.CreateVersion7(), CampaignId = campaignId, Number = string.Create(CultureInfo.InvariantCulture, $"Case {count + 1:0000}"),
            StudyUid = series.StudyUid, SeriesUid = series.Id, Synthetic = series.Synthetic,
        };
        session.Insert(made);
        return (made.Number, null);
    }

    private async Task EndAsync(Guid importId, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ImportRecord>(importId, cancel) is { } import)
        {
            session.Store(import with { FinishedAt = clock.GetUtcNow() });
            await session.SaveChangesAsync(cancel);
        }
    }
}
