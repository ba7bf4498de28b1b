using System.Globalization;
using static CrowdAnnotate.Browser.Tests.Running.PartTen;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A made CT of a head (PS3.3 A.3): a skull, the brain within, and a nose before it; of nobody.</summary>
internal static class MadeHead
{
    public const int Columns = 128, Rows = 176, Slices = 62;

    /// <summary>The slice, from 1, in which the nose stands out most.</summary>
    public const int NoseSlice = 27;
    private const double Spacing = 1.5, SliceSpacing = 4;
    private const string CTImage = "1.2.840.10008.5.1.4.1.1.2";
    private const ushort Air = 24, Skin = 1064, Bone = 1900, Brain = 1060;
    private static readonly (double X, double Y, double Z) Corner = (-96, -140, -126);

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
        var z = Corner.Z + (slice * SliceSpacing);
        Texts(file,
            (0x00080008, "CS", @"ORIGINAL\PRIMARY\AXIAL"), (0x00080016, "UI", CTImage), (0x00080018, "UI", Instance(slice)), (0x00080060, "CS", "CT"),
            (0x00100020, "LO", "HEAD-OF-NOBODY"), (0x00180015, "CS", "HEAD"), (0x00180050, "DS", "4"), (0x0020000D, "UI", Uid(4)), (0x0020000E, "UI", Uid(5)),
            (0x00200013, "IS", $"{slice + 1}"), (0x00200032, "DS", string.Create(CultureInfo.InvariantCulture, $@"{Corner.X}\{Corner.Y}\{z}")),
            (0x00200037, "DS", @"1\0\0\0\1\0"), (0x00200052, "UI", Uid(6)));
        Short(file, 0x00280002, 1);
        Texts(file, (0x00280004, "CS", "MONOCHROME2"));
        Short(file, 0x00280010, Rows);
        Short(file, 0x00280011, Columns);
        Texts(file, (0x00280030, "DS", @"1.5\1.5"));
        foreach (var (tag, value) in new (uint, ushort)[] { (0x00280100, 16), (0x00280101, 16), (0x00280102, 15), (0x00280103, 0) })
        {
            Short(file, tag, value);
        }

        Texts(file, (0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"));
        var cells = from y in Enumerable.Range(0, Rows) from x in Enumerable.Range(0, Columns) select Cell(Corner.X + (x * Spacing), Corner.Y + (y * Spacing), z);
        Element(file, 0x7FE00010, "OW", [.. cells.SelectMany(BitConverter.GetBytes)]);
    }

    private static ushort Cell(double x, double y, double z) =>
        Within(x, y, z, (0, 4, 0), (66, 82, 104)) ? Brain : Within(x, y, z, (0, 2, 0), (71, 89, 110)) ? Bone
        : Within(x, y, z, (0, 0, 0), (75, 95, 115)) || Within(x, y, z, (0, -90, -20), (15, 24, 21)) ? Skin : Air;

    private static bool Within(double x, double y, double z, (double X, double Y, double Z) middle, (double X, double Y, double Z) axes) =>
        Math.Pow((x - middle.X) / axes.X, 2) + Math.Pow((y - middle.Y) / axes.Y, 2) + Math.Pow((z - middle.Z) / axes.Z, 2) <= 1;

    private static string Instance(int slice) => $"1.2.826.0.1.3680043.2.1143.780.{slice + 1}";

    private static string Uid(int n) => $"1.2.826.0.1.3680043.2.1143.78{n}.20200102101112";
}
