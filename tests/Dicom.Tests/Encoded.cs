using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Encodes data sets for tests byte by byte, without the code under test.</summary>
internal sealed class Encoded(bool isExplicit = true, bool isBigEndian = false)
{
    public const string CT = "1.2.840.10008.5.1.4.1.1.2";
    private static readonly string[] Long = ["OB", "OW", "OF", "SQ", "UN", "UT", "UC", "OD", "OL", "OV", "SV", "UV", "UR"];
    private readonly List<byte> bytes = [];

    public int Length => bytes.Count;

    public byte[] ToArray() => [.. bytes];

    public Encoded Element(uint tag, string vr, byte[] value, uint? length = null)
    {
        U16((ushort)(tag >> 16)).U16((ushort)tag);
        var size = length ?? (uint)value.Length;
        if (!isExplicit)
        {
            U32(size);
        }
        else if (Long.Contains(vr))
        {
            Raw(Encoding.ASCII.GetBytes(vr)).U16(0).U32(size);
        }
        else
        {
            Raw(Encoding.ASCII.GetBytes(vr)).U16((ushort)size);
        }

        return Raw(value);
    }

    public Encoded Text(uint tag, string vr, string text, Encoding? encoding = null)
    {
        var value = (encoding ?? Encoding.Latin1).GetBytes(text);
        return Element(tag, vr, value.Length % 2 == 0 ? value : [.. value, (byte)(vr == "UI" ? 0 : ' ')]);
    }

    public Encoded US(uint tag, params ushort[] values) => Element(tag, "US", [.. values.SelectMany(v => Bytes(v))]);

    public Encoded Item(uint length = 0xFFFFFFFF) => U16(0xFFFE).U16(0xE000).U32(length);

    public Encoded EndItem() => U16(0xFFFE).U16(0xE00D).U32(0);

    public Encoded EndSequence() => U16(0xFFFE).U16(0xE0DD).U32(0);

    public Encoded Raw(params byte[] raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    public Encoded U16(ushort v) => Raw(Bytes(v));

    public Encoded U32(uint v)
    {
        var b = new byte[4];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(b, v);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(b, v);
        }

        return Raw(b);
    }

    /// <summary>The head of a CT image: UIDs and pixel module, without pixel data.</summary>
    public Encoded Head(ushort rows = 2, ushort columns = 3, string sopClass = CT, string instance = "1.2.3.4") =>
        Text(0x00080008, "CS", @"ORIGINAL\PRIMARY\AXIAL").Text(0x00080016, "UI", sopClass).Text(0x00080018, "UI", instance).Text(0x00080060, "CS", "CT")
        .Text(0x00100010, "PN", "Doe^Jane").Text(0x00100020, "LO", "ID-77").Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9")
        .US(0x00280002, 1).Text(0x00280004, "CS", "MONOCHROME2").US(0x00280010, rows).US(0x00280011, columns)
        .US(0x00280100, 16).US(0x00280101, 16).US(0x00280102, 15).US(0x00280103, 1);

    /// <summary>Pixel data of 16-bit values.</summary>
    public Encoded Pixels(params short[] values) => Element(0x7FE00010, "OW", [.. values.SelectMany(v => Bytes((ushort)v))]);

    /// <summary>Preamble, meta header and the data set.</summary>
    public byte[] File(string transferSyntax, bool deflate = false)
    {
        var meta = new Encoded().Text(0x00020002, "UI", CT).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", transferSyntax).ToArray();
        var body = ToArray();
        body = deflate ? Deflated(body) : body;
        var length = new Encoded().Element(0x00020000, "UL", BitConverter.GetBytes(meta.Length)).ToArray();
        return [.. new byte[128], .. "DICM"u8, .. length, .. meta, .. body];
    }

    public static byte[] Deflated(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }

    /// <summary>The two bytes of a number in the order of the encoding.</summary>
    public byte[] Two(ushort v) => Bytes(v);

    private byte[] Bytes(ushort v) => isBigEndian ? [(byte)(v >> 8), (byte)v] : [(byte)v, (byte)(v >> 8)];
}

internal static class Syntaxes
{
    public const string Implicit = "1.2.840.10008.1.2";
    public const string Explicit = "1.2.840.10008.1.2.1";
    public const string Deflated = "1.2.840.10008.1.2.1.99";
    public const string Big = "1.2.840.10008.1.2.2";
    public const string JpegLossless = "1.2.840.10008.1.2.4.70";
}

internal static class Reading
{
    public static DicomFile Accepted(byte[] bytes) =>
        DicomFile.TryRead(bytes, out var file, out var refusal) ? file : throw new Xunit.Sdk.XunitException($"refused: {refusal}");

    public static DicomRefusal Refused(byte[] bytes) =>
        DicomFile.TryRead(bytes, out _, out var refusal) ? throw new Xunit.Sdk.XunitException("accepted") : refusal;

    public static DicomRefusal RefusedFromDisk(byte[] bytes)
    {
        using var file = OnDisk(bytes);
        return DicomFile.TryRead(file, out _, out var refusal) ? throw new Xunit.Sdk.XunitException("accepted from disk") : refusal;
    }

    /// <summary>An open file with these bytes, which is gone when it is closed.</summary>
    public static SafeFileHandle OnDisk(byte[] bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, bytes, 0);
        return file;
    }
}
