using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// The part of a head that shows a face: everything in front of a surface laid behind eyes, nose and mouth, from the brow down
/// to below the chin. Found by geometry alone (the most anterior skin near the midline is taken for the tip of the nose), so
/// that it works on CT, MR and PET in any orientation. A cut, not a shell: what a shell uncovers still has the shape of a face.
/// </summary>
/// <remarks>
/// Distances are those of adults (Farkas, Anthropometry of the Head and Face, 1994: vertex to subnasale 130–150 mm, nasal
/// protrusion 18–22 mm, nasion to gnathion 105–125 mm), with room to spare. Ears, teeth and a head turned to the side by more
/// than some 30° are not dealt with: a person looks at the result.
/// </remarks>
public static class FaceRegion
{
    /// <summary>The nose lies between these distances below the top of the head, mm.</summary>
    private const double NoseFromTop = 60, NoseToTop = 175;

    /// <summary>The nose lies this near to the midline, mm.</summary>
    private const double NearMidline = 25;

    /// <summary>From the tip of the nose: where the cut begins above and ends below, mm.</summary>
    private const double Brow = 52, Taper = 42, BelowChin = 95;

    /// <summary>Depth of the cut behind the tip of the nose, mm: below the eyes, and at the brow, where the brain begins.</summary>
    private const double Depth = 45, DepthAtBrow = 26;

    /// <summary>Half the breadth of the cut, mm.</summary>
    private const double HalfBreadth = 80;

    /// <summary>Finds the region.</summary>
    /// <param name="bodyThreshold">Above it is body, in the volume's unit; −300 HU on CT.</param>
    /// <param name="spared">Voxels that must not be touched, with a margin of 3 mm; on the same grid.</param>
    /// <returns>The region; null when no head can be seen in the volume.</returns>
    /// <exception cref="ArgumentException"><paramref name="spared"/> is on another grid.</exception>
    public static Mask? Find(Volume volume, float bodyThreshold, Mask? spared = null)
    {
        ArgumentNullException.ThrowIfNull(volume);
        if (spared is not null && !spared.Geometry.Coincides(volume.Geometry))
        {
            throw new ArgumentException("What is to be spared is on another grid.", nameof(spared));
        }

        return AnteriorSurface.Of(volume, bodyThreshold).Nose(NoseFromTop, NoseToTop, NearMidline) is { } nose
            ? Cut(volume.Geometry, nose, spared is null ? null : Grown(spared)) : null;
    }

    /// <summary>A threshold between body and air by Otsu's method (IEEE Trans. SMC 9, 1979) over 256 bins of the volume's values.</summary>
    public static float OtsuThreshold(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return OtsuThreshold(volume.Voxels);
    }

    internal static float OtsuThreshold(float[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        var counts = new long[256];
        foreach (var value in values)
        {
            counts[high > low ? (int)((value - low) / (high - low) * 255) : 0]++;
        }

        return low + ((high - low) * (BestSplit(counts) + 1) / 256);
    }

    private static int BestSplit(long[] counts)
    {
        var total = counts.Sum();
        var sum = counts.Select((c, i) => (double)c * i).Sum();
        double below = 0, sumBelow = 0, best = -1;
        var split = 0;
        for (var i = 0; i < counts.Length - 1; i++)
        {
            below += counts[i];
            sumBelow += (double)counts[i] * i;
            var above = total - below;
            var between = below > 0 && above > 0 ? below * above * Math.Pow((sumBelow / below) - ((sum - sumBelow) / above), 2) : -1;
            (best, split) = between > best ? (between, i) : (best, split);
        }

        return split;
    }

    private static Mask Cut(VolumeGeometry geometry, PatientPoint nose, byte[]? spared)
    {
        var region = new Mask(geometry);
        for (var z = 0; z < geometry.Slices; z++)
        {
            for (var y = 0; y < geometry.Rows; y++)
            {
                for (var x = 0; x < geometry.Columns; x++)
                {
                    var index = geometry.IndexOf(x, y, z);
                    var isFace = IsFace(geometry.ToPatient(new IndexPoint(x, y), z), nose) && !(spared?[index] > 0);
                    region.Voxels[index] = isFace ? (byte)1 : (byte)0;
                }
            }
        }

        return region;
    }

    // LPS: y grows to the back, z to the head.
    private static bool IsFace(PatientPoint point, PatientPoint nose)
    {
        var up = point.Z - nose.Z;
        if (up > Brow || up < -BelowChin || Math.Abs(point.X - nose.X) > HalfBreadth)
        {
            return false;
        }

        var depth = up <= Taper ? Depth : Depth + ((DepthAtBrow - Depth) * (up - Taper) / (Brow - Taper));
        return point.Y - nose.Y < depth;
    }

    private static byte[] Grown(Mask spared)
    {
        var g = spared.Geometry;
        var squared = EuclideanDistance.SquaredToSet(
            spared.Voxels, complement: false, (g.Columns, g.Rows, g.Slices), (g.ColumnSpacing, g.RowSpacing, g.SliceSpacing));
        return Array.ConvertAll(squared, d => d <= 9 ? (byte)1 : (byte)0);
    }
}
