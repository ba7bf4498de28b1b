using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>Reads explicit VR little-endian CT files (PS3.5 §7.1.2) far enough to have their geometry and their pixels.</summary>
public static class DicomFiles
{
    private const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";
    private const uint Item = 0xFFFEE000;
    private const uint ItemEnd = 0xFFFEE00D;
    private const uint SequenceEnd = 0xFFFEE0DD;

    public static SeriesImage ReadSeries(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.dcm", SearchOption.AllDirectories).Select(f => Slice(Elements(File.ReadAllBytes(f)))));

    /// <summary>The values of the top level by tag; sequences are passed over.</summary>
    public static Dictionary<uint, byte[]> Elements(byte[] file)
    {
        if (file.Length < 132 || !file.AsSpan(128, 4).SequenceEqual("DICM"u8))
        {
            throw new InvalidDataException("Not a DICOM file.");
        }

        var elements = new Dictionary<uint, byte[]>();
        for (var at = 132; at < file.Length;)
        {
            var (tag, value, next) = Next(file, at);
            elements[tag] = value;
            at = next;
        }

        return Text(elements, 0x00020010) == ExplicitLittleEndian ? elements : throw new InvalidDataException($"Transfer syntax {Text(elements, 0x00020010)} is not read here.");
    }

    public static string Text(Dictionary<uint, byte[]> elements, uint tag) => Encoding.Latin1.GetString(elements[tag]).TrimEnd(' ', '\0');

    private static (uint Tag, byte[] Value, int Next) Next(byte[] file, int at)
    {
        var tag = Tag(file, at);
        var vr = Encoding.ASCII.GetString(file, at + 4, 2);
        var isLong = vr is "OB" or "OW" or "OF" or "OD" or "OL" or "OV" or "SQ" or "UC" or "UN" or "UR" or "UT" or "SV" or "UV";
        var (start, length) = isLong
            ? (at + 12, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)))
            : (at + 8, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 6)));
        return length == uint.MaxValue
            ? (tag, [], AfterSequence(file, start))
            : (tag, file.AsSpan(start, (int)length).ToArray(), start + (int)length);
    }

    // Items until the sequence delimiter; an item of no stated length holds elements until its own delimiter (PS3.5 §7.5).
    private static int AfterSequence(byte[] file, int at)
    {
        while (true)
        {
            var (tag, length) = (Tag(file, at), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)));
            at += 8;
            if (tag == SequenceEnd)
            {
                return at;
            }

            if (tag != Item)
            {
                throw new InvalidDataException($"{tag:x8} stands at {at - 8} where an item should.");
            }

            at = length == uint.MaxValue ? AfterItem(file, at) : at + (int)length;
        }
    }

    private static int AfterItem(byte[] file, int at)
    {
        while (Tag(file, at) != ItemEnd)
        {
            at = Next(file, at).Next;
        }

        return at + 8;
    }

    private static uint Tag(byte[] file, int at) =>
        ((uint)BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 2));

    private static ImageSlice Slice(Dictionary<uint, byte[]> e)
    {
        double[] Numbers(uint tag) => [.. Text(e, tag).Split('\\').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        int Short(uint tag) => BinaryPrimitives.ReadUInt16LittleEndian(e[tag]);
        var (orientation, spacing) = (Numbers(0x00200037), Numbers(0x00280030));
        var stored = StoredValues.Read(e[0x7FE00010], Short(0x00280100), Short(0x00280101), Short(0x00280103) == 1);
        var (slope, intercept) = (Numbers(0x00281053)[0], Numbers(0x00281052)[0]);
        return new ImageSlice(
            Text(e, 0x00080018), Numbers(0x00200032), orientation[..3], orientation[3..], spacing[1], spacing[0], Short(0x00280011), Short(0x00280010),
            [.. stored.Select(v => (v * slope) + intercept)]);
    }
}
