using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>A lesion that has a consensus region, with its voxels.</summary>
internal sealed record ConsensusLesion(LesionResult Lesion, LesionConsensus Consensus, Uid Tracking, Mask Mask)
{
    /// <summary>The segment that stands for it.</summary>
    public Segment Segment => new(Lesion.Label, Codes.MorphologicallyAbnormalStructure, Codes.Lesion, SegmentOrigin.Semiautomatic, Consensus.Method)
    {
        Tracking = new Tracking(Lesion.Label, Tracking),
    };

    public AnnotatedRegion Region =>
        new(Segment, MaskOutline.Trace(Mask).ToValueList(), Mask);

    /// <summary>The lesions of a case that have a region of at least one voxel; the others are told.</summary>
    /// <exception cref="FileNotFoundException">A mask was discarded meanwhile.</exception>
    public static IReadOnlyList<ConsensusLesion> Of(ExportedCase @case, PixelStore objects, ICollection<Loss> without)
    {
        var lesions = new List<ConsensusLesion>();
        foreach (var lesion in @case.Result!.Lesions)
        {
            if (lesion.Consensus is not { } consensus)
            {
                without.Add(new Loss(lesion.Id, $"It has no consensus: {lesion.ConsensusUndefined}"));
                continue;
            }

            var mask = ConsensusMask.Read(objects, consensus, @case.Images.Series.Grid);
            if (mask.Count == 0)
            {
                without.Add(new Loss(lesion.Id, "Its consensus holds no voxel: the readers' regions lie apart."));
                continue;
            }

            lesions.Add(new(lesion, consensus, TrackingOf(@case, lesion), mask));
        }

        return lesions;
    }

    /// <summary>The same for every later consensus in which its first reader has a part.</summary>
    public static Uid TrackingOf(ExportedCase @case, LesionResult lesion)
    {
        var first = @case.Computed.SelectMany(a => lesion.Readers.Where(r => r.SubmissionId == a.Id)).First();
        return DerivedUid.Of(first.SubmissionId, $"consensus/{first.TrackingUid}");
    }
}
