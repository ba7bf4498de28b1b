using System.Numerics;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// The combinations of the readers' labels that occur in a field, how many voxels have each, and which one a voxel has. What depends on the
/// votes alone is computed once for a pattern instead of once for a voxel.
/// </summary>
internal sealed class VotePatterns
{
    private const int FewReaders = 8;
    private readonly byte[]? few;
    private readonly int[]? many;

    private VotePatterns(byte[][] labels, long[] counts, byte[]? few, int[]? many) => (Labels, Counts, this.few, this.many) = (labels, counts, few, many);

    /// <summary>Pattern by pattern, the label of each reader.</summary>
    public byte[][] Labels { get; }

    /// <summary>Voxels of each pattern; may be 0.</summary>
    public long[] Counts { get; }

    /// <summary>Voxels of the field.</summary>
    public int Voxels => few?.Length ?? many!.Length;

    /// <summary>Of regions: the label is 1 where the voxel is not 0.</summary>
    /// <param name="readers">One array per reader, all of one length.</param>
    public static VotePatterns OfRegions(IReadOnlyList<byte[]> readers) =>
        readers.Count <= FewReaders ? Few(readers) : Many(readers, 2, isRegion: true);

    /// <summary>Of label maps.</summary>
    /// <param name="readers">One array per reader, all of one length.</param>
    /// <param name="labels">How many labels there are: each is below it.</param>
    public static VotePatterns OfLabels(IReadOnlyList<byte[]> readers, int labels) => Many(readers, labels, isRegion: false);

    /// <summary>Gives every voxel what its pattern has.</summary>
    public void Spread<T>(T[] byPattern, Memory<T> field) => Chunks.ForEach(Voxels, (from, to) =>
    {
        var target = field.Span[from..to];
        if (few is not null)
        {
            var source = few.AsSpan(from, to - from);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = byPattern[source[i]];
            }

            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = byPattern[many![from + i]];
        }
    });

    /// <summary>The pattern's number has a bit for each reader: one pass makes the numbers and counts them.</summary>
    private static VotePatterns Few(IReadOnlyList<byte[]> readers)
    {
        var patterns = new byte[readers[0].Length];
        var counts = new long[1 << readers.Count];
        Chunks.ForEach(patterns.Length, (from, to) =>
        {
            var own = new int[4 * 256];
            for (var at = from; at < to; at += 1 << 14)
            {
                var part = patterns.AsSpan(at, Math.Min(1 << 14, to - at));
                for (var r = 0; r < readers.Count; r++)
                {
                    AddBit(readers[r].AsSpan(at, part.Length), part, (byte)(1 << r));
                }

                Count(part, own);
            }

            lock (counts)
            {
                for (var p = 0; p < counts.Length; p++)
                {
                    counts[p] += (long)own[p] + own[256 + p] + own[512 + p] + own[768 + p];
                }
            }
        });
        var labels = Enumerable.Range(0, counts.Length).Select(p => Enumerable.Range(0, readers.Count).Select(r => (byte)((p >> r) & 1)).ToArray());
        return new([.. labels], counts, patterns, null);
    }

    private static void AddBit(ReadOnlySpan<byte> reader, Span<byte> patterns, byte bit)
    {
        var (i, wide, bits) = (0, Vector<byte>.Count, new Vector<byte>(bit));
        for (; i <= patterns.Length - wide; i += wide)
        {
            var outside = Vector.Equals(new Vector<byte>(reader[i..]), Vector<byte>.Zero);
            (new Vector<byte>(patterns[i..]) | Vector.AndNot(bits, outside)).CopyTo(patterns[i..]);
        }

        for (; i < patterns.Length; i++)
        {
            patterns[i] |= reader[i] != 0 ? bit : (byte)0;
        }
    }

    // Four counters of each pattern, so that runs of one pattern do not wait for each other.
    private static void Count(ReadOnlySpan<byte> patterns, int[] counters)
    {
        var i = 0;
        for (; i <= patterns.Length - 4; i += 4)
        {
            counters[patterns[i]]++;
            counters[256 + patterns[i + 1]]++;
            counters[512 + patterns[i + 2]]++;
            counters[768 + patterns[i + 3]]++;
        }

        for (; i < patterns.Length; i++)
        {
            counters[patterns[i]]++;
        }
    }

    /// <summary>Reader by reader the patterns so far are split by the next label: as many are held as occur.</summary>
    private static VotePatterns Many(IReadOnlyList<byte[]> readers, int labels, bool isRegion)
    {
        var patterns = new int[readers[0].Length];
        var found = new List<byte[]> { Array.Empty<byte>() };
        var counts = new List<long>();
        foreach (var reader in readers)
        {
            var (before, next) = (found, new Dictionary<long, int>());
            (found, counts) = ([], []);
            var (lastKey, last) = (-1L, 0);
            for (var i = 0; i < patterns.Length; i++)
            {
                var label = isRegion ? (byte)(reader[i] != 0 ? 1 : 0) : reader[i];
                var key = ((long)patterns[i] * labels) + label;
                if (key != lastKey && !next.TryGetValue(key, out last))
                {
                    next[key] = last = found.Count;
                    found.Add([.. before[patterns[i]], label]);
                    counts.Add(0);
                }

                (lastKey, patterns[i]) = (key, last);
                counts[last]++;
            }
        }

        return new([.. found], [.. counts], null, patterns);
    }
}
