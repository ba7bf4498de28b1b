using CrowdAnnotate.Interchange;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using Marten;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>A case as it stands at one moment: its submissions, what was computed of them, and the images.</summary>
/// <param name="Annotations">In the order they were submitted.</param>
/// <param name="Result">Null before there are two submissions; it may stand on fewer of them than there are.</param>
public sealed record ExportedCase(
    Campaign Campaign, Case Case, ArchivedSeries Series, IReadOnlyList<AnnotationDocument> Annotations, CaseResult? Result, ExportedImages Images)
{
    /// <summary>What curators decided; null where nobody did.</summary>
    public CaseAdjudication? Adjudication { get; init; }

    /// <summary>By lesion the decision that stands.</summary>
    public IReadOnlyDictionary<string, Decision> Standing => StandingDecisions.Of(Adjudication, Result?.Lesions ?? []);

    /// <summary>For what is written on a grid in the patient.</summary>
    /// <exception cref="NothingToWrite">The images lie nowhere in particular.</exception>
    public void RequireVolume()
    {
        if (!Series.Grid.IsVolume)
        {
            throw new NothingToWrite("The images each stand alone: there is no grid in the patient to write a region on.");
        }
    }

    /// <summary>The case's folder, as in a release: <c>case-0001</c>.</summary>
    public string Folder => Case.Number.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The submissions that the result stands on, in the order they were submitted.</summary>
    public IEnumerable<AnnotationDocument> Computed => Annotations.Where(a => Result?.Submissions.Contains(a.Id) == true);

    /// <summary>What is said of campaign and template in every object.</summary>
    public Provenance Provenance => new($"{Campaign.Name}, protocol {Campaign.ProtocolVersion}", Campaign.Template.Name);

    /// <summary>Reads a case in one snapshot, so that a submission that commits meanwhile is wholly in it or not at all.</summary>
    public static async Task<ExportedCase> ReadAsync(IDocumentStore store, Campaign campaign, Case @case, CancellationToken cancel)
    {
        await using var session = store.QuerySession(new Marten.Services.SessionOptions { IsolationLevel = System.Data.IsolationLevel.RepeatableRead });
        var annotations = await session.Standing().Where(a => a.CaseId == @case.Id).OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id).ToListAsync(cancel);
        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var ids = series.Slices.Select(s => s.SopInstanceUid).Distinct().ToArray();
        var instances = annotations.Count == 0 ? [] : await session.LoadManyAsync<ArchivedInstance>(cancel, ids);
        return new(campaign, @case, series, annotations, await session.LoadAsync<CaseResult>(@case.Id, cancel), new ExportedImages([.. instances.OrderBy(i => i.Id, StringComparer.Ordinal)]))
        {
            Adjudication = await session.LoadAsync<CaseAdjudication>(@case.Id, cancel),
        };
    }
}
