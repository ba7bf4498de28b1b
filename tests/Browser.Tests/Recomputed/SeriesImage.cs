namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>One slice as its DICOM header and pixels state it. Vectors are LPS, mm; values are HU, row by row.</summary>
public sealed record ImageSlice(
    string SopInstanceUid, double[] Position, double[] RowDirection, double[] ColumnDirection, double ColumnSpacing, double RowSpacing,
    int Columns, int Rows, double[] Values);

/// <summary>The slices of one series in the order of their positions along row direction × column direction.</summary>
public sealed class SeriesImage
{
    public SeriesImage(IEnumerable<ImageSlice> slices)
    {
        Slices = [.. slices.OrderBy(s => Dot(s.Position, Normal(s)))];
        if (Slices.Count < 2 || Slices.Any(s => s.Columns != First.Columns || s.Rows != First.Rows))
        {
            throw new InvalidDataException("A series has two slices or more, all of one size.");
        }

        var (first, last) = (Dot(First.Position, Normal(First)), Dot(Slices[^1].Position, Normal(First)));
        SliceSpacing = (last - first) / (Slices.Count - 1);
    }

    public IReadOnlyList<ImageSlice> Slices { get; }

    public double SliceSpacing { get; }

    public ImageSlice First => Slices[0];

    public double VoxelVolume => First.ColumnSpacing * First.RowSpacing * SliceSpacing;

    public Planar Plane => new(First.ColumnSpacing, First.RowSpacing);

    public int SliceOf(string sopInstanceUid)
    {
        var z = Slices.Select(s => s.SopInstanceUid).ToList().IndexOf(sopInstanceUid);
        return z >= 0 ? z : throw new InvalidDataException($"The series has no instance {sopInstanceUid}.");
    }

    public double At(int x, int y, int z) => Slices[z].Values[(y * First.Columns) + x];

    /// <summary>Where the centre of a voxel lies in the patient, LPS mm.</summary>
    public double[] PatientPosition(double x, double y, int z)
    {
        var s = Slices[z];
        return [.. Enumerable.Range(0, 3).Select(k => s.Position[k] + (x * s.ColumnSpacing * s.RowDirection[k]) + (y * s.RowSpacing * s.ColumnDirection[k]))];
    }

    private static double[] Normal(ImageSlice s)
    {
        var (r, c) = (s.RowDirection, s.ColumnDirection);
        return [(r[1] * c[2]) - (r[2] * c[1]), (r[2] * c[0]) - (r[0] * c[2]), (r[0] * c[1]) - (r[1] * c[0])];
    }

    private static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);
}
