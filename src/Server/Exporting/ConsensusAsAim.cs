using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// The consensus of a case as AIM: an ImageAnnotation for each lesion, with the outlines of its voxels, the segment of the SEG that
/// holds them, and its numbers tied to that segment. It has no user, for no person observed it.
/// </summary>
internal static class ConsensusAsAim
{
    /// <param name="segments">The SEG, a segment for each lesion in their order.</param>
    public static ImageAnnotationCollection Make(
        ExportedCase @case, IReadOnlyList<ConsensusLesion> lesions, SegInstance segments, Making making, Func<Uid> nextUid)
    {
        var source = @case.Images.Series;
        var segmentation = Segmentation.Binary(lesions.Select(l => (l.Segment, l.Mask)));
        var outlined = new AimOfRegions(source, making, nextUid)
            .Of(new SegReading(segmentation, segments, source.SeriesInstanceUid, source.FrameOfReferenceUid, [])).Result;
        return new ImageAnnotationCollection(
            outlined.UniqueIdentifier, outlined.StudyInstanceUid, outlined.SeriesInstanceUid, outlined.DateTime,
            outlined.ImageAnnotations.Zip(lesions, (a, l) => Measured(@case, a, l, making, nextUid)),
            description: $"Consensus, {making.Provenance.Campaign}", equipment: outlined.Equipment, person: new Person(@case.Series.Patient, @case.Series.Patient));
    }

    private static ImageAnnotation Measured(ExportedCase @case, ImageAnnotation outlined, ConsensusLesion lesion, Making making, Func<Uid> nextUid)
    {
        var calculations = ConsensusMeasures.Of(lesion.Consensus, making.SoftwareVersion, nextUid).ToList();
        var segment = outlined.Segmentations[0].UniqueIdentifier;
        return new ImageAnnotation(
            outlined.UniqueIdentifier, [Codes.Lesion, Codes.Consensus], outlined.DateTime, outlined.Name, Comment(lesion),
            templateUid: @case.Campaign.Template.Uid, trackingUniqueIdentifier: outlined.TrackingUniqueIdentifier,
            calculations: calculations, observations: outlined.Observations, segmentations: outlined.Segmentations, markups: outlined.Markups,
            statements: calculations.Select(c => new AnnotationStatement(StatementKind.CalculationEntityReferencesSegmentationEntity, c.UniqueIdentifier, segment)),
            imageReferences: outlined.ImageReferences);
    }

    private static string Comment(ConsensusLesion lesion)
    {
        var flagged = lesion.Consensus.FlaggedSlices.Count;
        return $"Consensus of {string.Join(", ", lesion.Consensus.Readers)}: {lesion.Consensus.Method}."
            + (flagged > 0 ? $" {flagged} of its slices were drawn by under half of these readers." : "");
    }
}
