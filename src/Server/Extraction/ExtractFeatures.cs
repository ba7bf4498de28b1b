using CrowdAnnotate.Radiomics;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Volumes;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.Extraction;

/// <summary>Extracts the features of a case's consensus and readers' regions; a message of an older consensus does nothing.</summary>
public static class ExtractFeatures
{
    public const string Settings = "IBSI morphology and intensity statistics; no interpolation, no re-segmentation, no discretisation";

    public static async Task<OutgoingMessages> Handle(
        ExtractCase message, IDocumentSession session, ReaderFindings findings, SeriesPixels pixels, PixelStore objects, CancellationToken cancel)
    {
        var result = await session.LoadAsync<CaseResult>(message.CaseId, cancel);
        if (result is null || result.Version != message.ConsensusVersion)
        {
            return [];
        }

        var @case = (await session.LoadAsync<Case>(message.CaseId, cancel))!;
        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var annotations = await session.Standing().Where(a => a.CaseId == message.CaseId).ToListAsync(cancel);
        var regions = annotations.SelectMany(a => findings.Of(a, series)).ToDictionary(f => (f.Pseudonym, f.Finding.TrackingUid));
        var lesions = new List<LesionFeatures>();

        // Features are of a volume in the patient (IBSI): projections have none.
        var image = series.Grid.IsVolume ? await pixels.LoadVolumeAsync(series, cancel) : null;
        foreach (var lesion in image is null ? [] : result.Lesions)
        {
            lesions.Add(new LesionFeatures(lesion.Id, Rows(image!, lesion, await ConsensusAsync(lesion, series, objects, cancel), regions)));
        }

        session.Store(new CaseFeatures
        {
            Id = message.CaseId, CampaignId = message.CampaignId, ConsensusVersion = message.ConsensusVersion, Settings = Settings,
            SoftwareVersion = ServerSettings.SoftwareVersion, Lesions = lesions,
        });
        return [new CaseChanged(message.CampaignId, message.CaseId, message.ConsensusVersion, CaseStates.Ready)];
    }

    private static async Task<Mask?> ConsensusAsync(LesionResult lesion, ArchivedSeries series, PixelStore objects, CancellationToken cancel) =>
        lesion.Consensus is null ? null : await ConsensusMask.ReadAsync(objects, lesion.Consensus, series.Grid.ToGeometry(), cancel);

    private static List<FeatureRow> Rows(Volume image, LesionResult lesion, Mask? consensus, Dictionary<(string, string), ReaderFinding> regions)
    {
        var byReader = lesion.Readers.ToDictionary(r => r.Pseudonym, r => FeaturesOf(image, regions[(r.Pseudonym, r.TrackingUid)].Roi).ToDictionary(f => f.Tag));
        var ofConsensus = FeaturesOf(image, consensus).ToDictionary(f => f.Tag);
        var reference = ofConsensus.Count > 0 ? ofConsensus : byReader.Values.FirstOrDefault(f => f.Count > 0) ?? [];
        return [.. reference.Values.Select(f => FeatureRow.Of(
            f.Tag, f.IbsiCode, f.Name, f.Unit.Code, ofConsensus.GetValueOrDefault(f.Tag)?.Value,
            consensus is null ? lesion.ConsensusUndefined : ofConsensus.GetValueOrDefault(f.Tag)?.Undefined,
            byReader.ToDictionary(r => r.Key, r => r.Value.GetValueOrDefault(f.Tag)?.Value)))];
    }

    private static IReadOnlyList<Feature> FeaturesOf(Volume image, Mask? mask) =>
        mask is null || RoiFeatures.Refusal(image, mask) is not null ? [] : RoiFeatures.Extract(image, mask);
}
