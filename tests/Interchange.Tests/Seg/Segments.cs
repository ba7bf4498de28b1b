using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.Seg;

/// <summary>Segments and masks made for the tests.</summary>
internal static class Segments
{
    public static readonly Segment Drawn = Segment.Lesion("Läsion 1 – 病変", new Tracking("Läsion 1", new Uid("2.25.77"))) with
    {
        Description = "As drawn",
        Region = new CodedConcept("10200004", "SCT", "Liver"),
        RegionModifiers = [new CodedConcept("7771000", "SCT", "Left")],
        TypeModifiers = [new CodedConcept("14799000", "SCT", "Neoplasm, Secondary")],
    };

    public static readonly Segment Consensus = new("Consensus", Codes.MorphologicallyAbnormalStructure, Codes.Lesion, SegmentOrigin.Semiautomatic, "STAPLE");

    public static Mask Random(VolumeGeometry grid, int seed, double share = 0.4)
    {
        var random = new Random(seed);
        return new Mask(grid, Array.ConvertAll(new byte[grid.VoxelCount], _ => (byte)(random.NextDouble() < share ? 1 : 0)));
    }

    public static Volume Fractions(VolumeGeometry grid, int seed)
    {
        var random = new Random(seed);
        return new Volume(grid, Array.ConvertAll(new float[grid.VoxelCount], _ => random.Next(256) / 255f));
    }

    /// <summary>The first slice of the mask emptied.</summary>
    public static Mask WithoutFirstSlice(Mask mask)
    {
        mask.Slice(0).Clear();
        return mask;
    }

    /// <summary>Masks that share no voxel.</summary>
    public static Segmentation LabelMap(VolumeGeometry grid, params int[] numbers)
    {
        var random = new Random(numbers.Length);
        var owner = Array.ConvertAll(new int[grid.VoxelCount], _ => random.Next(numbers.Length + 1));
        return new(SegmentationKind.LabelMap, grid, numbers.Select((n, i) =>
            new SegmentRegion(n, Segment.Lesion($"L{n}"), new Mask(grid, Array.ConvertAll(owner, o => (byte)(o == i + 1 ? 1 : 0))))));
    }
}
