using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Recomputed;
using static CrowdAnnotate.Browser.Tests.Running.PartTen;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>
/// A made CT of a ball in water on any grid, of nobody: single images (PS3.3 A.3) or the frames of one Enhanced CT (A.38). Without a calibration it is a radiograph
/// (A.2) that says neither where it lies nor how large its pixels are.
/// </summary>
/// <param name="Name">Sets its patient apart from those of other grids.</param>
/// <param name="Number">Sets its UIDs apart.</param>
/// <param name="ColumnSpacing">Between columns, mm.</param>
/// <param name="RowSpacing">Between rows, mm.</param>
/// <param name="RowDirection">Along a row, as DICOM writes it.</param>
/// <param name="Normal">From slice to slice.</param>
internal sealed record MadeGrid(
    string Name, int Number, int Columns, int Rows, double ColumnSpacing, double RowSpacing, double SliceSpacing,
    double[] RowDirection, double[] ColumnDirection, double[] Normal, bool MultiFrame = false, bool Calibrated = true)
{
    public const int Slices = 5;
    private const string CTImage = "1.2.840.10008.5.1.4.1.1.2", EnhancedCT = "1.2.840.10008.5.1.4.1.1.2.1", Radiograph = "1.2.840.10008.5.1.4.1.1.1";
    private const ushort Water = 1024, Ball = 1104;
    private const double Radius = 30;

    public static readonly MadeGrid Isotropic = new("ISOTROPIC", 1, 256, 256, 1, 1, 1, [1, 0, 0], [0, 1, 0], [0, 0, 1]);

    public static readonly MadeGrid Anisotropic = new("ANISOTROPIC", 2, 256, 128, 0.5, 2, 3, [1, 0, 0], [0, 1, 0], [0, 0, 1]);

    public static readonly MadeGrid Oblique = new("OBLIQUE", 3, 256, 128, 0.5, 2, 3, [0.6, 0.8, 0], [0, 0, -1], [-0.8, 0.6, 0]);

    public static readonly MadeGrid Frames = new("FRAMES", 4, 256, 256, 0.7, 0.7, 2, [1, 0, 0], [0, 0, -1], [0, 1, 0], MultiFrame: true);

    public static readonly MadeGrid Uncalibrated = new("UNCALIBRATED", 5, 256, 256, 1, 1, 8, [1, 0, 0], [0, 1, 0], [0, 0, 1], Calibrated: false);

    public static IReadOnlyList<MadeGrid> All => [Isotropic, Anisotropic, Oblique, Frames, Uncalibrated];

    /// <summary>A place counted in columns from the middle, and in as many parts of the height as a square image would have.</summary>
    public PixelPoint At(double x, double y) => new((Columns / 2) + x, (Rows / 2) + (y * Rows / Columns));

    /// <returns>The folder with its files.</returns>
    public string Write()
    {
        var folder = Directory.CreateTempSubdirectory("crowdannotate-grid-").FullName;
        if (MultiFrame)
        {
            System.IO.File.WriteAllBytes(Path.Combine(folder, "frames.dcm"), PartTen.File(EnhancedCT, Instance(0), WriteFrames));
            return folder;
        }

        foreach (var slice in Enumerable.Range(0, Slices))
        {
            System.IO.File.WriteAllBytes(Path.Combine(folder, $"{slice}.dcm"), PartTen.File(Calibrated ? CTImage : Radiograph, Instance(slice), file => WriteSlice(file, slice)));
        }

        return folder;
    }

    private void WriteSlice(MemoryStream file, int slice)
    {
        Head(file, Calibrated ? CTImage : Radiograph, slice);
        if (Calibrated)
        {
            Texts(file, (0x00200032, "DS", Position(slice)), (0x00200037, "DS", Orientation), (0x00200052, "UI", Uid(3)));
        }

        Pixels(file, 1, file2 => Texts(file2, Calibrated ? [(0x00280030, "DS", PixelSpacing)] : []));
        Texts(file, (0x00280301, "CS", "NO"), (0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"));
        Element(file, 0x7FE00010, "OW", Bytes(slice));
    }

    private void WriteFrames(MemoryStream file)
    {
        Head(file, EnhancedCT, 0);
        Texts(file, (0x00200052, "UI", Uid(3)));
        Pixels(file, Slices, _ => { });
        Sequence(file, 0x52009229, item =>
        {
            Sequence(item, 0x00209116, o => Texts(o, (0x00200037, "DS", Orientation)));
            Sequence(item, 0x00289110, m => Texts(m, (0x00180050, "DS", Written(SliceSpacing)), (0x00280030, "DS", PixelSpacing)));
            Sequence(item, 0x00289145, t => Texts(t, (0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"), (0x00281054, "LO", "HU")));
        });

        // Not in the order of their places: nothing says that frames are.
        Sequence(file, 0x52009230, [.. Enumerable.Range(0, Slices).Reverse().Select(z => (Action<MemoryStream>)(item => Sequence(item, 0x00209113, p => Texts(p, (0x00200032, "DS", Position(z))))))]);
        Element(file, 0x7FE00010, "OW", [.. Enumerable.Range(0, Slices).Reverse().SelectMany(Bytes)]);
    }

    private void Head(MemoryStream file, string sopClass, int slice) => Texts(file,
        (0x00080008, "CS", @"ORIGINAL\PRIMARY\VOLUME\NONE"), (0x00080016, "UI", sopClass), (0x00080018, "UI", Instance(slice)), (0x00080060, "CS", Calibrated ? "CT" : "CR"),
        (0x00100020, "LO", $"{Name}-OF-NOBODY"), (0x00180015, "CS", "ABDOMEN"), (0x00180050, "DS", Written(SliceSpacing)), (0x0020000D, "UI", Uid(1)), (0x0020000E, "UI", Uid(2)),
        (0x00200013, "IS", $"{slice + 1}"));

    private void Pixels(MemoryStream file, int frames, Action<MemoryStream> spacing)
    {
        Short(file, 0x00280002, 1);
        Texts(file, (0x00280004, "CS", "MONOCHROME2"));
        if (frames > 1)
        {
            Texts(file, (0x00280008, "IS", $"{frames}"));
        }

        Short(file, 0x00280010, (ushort)Rows);
        Short(file, 0x00280011, (ushort)Columns);
        spacing(file);
        foreach (var (tag, value) in new (uint, ushort)[] { (0x00280100, 16), (0x00280101, 16), (0x00280102, 15), (0x00280103, 0) })
        {
            Short(file, tag, value);
        }
    }

    private IEnumerable<ushort> Cells(int slice) =>
        from y in Enumerable.Range(0, Rows) from x in Enumerable.Range(0, Columns)
        select Cell((x - (Columns / 2)) * ColumnSpacing, (y - (Rows / 2)) * RowSpacing, Away(slice));

    private byte[] Bytes(int slice) => [.. Cells(slice).SelectMany(BitConverter.GetBytes)];

    /// <summary>How many pixels of a slice are the ball.</summary>
    public int BallPixels(int slice) => Cells(slice).Count(cell => cell == Ball);

    /// <summary>Of the voxels that are the ball, mm³.</summary>
    public double BallVolume => VoxelVolume * Enumerable.Range(0, Slices).Sum(slice => Cells(slice).Count(cell => cell == Ball));

    public double VoxelVolume => ColumnSpacing * RowSpacing * SliceSpacing;

    /// <summary>How many pixels have their centre within an upright rectangle, by its corners.</summary>
    public int VoxelsIn(JsonElement corners)
    {
        var (xs, ys) = (corners.EnumerateArray().Select(p => p[0].GetDouble()).ToList(), corners.EnumerateArray().Select(p => p[1].GetDouble()).ToList());
        return Within(Columns, xs) * Within(Rows, ys);

        static int Within(int count, List<double> ends) => Enumerable.Range(0, count).Count(i => i + 0.5 >= ends.Min() && i + 0.5 < ends.Max());
    }

    private double Away(int slice) => (slice - (Slices / 2)) * SliceSpacing;

    private static ushort Cell(double x, double y, double z) => (x * x) + (y * y) + (z * z) < Radius * Radius ? Ball : Water;

    private string Position(int slice) => string.Join('\\', Enumerable.Range(0, 3).Select(i =>
        Written((Away(slice) * Normal[i]) - (Columns / 2 * ColumnSpacing * RowDirection[i]) - (Rows / 2 * RowSpacing * ColumnDirection[i]))));

    private string Orientation => string.Join('\\', RowDirection.Concat(ColumnDirection).Select(Written));

    private string PixelSpacing => $@"{Written(RowSpacing)}\{Written(ColumnSpacing)}";

    private static string Written(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private string Instance(int slice) => $"{Uid(2)}.{slice + 1}";

    private string Uid(int n) => FormattableString.Invariant($"1.2.826.0.1.3680043.2.1143.8{Number}{n}.20261129101112");
}
