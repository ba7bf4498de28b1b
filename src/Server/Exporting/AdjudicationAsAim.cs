using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// What became of the readers' findings, as AIM: an AnnotationOfAnnotation for each lesion with a consensus, tied to the consensus and
/// to the readers' annotations it was made of, which lie in documents of their own.
/// </summary>
internal static class AdjudicationAsAim
{
    /// <param name="consensus">An annotation for each lesion in their order.</param>
    public static AnnotationOfAnnotationCollection Make(ExportedCase @case, IReadOnlyList<ConsensusLesion> lesions, ImageAnnotationCollection consensus, Func<Uid> nextUid)
    {
        var sources = Sources(@case);
        var adjudications = consensus.ImageAnnotations.Zip(lesions, (a, l) => Adjudicated(@case, a, l, sources, nextUid)).ToList();
        return new AnnotationOfAnnotationCollection(
            nextUid(), consensus.StudyInstanceUid, nextUid(), consensus.DateTime, adjudications,
            description: $"Adjudication, {@case.Provenance.Campaign}", equipment: consensus.Equipment);
    }

    private static AnnotationOfAnnotation Adjudicated(
        ExportedCase @case, ImageAnnotation consensus, ConsensusLesion lesion, Dictionary<(Guid, string), Uid> sources, Func<Uid> nextUid)
    {
        var uid = nextUid();
        var (used, all) = (lesion.Consensus.Readers, lesion.Lesion.Readers);
        var rejected = all.Where(r => !used.Contains(r.Pseudonym)).ToList();
        var ties = all.Where(r => sources.ContainsKey((r.SubmissionId, r.TrackingUid))).Select(r => new AnnotationStatement(
            StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation, uid, sources[(r.SubmissionId, r.TrackingUid)]));
        return new AnnotationOfAnnotation(
            uid, [Codes.Adjudication], consensus.DateTime, $"Adjudication of {consensus.Name}", Comment(lesion), templateUid: @case.Campaign.Template.Uid,
            trackingUniqueIdentifier: consensus.TrackingUniqueIdentifier,
            adjudication: new AdjudicationObservation(
                consensus.Observations[0].UniqueIdentifier, Codes.LesionRegion, Codes.ComputedConsensus, imageQualityIssuesDiscordance: false, Codes.Reader, used,
                rejected.Select(r => r.Pseudonym), rejected.Count > 0 ? Codes.OtherRegion : null, Reasons(lesion)),
            statements: [new AnnotationStatement(StatementKind.AnnotationOfAnnotationHasImageAnnotation, uid, consensus.UniqueIdentifier), .. ties]);
    }

    private static string? Comment(ConsensusLesion lesion) =>
        lesion.Lesion.MissedBy.Count > 0 ? $"Not marked by {string.Join(", ", lesion.Lesion.MissedBy)}." : null;

    private static string? Reasons(ConsensusLesion lesion)
    {
        var said = lesion.Lesion.Readers.Where(r => r.Reason is not null).Select(r => $"{r.Pseudonym}: {r.Reason}").ToList();
        return said.Count > 0 ? string.Join(" ", said) : null;
    }

    private static Dictionary<(Guid Submission, string Tracking), Uid> Sources(ExportedCase @case) =>
        @case.Computed.SelectMany(a => AimXml.Read(a.Aim).Collection!.ImageAnnotations.Where(i => i.TrackingUniqueIdentifier is not null)
            .Select(i => (Key: (a.Id, i.TrackingUniqueIdentifier!.Value.Value), i.UniqueIdentifier))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.UniqueIdentifier);
}
