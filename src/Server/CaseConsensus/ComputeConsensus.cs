using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Volumes;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>A case has a new submission, or was passed over.</summary>
public sealed record CaseSubmitted(Guid CampaignId, Guid CaseId);

/// <summary>
/// Computes a case anew from all its submissions. The same message twice changes nothing: a result says which submissions, merges
/// and splits it stands on. Two at once: the second to commit is refused by its revision and tried again.
/// </summary>
public static class ComputeConsensus
{
    public static async Task<OutgoingMessages> Handle(
        CaseSubmitted message, IDocumentSession session, ReaderFindings findings, PixelStore objects, TimeProvider clock, ILogger<CaseResult> log, CancellationToken cancel)
    {
        var annotations = await session.Standing().Where(a => a.CaseId == message.CaseId).OrderBy(a => a.SubmittedAt).ToListAsync(cancel);
        var known = await session.LoadAsync<CaseResult>(message.CaseId, cancel);
        if (annotations.Count < 2)
        {
            return Waiting(message, session, known);
        }

        var curation = (await session.LoadAsync<CaseAdjudication>(message.CaseId, cancel))?.OfMatching ?? [];
        if (known is { Failure: null } && known.Submissions.ToHashSet().SetEquals(annotations.Select(a => a.Id)) && known.Curation.SequenceEqual(curation.Select(d => d.Id)))
        {
            return [new CaseComputed(message.CampaignId, message.CaseId)];
        }

        var result = await ComputeAsync(message, session, annotations, curation, findings, objects, clock.GetUtcNow(), log, cancel);
        var version = (known?.Version ?? 0) + 1;
        session.UpdateRevision(result with { IsWithheld = known?.IsWithheld ?? true }, version);
        return Next(message, known, result, version);
    }

    // A reader may have withdrawn what a result stood on.
    private static OutgoingMessages Waiting(CaseSubmitted message, IDocumentSession session, CaseResult? known)
    {
        OutgoingMessages next = [new CaseChanged(message.CampaignId, message.CaseId, 0, CaseStates.Waiting), new CaseComputed(message.CampaignId, message.CaseId)];
        if (known is not null)
        {
            session.Delete(known);
            session.Delete<CaseFeatures>(message.CaseId);
            next.AddRange(Masks(known).Select(name => new DiscardObject(name)));
        }

        return next;
    }

    private static IEnumerable<string> Masks(CaseResult result) => result.Lesions.Concat(result.BeforeCuration ?? []).Select(l => l.Consensus?.MaskName).OfType<string>().Where(name => name.Length > 0);

    private static OutgoingMessages Next(CaseSubmitted message, CaseResult? known, CaseResult result, int version)
    {
        OutgoingMessages next = [new CaseChanged(message.CampaignId, message.CaseId, version, result.Failure is null ? CaseStates.Computing : CaseStates.Failed)];
        if (result.Failure is null)
        {
            next.Add(new ExtractCase(message.CampaignId, message.CaseId, version));
        }

        next.Add(new CaseComputed(message.CampaignId, message.CaseId));
        next.AddRange(known is null ? [] : Masks(known).Select(name => new DiscardObject(name)));
        return next;
    }

    // A case whose submissions cannot be computed says so on the curator's page instead of computing for ever.
    private static async Task<CaseResult> ComputeAsync(
        CaseSubmitted message, IQuerySession session, IReadOnlyList<AnnotationDocument> annotations, IReadOnlyList<Decision> curation, ReaderFindings findings,
        PixelStore objects, DateTimeOffset now, ILogger log, CancellationToken cancel)
    {
        var readers = annotations.Select(a => a.Pseudonym).ToList();
        var result = new CaseResult
        {
            Id = message.CaseId, CampaignId = message.CampaignId, Submissions = [.. annotations.Select(a => a.Id)], Readers = readers,
            ComputedAt = now, SoftwareVersion = ServerSettings.SoftwareVersion, Lesions = [], Flags = [], Curation = [.. curation.Select(d => d.Id)],
        };
        try
        {
            var @case = (await session.LoadAsync<Case>(message.CaseId, cancel))!;
            var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
            var (found, notApplied) = (annotations.SelectMany(a => findings.Of(a, series)).ToList(), new List<CurationNote>());
            var assembled = LesionAssembly.Assemble(found, readers, curation, notApplied);
            var lesions = await StoreMasksAsync(assembled, objects, cancel);

            // A merge or a split is no reading: agreement and flags are of what was matched by itself, whose consensus is kept too.
            var read = curation.Count == 0 ? lesions : await StoreMasksAsync(LesionAssembly.Assemble(found, readers), objects, cancel);
            return result with
            {
                Lesions = lesions, MeanDice = MeanDice(read), Flags = [.. Flags(read), .. WithoutRegion(annotations), .. notApplied.Select(n => n.Why)], NotApplied = notApplied,
                BeforeCuration = curation.Count == 0 ? null : read,
            };
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or InvalidOperationException)
        {
            log.LogError(e, "The consensus of case {CaseId} failed", message.CaseId);
            return result with { Failure = e.Message };
        }
    }

    private static async Task<IReadOnlyList<LesionResult>> StoreMasksAsync(IReadOnlyList<AssembledLesion> assembled, PixelStore objects, CancellationToken cancel)
    {
        var lesions = new List<LesionResult>();
        foreach (var lesion in assembled)
        {
            lesions.Add(await StoreMaskAsync(lesion, objects, cancel));
        }

        return lesions;
    }

    private static async Task<LesionResult> StoreMaskAsync(AssembledLesion lesion, PixelStore objects, CancellationToken cancel)
    {
        if (lesion.Consensus is null)
        {
            return lesion.Result;
        }

        using var nifti = new MemoryStream();
        NiftiFile.Write(nifti, lesion.Consensus, compressed: true);
        nifti.Position = 0;
        return lesion.Result with { Consensus = lesion.Result.Consensus! with { MaskName = await objects.WriteAsync(nifti, cancel) } };
    }

    private static double? MeanDice(IReadOnlyList<LesionResult> lesions)
    {
        var dice = lesions.Select(l => l.Consensus?.MeanPairwiseDice).OfType<double>().ToList();
        return dice.Count == 0 ? null : dice.Average();
    }

    private static IEnumerable<string> WithoutRegion(IReadOnlyList<AnnotationDocument> annotations) =>
        annotations.SelectMany(a => a.Reading.Findings.Where(ReaderFindings.IsWithoutRegion)
            .Select(f => $"{a.Pseudonym}: {f.Label} has no outline and no axes, and is in no lesion"));

    private static List<string> Flags(IReadOnlyList<LesionResult> lesions) =>
        [.. lesions.SelectMany(l => l.Readers.Where(r => r.Outlier).Select(r => $"{r.Pseudonym}: {r.Reason}")),
         .. lesions.Where(l => l.Consensus?.FlaggedSlices.Count > 0).Select(l => $"{l.Label}: {l.Consensus!.FlaggedSlices.Count} slices drawn by under half of the readers")];
}
