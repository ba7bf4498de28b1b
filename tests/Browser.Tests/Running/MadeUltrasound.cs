using System.Buffers.Binary;
using System.Text;

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

    public static byte[] File(string patientName)
    {
        var meta = new MemoryStream();
        Element(meta, 0x00020001, "OB", [0, 1]);
        Element(meta, 0x00020002, "UI", Text("1.2.840.10008.5.1.4.1.1.6.1", '\0'));
        Element(meta, 0x00020003, "UI", Text(Uid(3), '\0'));
        Element(meta, 0x00020010, "UI", Text("1.2.840.10008.1.2.1", '\0'));
        Element(meta, 0x00020012, "UI", Text(Uid(9), '\0'));
        var file = new MemoryStream();
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        Element(file, 0x00020000, "UL", BitConverter.GetBytes((uint)meta.Length));
        meta.WriteTo(file);
        DataSet(file, patientName);
        return file.ToArray();
    }

    private static void DataSet(MemoryStream file, string patientName)
    {
        (uint Tag, string Vr, string Value)[] texts =
        [
            (0x00080008, "CS", @"ORIGINAL\PRIMARY"), (0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.6.1"), (0x00080018, "UI", Uid(3)), (0x00080020, "DA", "20200102"),
            (0x00080030, "TM", "101112"), (0x00080050, "SH", "ACC-PLANTED"), (0x00080060, "CS", "US"), (0x00080070, "LO", "Made"), (0x00080090, "PN", "Planted^Referrer"),
            (0x00100010, "PN", patientName), (0x00100020, "LO", "PLANTED-MRN"), (0x00100030, "DA", "19500101"), (0x00100040, "CS", "O"),
            (0x0020000D, "UI", Uid(1)), (0x0020000E, "UI", Uid(2)), (0x00200010, "SH", "1"), (0x00200011, "IS", "1"), (0x00200013, "IS", "1"),
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

    private static string Uid(int n) => $"1.2.826.0.1.3680043.2.1143.77{n}.20200102101112";

    private static byte[] Text(string value, char pad) => Encoding.ASCII.GetBytes(value.Length % 2 == 0 ? value : value + pad);

    private static void Short(MemoryStream file, uint tag, ushort value) => Element(file, tag, "US", BitConverter.GetBytes(value));

    // PS3.5 §7.1.2: two reserved bytes and a long length for OB.
    private static void Element(MemoryStream file, uint tag, string vr, byte[] value)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(tag >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)tag);
        Encoding.ASCII.GetBytes(vr, head[4..]);
        var isLong = vr == "OB";
        if (isLong)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head[8..], (uint)value.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(head[6..], (ushort)value.Length);
        }

        file.Write(head[..(isLong ? 12 : 8)]);
        file.Write(value);
    }
}
