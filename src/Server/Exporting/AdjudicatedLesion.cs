using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>A lesion whose region a curator decided, with its voxels.</summary>
internal sealed record AdjudicatedLesion(LesionResult Lesion, Decision Decision, Uid Tracking, Mask Mask)
{
    /// <summary>As a region of an object; it has the tracking UID of the computed consensus, so that the two are known as one lesion.</summary>
    public AnnotatedRegion Region => new(
        new Segment($"{Lesion.Label}, adjudicated", Codes.MorphologicallyAbnormalStructure, Codes.Lesion, Decision.Kind == DecisionKind.Accepted ? SegmentOrigin.Semiautomatic : SegmentOrigin.Manual,
            Decision.Kind == DecisionKind.Accepted ? Lesion.Consensus!.Method : null)
        {
            Tracking = new Tracking(Lesion.Label, Tracking),
        },
        MaskOutline.Trace(Mask).ToValueList(), Mask);

    /// <summary>Those of a case that have a region of at least one voxel; the others are told.</summary>
    public static IReadOnlyList<AdjudicatedLesion> Of(ExportedCase @case, ReaderFindings findings, PixelStore objects, ICollection<Loss> without)
    {
        var lesions = new List<AdjudicatedLesion>();
        foreach (var lesion in @case.Result!.Lesions)
        {
            if (@case.Standing.GetValueOrDefault(lesion.Id) is not { } decision)
            {
                without.Add(new Loss(lesion.Id, "Nobody has adjudicated it."));
            }
            else if (AdjudicatedRegion.Of(decision, lesion, @case.Series, @case.Computed, findings, objects) is { Count: > 0 } mask)
            {
                lesions.Add(new(lesion, decision, ConsensusLesion.TrackingOf(@case, lesion), new Mask(@case.Images.Series.Grid, mask.Voxels)));
            }
            else
            {
                without.Add(new Loss(lesion.Id, decision.Kind == DecisionKind.Rejected ? $"{decision.Curator} rejected it." : "Its adjudicated region holds no voxel."));
            }
        }

        return lesions;
    }
}
