using System.Globalization;
using static CrowdAnnotate.Browser.Tests.Running.PartTen;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>Small CT series of nobody, a ball in a box each: for what needs many cases and nothing of what is on them.</summary>
internal static class MadeSeries
{
    public const int Size = 64, Slices = 6;
    private const string CTImage = "1.2.840.10008.5.1.4.1.1.2";

    /// <summary>One series: whose it is and what it belongs to, by ends of UIDs.</summary>
    /// <param name="Spacing">Between its slices, mm.</param>
    /// <param name="Ball">How large the ball is.</param>
    public sealed record Of(string Patient, string Study, string Series, string Frame, string Date, string Description, double Spacing, int Ball);

    /// <summary>Writes series into one folder.</summary>
    /// <param name="seed">Sets their UIDs apart from those of other tests.</param>
    /// <returns>The folder.</returns>
    public static string Write(int seed, int count)
    {
        var folder = Directory.CreateTempSubdirectory("crowdannotate-series-").FullName;
        foreach (var (series, slice) in from series in Enumerable.Range(0, count) from slice in Enumerable.Range(0, Slices) select (series, slice))
        {
            var instance = $"1.2.826.0.1.3680043.2.1143.790.{seed}.{series + 1}.{slice + 1}";
            var own = new Of($"MADE-{seed}-{series}", $"{seed}.{series + 1}", $"{seed}.{series + 1}", $"{seed}.{series + 1}", "20240310", "", 5, series);
            System.IO.File.WriteAllBytes(Path.Combine(folder, $"{series}-{slice}.dcm"), PartTen.File(CTImage, instance, file => DataSet(file, own, slice, instance)));
        }

        return folder;
    }

    /// <summary>Writes one series of a patient and a study that others can be of too.</summary>
    /// <returns>The folder.</returns>
    public static string Write(Of own, int slices)
    {
        var folder = Directory.CreateTempSubdirectory("crowdannotate-series-").FullName;
        for (var slice = 0; slice < slices; slice++)
        {
            var (z, instance) = (slice, $"1.2.826.0.1.3680043.2.1143.790.{own.Series}.{slice + 1}");
            System.IO.File.WriteAllBytes(Path.Combine(folder, $"{slice}.dcm"), PartTen.File(CTImage, instance, file => DataSet(file, own, z, instance)));
        }

        return folder;
    }

    private static void DataSet(MemoryStream file, Of own, int slice, string instance)
    {
        var uid = (int n, string of) => $"1.2.826.0.1.3680043.2.1143.79{n}.{of}";
        Texts(file,
            (0x00080008, "CS", @"ORIGINAL\PRIMARY\AXIAL"), (0x00080016, "UI", CTImage), (0x00080018, "UI", instance), (0x00080020, "DA", own.Date), (0x00080060, "CS", "CT"),
            (0x0008103E, "LO", own.Description), (0x00100020, "LO", own.Patient), (0x00180015, "CS", "ABDOMEN"),
            (0x00180050, "DS", string.Create(CultureInfo.InvariantCulture, $"{own.Spacing}")), (0x0020000D, "UI", uid(1, own.Study)), (0x0020000E, "UI", uid(2, own.Series)),
            (0x00200013, "IS", $"{slice + 1}"), (0x00200032, "DS", string.Create(CultureInfo.InvariantCulture, $@"-64\-64\{slice * own.Spacing}")),
            (0x00200037, "DS", @"1\0\0\0\1\0"), (0x00200052, "UI", uid(3, own.Frame)));
        Short(file, 0x00280002, 1);
        Texts(file, (0x00280004, "CS", "MONOCHROME2"));
        Short(file, 0x00280010, Size);
        Short(file, 0x00280011, Size);
        Texts(file, (0x00280030, "DS", @"2\2"));
        foreach (var (tag, value) in new (uint, ushort)[] { (0x00280100, 16), (0x00280101, 16), (0x00280102, 15), (0x00280103, 0) })
        {
            Short(file, tag, value);
        }

        Texts(file, (0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"));
        var cells = from y in Enumerable.Range(0, Size) from x in Enumerable.Range(0, Size) select Cell(x, y, own.Ball);
        Element(file, 0x7FE00010, "OW", [.. cells.SelectMany(BitConverter.GetBytes)]);
    }

    private static ushort Cell(int x, int y, int series) =>
        Math.Pow(x - 32, 2) + Math.Pow(y - 32, 2) > 900 ? (ushort)24 : Math.Pow(x - 28, 2) + Math.Pow(y - 30, 2) < 60 + series ? (ushort)1124 : (ushort)1064;
}
