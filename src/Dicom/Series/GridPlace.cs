using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>Where points of the patient lie on a grid whose slices may be slanted (gantry tilt), counted in voxels from the first one's centre.</summary>
public sealed class GridPlace
{
    private readonly PatientPoint origin;
    private readonly (double X, double Y, double Z) x, y, z;

    public GridPlace(VolumeGeometry grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        origin = grid.Origin;
        var (a, b, c) = (Steps(grid.RowDirection, grid.ColumnSpacing), Steps(grid.ColumnDirection, grid.RowSpacing), Steps(grid.SliceDirection, grid.SliceSpacing));
        var determinant = Dot(a, Cross(b, c));
        (x, y, z) = (Divided(Cross(b, c), determinant), Divided(Cross(c, a), determinant), Divided(Cross(a, b), determinant));
    }

    /// <summary>Column, row and slice.</summary>
    public (double X, double Y, double Z) Of(PatientPoint point)
    {
        var d = (point.X - origin.X, point.Y - origin.Y, point.Z - origin.Z);
        return (Dot(d, x), Dot(d, y), Dot(d, z));
    }

    private static (double X, double Y, double Z) Steps(PatientVector v, double by) => (v.X * by, v.Y * by, v.Z * by);

    private static (double X, double Y, double Z) Divided((double X, double Y, double Z) v, double by) => (v.X / by, v.Y / by, v.Z / by);

    private static double Dot((double X, double Y, double Z) a, (double X, double Y, double Z) b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
