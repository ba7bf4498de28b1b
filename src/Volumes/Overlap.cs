namespace CrowdAnnotate.Volumes;

/// <summary>How much two masks on one grid have in common, by voxels.</summary>
public static class Overlap
{
    private const string BothEmpty = "both masks are empty";

    /// <summary>2·|A∩B| / (|A| + |B|), 0 to 1 (Dice 1945).</summary>
    /// <exception cref="ArgumentException">The masks lie on different grids.</exception>
    public static MaskMetric Dice(Mask a, Mask b)
    {
        var (both, either) = Count(a, b);
        return either == 0 ? MaskMetric.Without(BothEmpty) : MaskMetric.Of(2.0 * both / ((long)both + either));
    }

    /// <summary>|A∩B| / |A∪B|, 0 to 1 (Jaccard 1901).</summary>
    /// <exception cref="ArgumentException">The masks lie on different grids.</exception>
    public static MaskMetric Jaccard(Mask a, Mask b)
    {
        var (both, either) = Count(a, b);
        return either == 0 ? MaskMetric.Without(BothEmpty) : MaskMetric.Of((double)both / either);
    }

    private static (int Both, int Either) Count(Mask a, Mask b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        SameGrid(a, b);
        var (both, either) = (0, 0);
        for (var i = 0; i < a.Voxels.Length; i++)
        {
            var (inA, inB) = (a.Voxels[i] != 0, b.Voxels[i] != 0);
            both += inA && inB ? 1 : 0;
            either += inA || inB ? 1 : 0;
        }

        return (both, either);
    }

    internal static void SameGrid(Mask a, Mask b)
    {
        if (!a.Geometry.Coincides(b.Geometry))
        {
            throw new ArgumentException("The two masks lie on different grids.");
        }
    }
}
