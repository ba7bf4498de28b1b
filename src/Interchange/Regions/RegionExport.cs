using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Regions;

/// <summary>Regions in the formats of images: what `aim convert` writes of an annotation.</summary>
public static class RegionExport
{
    /// <summary>A segment for each region; fractions are kept where the kind holds them, and a mask is 0 and 1 there.</summary>
    /// <exception cref="ArgumentException">There is no region, there are more than 65535, or those of a label map overlap.</exception>
    public static Conversion<DicomDataset> ToSeg(
        IReadOnlyList<AnnotatedRegion> regions, SourceSeries source, Making making, Func<Uid> nextUid, SegmentationKind kind = SegmentationKind.Binary)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(regions);
        if (regions.Count > ushort.MaxValue)
        {
            throw new ArgumentException(
                $"A SEG holds {ushort.MaxValue} segments, whose number has 16 bits, not {regions.Count}. Convert the document in parts, or to RTSTRUCT or COCO, which hold any number.", nameof(regions));
        }

        var isFractional = kind is SegmentationKind.Probability or SegmentationKind.Occupancy;
        var written = SegWriter.Write(
            new Segmentation(kind, source.Grid, regions.Select((r, i) => isFractional ? Fractional(i + 1, r) : new SegmentRegion(i + 1, r.Meaning, r.Mask))), source, making, nextUid);
        var lost = regions.Select((r, i) => (Region: r, Number: i + 1)).Where(r => !isFractional && r.Region.Fractions is not null)
            .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is in the mask."));
        return written with { Losses = [.. written.Losses, .. lost] };
    }

    private static SegmentRegion Fractional(int number, AnnotatedRegion region) =>
        new(number, region.Meaning, region.Fractions ?? new VolumeBlock(region.Mask.Grid, region.Mask.Box, Array.ConvertAll(region.Mask.Voxels, v => v == 0 ? 0f : 1f)));

    /// <summary>The outlines of each region as they were drawn; with interpolated slices those of its voxels on these.</summary>
    /// <exception cref="ArgumentException">There is no region, or the images name no frame of reference.</exception>
    public static Conversion<DicomDataset> ToStructureSet(IReadOnlyList<AnnotatedRegion> regions, SourceSeries source, Making making, Func<Uid> nextUid) =>
        StructureSetWriter.Write([.. regions.Select(r => new OutlinedRegion(r.Meaning, Outlines(r)))], source, making, nextUid);

    /// <summary>The number of the region, from 1, in each voxel, for NIfTI and NRRD; a voxel of several belongs to the first.</summary>
    /// <exception cref="ArgumentException">There are more than 255 regions.</exception>
    public static Conversion<byte[]> ToLabels(IReadOnlyList<AnnotatedRegion> regions, VolumeGeometry grid)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(grid);
        if (regions.Count > byte.MaxValue)
        {
            throw new ArgumentException($"A label map of bytes holds 255 regions, not {regions.Count}.", nameof(regions));
        }

        var (labels, losses) = (new byte[grid.VoxelCount], new List<Loss>());
        for (var i = 0; i < regions.Count; i++)
        {
            if (Label(regions[i].Mask, (byte)(i + 1), labels) is > 0 and var lost)
            {
                losses.Add(new Loss($"region {i + 1}", $"{lost} of its voxels belong to a region before it; a label map holds one a voxel."));
            }
        }

        return new(labels, losses.ToValueList());
    }

    // How many voxels were another's already.
    private static int Label(MaskBlock mask, byte number, byte[] labels)
    {
        var taken = 0;
        for (var z = mask.Box.Z; z < mask.Box.Z + mask.Box.Slices; z++)
        {
            foreach (var run in mask.Runs(z))
            {
                var inside = mask.Of(run);
                var on = labels.AsSpan((z * mask.Grid.VoxelsPerSlice) + run.OnSlice, run.Length);
                for (var i = 0; i < on.Length; i++)
                {
                    taken += inside[i] != 0 && on[i] != 0 ? 1 : 0;
                    on[i] = inside[i] != 0 && on[i] == 0 ? number : on[i];
                }
            }
        }

        return taken;
    }

    private static ValueList<Contour> Outlines(AnnotatedRegion region)
    {
        var drawn = region.Contours.Select(c => c.Slice).ToHashSet();
        var box = region.Mask.Box;
        return [.. region.Contours, .. Enumerable.Range(box.Z, box.Slices).Where(z => !drawn.Contains(z)).SelectMany(z => MaskOutline.Trace(region.Mask, z))];
    }
}
