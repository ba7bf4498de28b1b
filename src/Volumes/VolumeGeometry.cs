using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// The regular grid of a volume in patient space. Voxel (x, y, z) = (column, row, slice) has its centre at
/// Origin + x·ColumnSpacing·RowDirection + y·RowSpacing·ColumnDirection + z·SliceSpacing·SliceDirection (PS3.3 §C.7.6.2.1.1).
/// Voxels are stored x fastest, then y, then z.
/// </summary>
public sealed record VolumeGeometry
{
    /// <param name="columns">Voxels along x.</param>
    /// <param name="rows">Voxels along y.</param>
    /// <param name="slices">Voxels along z.</param>
    /// <param name="origin">Centre of voxel (0, 0, 0), mm.</param>
    /// <param name="rowDirection">Unit vector along which the column index grows (first three of ImageOrientationPatient).</param>
    /// <param name="columnDirection">Unit vector along which the row index grows (last three).</param>
    /// <param name="columnSpacing">Distance between columns, mm (second value of PixelSpacing).</param>
    /// <param name="rowSpacing">Distance between rows, mm (first value of PixelSpacing).</param>
    /// <param name="sliceSpacing">Distance between slice centres, mm.</param>
    /// <param name="sliceDirection">Unit vector from slice to slice; the cross product of the two others when omitted. A gantry tilt makes it oblique.</param>
    /// <exception cref="ArgumentException">
    /// A size or spacing is not positive and finite, the position is not finite, the row and column directions are not unit
    /// vectors at right angles, or the slice direction is not a unit vector that leaves their plane.
    /// </exception>
    public VolumeGeometry(
        int columns, int rows, int slices, PatientPoint origin, PatientVector rowDirection, PatientVector columnDirection,
        double columnSpacing, double rowSpacing, double sliceSpacing, PatientVector? sliceDirection = null)
    {
        if (columns < 1 || rows < 1 || slices < 1 || (long)columns * rows * slices > int.MaxValue)
        {
            throw new ArgumentException($"A volume of {columns}×{rows}×{slices} voxels cannot be held.");
        }

        if (!(columnSpacing > 0) || !(rowSpacing > 0) || !(sliceSpacing > 0) || !double.IsFinite(columnSpacing + rowSpacing + sliceSpacing))
        {
            throw new ArgumentException($"Spacings of {columnSpacing}, {rowSpacing}, {sliceSpacing} mm are not positive lengths.");
        }

        if (!double.IsFinite(origin.X + origin.Y + origin.Z))
        {
            throw new ArgumentException($"The first voxel is at {origin}, which is nowhere.");
        }

        if (!IsUnit(rowDirection) || !IsUnit(columnDirection) || !(Math.Abs(rowDirection.Dot(columnDirection)) <= 1e-3))
        {
            throw new ArgumentException("The row and column directions are not unit vectors at right angles.");
        }

        (Columns, Rows, Slices, Origin) = (columns, rows, slices, origin);
        (RowDirection, ColumnDirection) = (rowDirection, columnDirection);
        (ColumnSpacing, RowSpacing, SliceSpacing) = (columnSpacing, rowSpacing, sliceSpacing);
        SliceDirection = sliceDirection ?? rowDirection.Cross(columnDirection);
        if (!IsUnit(SliceDirection) || !(Slant > 1e-3))
        {
            throw new ArgumentException("The slice direction is not a unit vector that leaves the plane of the slices.");
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    public int Slices { get; }

    public PatientPoint Origin { get; }

    public PatientVector RowDirection { get; }

    public PatientVector ColumnDirection { get; }

    public PatientVector SliceDirection { get; }

    public double ColumnSpacing { get; }

    public double RowSpacing { get; }

    public double SliceSpacing { get; }

    public int VoxelsPerSlice => Columns * Rows;

    public int VoxelCount => Columns * Rows * Slices;

    /// <summary>Volume of one voxel, mm³; oblique slices lie closer together than their spacing along the slant.</summary>
    public double VoxelVolume => ColumnSpacing * RowSpacing * SliceSpacing * (Slant > 1 - 1e-6 ? 1 : Slant);

    /// <summary>Position of voxel (x, y, z) in the storage order.</summary>
    public int IndexOf(int x, int y, int z) => (((z * Rows) + y) * Columns) + x;

    /// <summary>Patient position, mm, of a point of slice <paramref name="slice"/> in centre-origin pixels.</summary>
    public PatientPoint ToPatient(IndexPoint point, double slice) =>
        Origin + (RowDirection * (point.X * ColumnSpacing)) + (ColumnDirection * (point.Y * RowSpacing)) + (SliceDirection * (slice * SliceSpacing));

    /// <summary>Patient position, mm, of a point of slice <paramref name="slice"/> in corner-origin pixels.</summary>
    public PatientPoint ToPatient(ImagePoint point, double slice) => ToPatient(point.ToIndex(), slice);

    /// <summary>The plane of slice <paramref name="slice"/>, from 0; its millimetres are the patient's.</summary>
    public ImagePlane PlaneOf(int slice) => new(
        Columns, Rows, ColumnSpacing, RowSpacing, CalibrationSource.PixelSpacing,
        ToPatient(new IndexPoint(0, 0), slice), RowDirection, ColumnDirection);

    /// <summary>Whether the two grids coincide to a thousandth of a voxel.</summary>
    public bool Coincides(VolumeGeometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Columns, Rows, Slices) == (other.Columns, other.Rows, other.Slices)
            && new[] { (0, 0, 0), (Columns - 1, 0, 0), (0, Rows - 1, 0), (0, 0, Slices - 1) }.All(c =>
                ToPatient(new IndexPoint(c.Item1, c.Item2), c.Item3).DistanceTo(other.ToPatient(new IndexPoint(c.Item1, c.Item2), c.Item3))
                < 1e-3 * Math.Min(ColumnSpacing, Math.Min(RowSpacing, SliceSpacing)));
    }

    /// <summary>Cosine of the angle between the slice direction and the normal of the slices: 1 but for a gantry tilt.</summary>
    private double Slant => Math.Abs(RowDirection.Cross(ColumnDirection).Dot(SliceDirection));

    private static bool IsUnit(PatientVector v) => Math.Abs(v.Length - 1) <= 1e-3;
}
