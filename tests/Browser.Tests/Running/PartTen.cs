using System.Buffers.Binary;
using System.Text;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A Part 10 file in explicit little endian (PS3.10 §7, PS3.5 §7.1), element by element.</summary>
internal static class PartTen
{
    public static byte[] File(string sopClass, string sopInstance, Action<MemoryStream> dataSet)
    {
        var meta = new MemoryStream();
        Element(meta, 0x00020001, "OB", [0, 1]);
        Element(meta, 0x00020002, "UI", Text(sopClass, '\0'));
        Element(meta, 0x00020003, "UI", Text(sopInstance, '\0'));
        Element(meta, 0x00020010, "UI", Text("1.2.840.10008.1.2.1", '\0'));
        Element(meta, 0x00020012, "UI", Text("1.2.826.0.1.3680043.2.1143.779.20200102101112", '\0'));
        var file = new MemoryStream();
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        Element(file, 0x00020000, "UL", BitConverter.GetBytes((uint)meta.Length));
        meta.WriteTo(file);
        dataSet(file);
        return file.ToArray();
    }

    public static byte[] Text(string value, char pad) => Encoding.ASCII.GetBytes(value.Length % 2 == 0 ? value : value + pad);

    public static void Texts(MemoryStream file, params (uint Tag, string Vr, string Value)[] texts)
    {
        foreach (var (tag, vr, value) in texts)
        {
            Element(file, tag, vr, Text(value, vr == "UI" ? '\0' : ' '));
        }
    }

    public static void Short(MemoryStream file, uint tag, ushort value) => Element(file, tag, "US", BitConverter.GetBytes(value));

    /// <summary>A sequence of items, each of an explicit length (PS3.5 §7.5).</summary>
    public static void Sequence(MemoryStream file, uint tag, params Action<MemoryStream>[] items)
    {
        var all = new MemoryStream();
        foreach (var write in items)
        {
            var item = new MemoryStream();
            write(item);
            all.Write([0xFE, 0xFF, 0x00, 0xE0]);
            all.Write(BitConverter.GetBytes((uint)item.Length));
            item.WriteTo(all);
        }

        Element(file, tag, "SQ", all.ToArray());
    }

    // PS3.5 §7.1.2: two reserved bytes and a long length for OB, OW and SQ.
    public static void Element(MemoryStream file, uint tag, string vr, byte[] value)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(tag >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)tag);
        Encoding.ASCII.GetBytes(vr, head[4..]);
        var isLong = vr is "OB" or "OW" or "SQ";
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
