using CrowdAnnotate.Aim;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>What the pixels of a SEG are (PS3.3 §C.8.20.2).</summary>
public enum SegmentationKind
{
    /// <summary>One bit, a frame for each segment and slice; segments may overlap.</summary>
    Binary,

    /// <summary>How probable it is that the voxel belongs to the segment.</summary>
    Probability,

    /// <summary>Which share of the voxel the segment takes.</summary>
    Occupancy,

    /// <summary>The segment's number in each pixel, 8 or 16 bits; segments do not overlap.</summary>
    LabelMap,
}

/// <summary>A segment with its voxels.</summary>
public sealed record SegmentRegion
{
    /// <param name="number">From 1.</param>
    /// <exception cref="ArgumentException">The number is not 1 to 65535.</exception>
    public SegmentRegion(int number, Segment segment, MaskBlock mask)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(mask);
        if (number is < 1 or > ushort.MaxValue)
        {
            throw new ArgumentException($"Segments count from 1 to {ushort.MaxValue}; {number} is none.", nameof(number));
        }

        (Number, Segment, Mask) = (number, segment, mask);
    }

    /// <param name="fractions">0 to 1 in each voxel; those of one half and more are the mask.</param>
    /// <exception cref="ArgumentException">The number is not 1 to 65535, or a fraction not 0 to 1.</exception>
    public SegmentRegion(int number, Segment segment, VolumeBlock fractions)
        : this(number, segment, Half(fractions)) => Fractions = fractions;

    public int Number { get; }

    public Segment Segment { get; }

    public MaskBlock Mask { get; }

    /// <summary>0 to 1 in each voxel; null unless the segmentation is fractional.</summary>
    public VolumeBlock? Fractions { get; }

    private static MaskBlock Half(VolumeBlock fractions)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        if (fractions.Voxels.AsSpan().ContainsAnyExceptInRange(0f, 1f))
        {
            throw new ArgumentException("A fraction is not between 0 and 1.", nameof(fractions));
        }

        var mask = new byte[fractions.Voxels.Length];
        VoxelRuns.Halve(fractions.Voxels, mask);
        return new MaskBlock(fractions.Grid, fractions.Box, mask);
    }
}

/// <summary>Segments on one grid, as a DICOM SEG holds them.</summary>
public sealed record Segmentation
{
    /// <exception cref="ArgumentException">
    /// There is no segment, two have one number, one lies on another grid, or fractions are where the kind has none or lack where it has.
    /// </exception>
    public Segmentation(SegmentationKind kind, VolumeGeometry grid, IEnumerable<SegmentRegion> regions)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (Kind, Grid, Regions) = (kind, grid, regions.ToValueList());
        if (Regions.Count == 0)
        {
            throw new ArgumentException("A segmentation has at least one segment.", nameof(regions));
        }

        if (Regions.DistinctBy(r => r.Number).Count() < Regions.Count)
        {
            throw new ArgumentException("Two segments have one number.", nameof(regions));
        }

        if (Regions.Any(r => !ReferenceEquals(r.Mask.Grid, grid) && !r.Mask.Grid.Coincides(grid)))
        {
            throw new ArgumentException("A segment lies on another grid than the segmentation.", nameof(regions));
        }

        if (Regions.Any(r => r.Fractions is not null != IsFractional))
        {
            throw new ArgumentException($"Segments of kind {kind} have {(IsFractional ? "fractions" : "a mask alone")}.", nameof(regions));
        }
    }

    public SegmentationKind Kind { get; }

    public VolumeGeometry Grid { get; }

    public ValueList<SegmentRegion> Regions { get; }

    public bool IsFractional => Kind is SegmentationKind.Probability or SegmentationKind.Occupancy;

    /// <summary>Masks as a binary segmentation, numbered in their order.</summary>
    /// <exception cref="ArgumentException">There is none, or they lie on several grids.</exception>
    public static Segmentation Binary(params IEnumerable<(Segment Segment, Mask Mask)> segments)
    {
        var regions = segments.Select((s, i) => new SegmentRegion(i + 1, s.Segment, s.Mask)).ToList();
        return regions.Count > 0 ? new(SegmentationKind.Binary, regions[0].Mask.Grid, regions)
            : throw new ArgumentException("A segmentation has at least one segment.", nameof(segments));
    }
}
