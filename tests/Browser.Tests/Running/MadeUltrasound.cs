using static CrowdAnnotate.Browser.Tests.Running.PartTen;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A made ultrasound image (PS3.3 A.6) with a bright band at the top, where such images carry the patient's name. 8-bit grey, explicit little endian.</summary>
internal static class MadeUltrasound
{
    public const int Columns = 320;
    public const int Rows = 240;

    /// <summary>The band of the burned-in text.</summary>
    public const int BandHeight = 20;
    public const byte Band = 240;
    public const byte Tissue = 90;

    /// <param name="series">Of which series of its study it is the one instance.</param>
    public static byte[] File(string patientName, int series = 2) => PartTen.File("1.2.840.10008.5.1.4.1.1.6.1", Instance(series), file => DataSet(file, patientName, series));

    private static void DataSet(MemoryStream file, string patientName, int series)
    {
        (uint Tag, string Vr, string Value)[] texts =
        [
            (0x00080008, "CS", @"ORIGINAL\PRIMARY"), (0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.6.1"), (0x00080018, "UI", Instance(series)), (0x00080020, "DA", "20200102"),
            (0x00080030, "TM", "101112"), (0x00080050, "SH", "ACC-PLANTED"), (0x00080060, "CS", "US"), (0x00080070, "LO", "Made"), (0x00080090, "PN", "Planted^Referrer"),
            (0x00100010, "PN", patientName), (0x00100020, "LO", "PLANTED-MRN"), (0x00100030, "DA", "19500101"), (0x00100040, "CS", "O"),
            (0x0020000D, "UI", Uid(1)), (0x0020000E, "UI", Uid(series)), (0x00200010, "SH", "1"), (0x00200011, "IS", "1"), (0x00200013, "IS", "1"),
        ];
        foreach (var (tag, vr, value) in texts)
        {
            Element(file, tag, vr, Text(value, vr == "UI" ? '\0' : ' '));
        }

        Short(file, 0x00280002, 1);
        Element(file, 0x00280004, "CS", Text("MONOCHROME2", ' '));
        foreach (var (tag, value) in new (uint, ushort)[] { (0x00280010, Rows), (0x00280011, Columns), (0x00280100, 8), (0x00280101, 8), (0x00280102, 7), (0x00280103, 0) })
        {
            Short(file, tag, value);
        }

        Element(file, 0x00280301, "CS", Text("YES", ' '));
        Element(file, 0x7FE00010, "OB", [.. Enumerable.Range(0, Rows * Columns).Select(i => i / Columns < BandHeight ? Band : Tissue)]);
    }

    private static string Instance(int series) => Uid(series) + ".3";

    private static string Uid(int n) => $"1.2.826.0.1.3680043.2.1143.77{n}.20200102101112";
}
