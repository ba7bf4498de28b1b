using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>A palette in segments: entries one by one, straight lines, and repetitions of earlier segments (PS3.3 §C.7.9.2).</summary>
internal static class SegmentedTable
{
    private const int Discrete = 0;
    private const int Line = 1;
    private const int Indirect = 2;

    public static ushort[]? Expand(ReadOnlySpan<byte> bytes, int count)
    {
        var words = new ushort[bytes.Length / 2];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]);
        }

        var entries = new List<ushort>(count);
        return Run(words, 0, int.MaxValue, entries, count, mayRepeat: true) && entries.Count == count ? [.. entries] : null;
    }

    private static bool Run(ushort[] words, int at, int segments, List<ushort> entries, int count, bool mayRepeat)
    {
        for (; segments > 0 && at + 2 <= words.Length && entries.Count < count; segments--)
        {
            int length = words[at + 1];
            var size = words[at] switch { Discrete => 2 + length, Line => 3, Indirect => 4, _ => int.MaxValue };
            if (at > words.Length - size || length == 0 || !Segment(words, at, length, entries, count, mayRepeat))
            {
                return false;
            }

            at += size;
        }

        return entries.Count <= count;
    }

    private static bool Segment(ushort[] words, int at, int length, List<ushort> entries, int count, bool mayRepeat)
    {
        switch (words[at])
        {
            case Discrete:
                entries.AddRange(words.AsSpan(at + 2, length));
                return true;
            case Line when entries.Count > 0:
                int from = entries[^1];
                for (var i = 1; i <= length && entries.Count < count; i++)
                {
                    entries.Add((ushort)Math.Round(from + ((words[at + 2] - from) * (double)i / length)));
                }

                return true;
            case Indirect when mayRepeat:
                // The offset is in bytes of the table, low word first; a repetition cannot hold another.
                var offset = (words[at + 2] | ((uint)words[at + 3] << 16)) / 2;
                return offset < words.Length && Run(words, (int)offset, length, entries, count, mayRepeat: false);
            default:
                return false;
        }
    }
}
