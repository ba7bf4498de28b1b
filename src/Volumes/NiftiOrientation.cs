using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// A grid as NIfTI-1 states it: RAS, so x and y have the other sign than in the patient's LPS (nifti1.h, "3D image orientation and location in space").
/// </summary>
internal static class NiftiOrientation
{
    /// <summary>The sform: three rows of four, RAS mm from voxel indices.</summary>
    public static double[] ToSform(VolumeGeometry grid)
    {
        var (x, y, z) = (grid.RowDirection * grid.ColumnSpacing, grid.ColumnDirection * grid.RowSpacing, grid.SliceDirection * grid.SliceSpacing);
        return
        [
            -x.X, -y.X, -z.X, -grid.Origin.X,
            -x.Y, -y.Y, -z.Y, -grid.Origin.Y,
            x.Z, y.Z, z.Z, grid.Origin.Z,
        ];
    }

    /// <summary>The quaternion (b, c, d) and qfac of the directions; null when the slices are sheared (gantry tilt), which a rotation cannot say.</summary>
    public static (double B, double C, double D, double Qfac)? ToQuaternion(VolumeGeometry grid)
    {
        var normal = grid.RowDirection.Cross(grid.ColumnDirection);
        var along = normal.Dot(grid.SliceDirection);
        if (Math.Abs(Math.Abs(along) - 1) > 1e-6)
        {
            return null;
        }

        var (r, c, n) = (Ras(grid.RowDirection), Ras(grid.ColumnDirection), Ras(normal));
        var (b, cc, d) = Quaternion(r, c, n);
        return (b, cc, d, Math.Sign(along));
    }

    /// <summary>The rows of the sform that a qform stands for.</summary>
    /// <param name="offset">qoffset_x, y, z.</param>
    /// <param name="pixdim">pixdim[0..3]; pixdim[0] is qfac, where 0 means 1.</param>
    public static double[] FromQuaternion(double b, double c, double d, double[] offset, double[] pixdim)
    {
        // A half turn in single precision: nifti1_io takes a = 0 and makes (b, c, d) a unit vector.
        var rest = 1 - (b * b) - (c * c) - (d * d);
        var (a, unit) = rest < 1e-7 ? (0.0, Math.Sqrt((b * b) + (c * c) + (d * d))) : (Math.Sqrt(rest), 1.0);
        (b, c, d) = (b / unit, c / unit, d / unit);
        var slice = pixdim[3] * (pixdim[0] < 0 ? -1 : 1);
        return
        [
            ((a * a) + (b * b) - (c * c) - (d * d)) * pixdim[1], 2 * ((b * c) - (a * d)) * pixdim[2], 2 * ((b * d) + (a * c)) * slice, offset[0],
            2 * ((b * c) + (a * d)) * pixdim[1], ((a * a) + (c * c) - (b * b) - (d * d)) * pixdim[2], 2 * ((c * d) - (a * b)) * slice, offset[1],
            2 * ((b * d) - (a * c)) * pixdim[1], 2 * ((c * d) + (a * b)) * pixdim[2], ((a * a) + (d * d) - (c * c) - (b * b)) * slice, offset[2],
        ];
    }

    /// <summary>The grid of an sform.</summary>
    /// <exception cref="ArgumentException">Its axes have no length, or rows and columns are not at right angles.</exception>
    public static VolumeGeometry ToGeometry(int columns, int rows, int slices, double[] sform)
    {
        var x = new PatientVector(-sform[0], -sform[4], sform[8]);
        var y = new PatientVector(-sform[1], -sform[5], sform[9]);
        var z = new PatientVector(-sform[2], -sform[6], sform[10]);
        if (!Array.TrueForAll(sform, double.IsFinite) || !(x.Length > 0) || !(y.Length > 0) || !(z.Length > 0))
        {
            throw new ArgumentException("its orientation has an axis without length");
        }

        return new VolumeGeometry(
            columns, rows, slices, new PatientPoint(-sform[3], -sform[7], sform[11]),
            x.Normalised(), y.Normalised(), x.Length, y.Length, z.Length, z.Normalised());
    }

    private static PatientVector Ras(PatientVector lps) => new(-lps.X, -lps.Y, lps.Z);

    /// <summary>(b, c, d) of the rotation with these columns; a ≥ 0. The largest component is taken from the diagonal, for accuracy.</summary>
    private static (double B, double C, double D) Quaternion(PatientVector x, PatientVector y, PatientVector z)
    {
        var squares = new[] { 1 + x.X + y.Y + z.Z, 1 + x.X - y.Y - z.Z, 1 - x.X + y.Y - z.Z, 1 - x.X - y.Y + z.Z };
        var largest = Array.IndexOf(squares, squares.Max());
        var s = 2 * Math.Sqrt(squares[largest]);
        var (yzMinus, zxMinus, xyMinus) = ((y.Z - z.Y) / s, (z.X - x.Z) / s, (x.Y - y.X) / s);
        var (xy, xz, yz) = ((x.Y + y.X) / s, (x.Z + z.X) / s, (y.Z + z.Y) / s);
        var (a, b, c, d) = largest switch
        {
            0 => (s / 4, yzMinus, zxMinus, xyMinus),
            1 => (yzMinus, s / 4, xy, xz),
            2 => (zxMinus, xy, s / 4, yz),
            _ => (xyMinus, xz, yz, s / 4),
        };
        return a < 0 ? (-b, -c, -d) : (b, c, d);
    }
}
