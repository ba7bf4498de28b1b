using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>How several regions become one. Signed distances are in mm, negative inside; a voxel is inside where the result is ≤ 0.</summary>
public enum ConsensusRule
{
    /// <summary>At least half of the readers.</summary>
    MajorityAtLeastHalf,

    /// <summary>More than half of the readers.</summary>
    MajorityOverHalf,

    Union,

    Intersection,

    /// <summary>Mean signed distance (shape-based averaging, Rohlfing and Maurer 2007).</summary>
    MeanDistance,

    /// <summary>Median signed distance; of an even number, the mean of the middle two.</summary>
    MedianDistance,

    /// <summary>Mean signed distance after dropping ⌊0.2k⌋ readers at each end.</summary>
    TrimmedMeanDistance,
}

/// <summary>A region of several by one rule.</summary>
public static class ConsensusMask
{
    /// <summary>
    /// The region on the readers' grid. An empty region votes for outside; it has no signed distance and is left out of the distance rules.
    /// All empty give an empty one.
    /// </summary>
    /// <exception cref="ArgumentException">No region, or regions on different grids.</exception>
    public static Mask Compute(IReadOnlyList<Mask> rois, ConsensusRule rule)
    {
        ArgumentNullException.ThrowIfNull(rois);
        if (rois.Count == 0)
        {
            throw new ArgumentException("There is no region.", nameof(rois));
        }

        var drawn = rois.Where(m => m.Count > 0).ToList();
        if (drawn.Count == 0)
        {
            return new Mask(rois[0].Geometry);
        }

        var stack = RoiStack.Of(drawn);
        return stack.OnWhole(stack.Combine([.. Enumerable.Range(0, drawn.Count)], rule, rois.Count));
    }
}
