using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Where a region comes from.</summary>
public enum RoiKind
{
    /// <summary>Outlines that the reader drew, slices between them interpolated.</summary>
    Contours,

    /// <summary>An ellipse on one slice from the two axes: it supports no volume.</summary>
    EllipseFromAxes,
}

/// <summary>The region that the marks of one finding stand for.</summary>
/// <param name="Contours">The outlines it was made of, in corner-origin pixels.</param>
/// <param name="DrawnSlices">Ascending, from 0; those with at least one voxel.</param>
/// <param name="InterpolatedSlices">Ascending.</param>
public sealed record Roi(
    MaskBlock Mask, RoiKind Kind, ValueList<Contour> Contours, ValueList<int> DrawnSlices, ValueList<int> InterpolatedSlices);

/// <summary>A region, or null with the reason among the remarks.</summary>
public sealed record RoiReading(Roi? Roi, ValueList<MarkRemark> Remarks);

/// <summary>What a region measures in the patient.</summary>
public static class RoiMeasurement
{
    /// <summary>mm³, by counting voxels.</summary>
    /// <exception cref="InvalidOperationException">The region is an ellipse from axes.</exception>
    public static Quantity Volume(Roi roi) => roi.Kind == RoiKind.Contours
        ? new Quantity(roi.Mask.VolumeMm3, UcumUnit.CubicMillimetre)
        : throw new InvalidOperationException("An ellipse drawn from two axes has no volume.");

    /// <summary>The mean of the centres of its voxels, patient coordinates in mm.</summary>
    /// <exception cref="ArgumentException">The mask is empty.</exception>
    public static PatientPoint Centroid(MaskBlock mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var (grid, box) = (mask.Grid, mask.Box);
        var (x, y, z, n) = (0.0, 0.0, 0.0, 0L);
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            if (mask.Voxels[i] != 0)
            {
                (x, y, z, n) = (x + box.X + (i % box.Columns), y + box.Y + (i / box.Columns % box.Rows), z + box.Z + (i / (box.Columns * box.Rows)), n + 1);
            }
        }

        return n > 0 ? grid.ToPatient(new IndexPoint(x / n, y / n), z / n) : throw new ArgumentException("An empty mask has no centroid.", nameof(mask));
    }

    /// <summary>The largest distance, mm, between two vertices of one drawn outline, and its slice from 0.</summary>
    public static (Quantity Length, int Slice) LongestInPlaneAxis(Roi roi)
    {
        ArgumentNullException.ThrowIfNull(roi);
        return Longest(roi.Contours, roi.Mask.Grid) ?? throw new InvalidOperationException("A region has outlines.");
    }

    /// <summary>
    /// The same for a mask without drawn outlines, between corners of its pixels, which reach half a pixel beyond their centres.
    /// Parts that lie apart on a slice are measured apart.
    /// </summary>
    /// <exception cref="ArgumentException">The mask is empty.</exception>
    public static (Quantity Length, int Slice) LongestInPlaneAxis(MaskBlock mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Longest(MaskOutline.Trace(mask), mask.Grid)
            ?? throw new ArgumentException("An empty mask has no axis.", nameof(mask));
    }

    private static (Quantity, int)? Longest(IEnumerable<Contour> contours, VolumeGeometry grid)
    {
        (double Length, int Slice)? best = null;
        foreach (var contour in contours)
        {
            var length = Span(contour, grid.PlaneOf(contour.Slice));
            best = length > (best?.Length ?? -1) ? (length, contour.Slice) : best;
        }

        return best is { } b ? (new Quantity(b.Length, UcumUnit.Millimetre), b.Slice) : null;
    }

    private static double Span(Contour contour, ImagePlane plane)
    {
        var longest = 0.0;
        for (var i = 0; i < contour.Points.Count; i++)
        {
            for (var j = i + 1; j < contour.Points.Count; j++)
            {
                longest = Math.Max(longest, plane.Distance(contour.Points[i], contour.Points[j]));
            }
        }

        return longest;
    }
}
