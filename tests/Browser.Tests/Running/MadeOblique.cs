using System.Globalization;
using static CrowdAnnotate.Browser.Tests.Running.PartTen;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A made CT (PS3.3 A.3) of a ball in water, cut obliquely, with pixels four times as high as wide; of nobody.</summary>
internal static class MadeOblique
{
    public const int Columns = 256, Rows = 128, Slices = 5;
    private const double ColumnSpacing = 0.5, RowSpacing = 2, SliceSpacing = 3;
    private const string CTImage = "1.2.840.10008.5.1.4.1.1.2";
    private const ushort Water = 1024, Ball = 1104;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var slice in Enumerable.Range(0, Slices))
        {
            System.IO.File.WriteAllBytes(Path.Combine(folder, $"{slice}.dcm"), PartTen.File(CTImage, Instance(slice), file => DataSet(file, slice)));
        }
    }

    private static void DataSet(MemoryStream file, int slice)
    {
        // The normal of rows (0.6, 0.8, 0) and columns (0, 0, −1) is (−0.8, 0.6, 0).
        var far = (slice - (Slices / 2)) * SliceSpacing;
        var position = string.Create(CultureInfo.InvariantCulture, $@"{-40 - (0.8 * far):0.###}\{-50 + (0.6 * far):0.###}\127");
        Texts(file,
            (0x00080008, "CS", @"ORIGINAL\PRIMARY\OBLIQUE"), (0x00080016, "UI", CTImage), (0x00080018, "UI", Instance(slice)), (0x00080060, "CS", "CT"),
            (0x00100020, "LO", "OBLIQUE-OF-NOBODY"), (0x00180015, "CS", "ABDOMEN"), (0x00180050, "DS", "3"), (0x0020000D, "UI", Uid(4)), (0x0020000E, "UI", Uid(5)),
            (0x00200013, "IS", $"{slice + 1}"), (0x00200032, "DS", position), (0x00200037, "DS", @"0.6\0.8\0\0\0\-1"), (0x00200052, "UI", Uid(6)));
        Short(file, 0x00280002, 1);
        Texts(file, (0x00280004, "CS", "MONOCHROME2"));
        Short(file, 0x00280010, Rows);
        Short(file, 0x00280011, Columns);
        Texts(file, (0x00280030, "DS", string.Create(CultureInfo.InvariantCulture, $@"{RowSpacing}\{ColumnSpacing}")));
        foreach (var (tag, value) in new (uint, ushort)[] { (0x00280100, 16), (0x00280101, 16), (0x00280102, 15), (0x00280103, 0) })
        {
            Short(file, tag, value);
        }

        Texts(file, (0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"));
        var cells = from y in Enumerable.Range(0, Rows) from x in Enumerable.Range(0, Columns) select Cell((x - (Columns / 2)) * ColumnSpacing, (y - (Rows / 2)) * RowSpacing, far);
        Element(file, 0x7FE00010, "OW", [.. cells.SelectMany(BitConverter.GetBytes)]);
    }

    private static ushort Cell(double x, double y, double z) => (x * x) + (y * y) + (z * z) < 30 * 30 ? Ball : Water;

    private static void Texts(MemoryStream file, params (uint Tag, string Vr, string Value)[] texts)
    {
        foreach (var (tag, vr, value) in texts)
        {
            Element(file, tag, vr, Text(value, vr == "UI" ? '\0' : ' '));
        }
    }

    private static string Instance(int slice) => FormattableString.Invariant($"{Uid(5)}.{slice + 1}");

    private static string Uid(int n) => FormattableString.Invariant($"1.2.826.0.1.3680043.2.1143.78{n}.20261129101112");
}
