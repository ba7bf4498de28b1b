using System.Numerics;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>The pixels of a label map as masks. Labels come in runs: each is looked up once.</summary>
/// <param name="masks">By segment number.</param>
/// <param name="padding">The value that stands for no image, as 0 stands for no segment.</param>
internal sealed class LabelRuns(IReadOnlyDictionary<int, byte[]> masks, int? padding)
{
    /// <summary>Values that belong to no described segment.</summary>
    public SortedSet<int> Strangers { get; } = [];

    /// <summary>Fills the masks from a voxel on.</summary>
    /// <param name="bits">Of a pixel: 8 or 16.</param>
    public void Fill(ReadOnlySpan<byte> line, int bits, int at)
    {
        if (bits == 16)
        {
            FillRuns(MemoryMarshal.Cast<byte, ushort>(line), at);
        }
        else
        {
            FillRuns(line, at);
        }
    }

    private void FillRuns<T>(ReadOnlySpan<T> line, int at)
        where T : struct, IBinaryInteger<T>
    {
        for (var x = line.IndexOfAnyExcept(T.Zero); x >= 0 && x < line.Length;)
        {
            var length = line[x..].IndexOfAnyExcept(line[x]);
            length = length < 0 ? line.Length - x : length;
            FillRun(int.CreateChecked(line[x]), at + x, length);
            x += length;
        }
    }

    private void FillRun(int label, int at, int length)
    {
        if (label == 0 || label == padding)
        {
            return;
        }

        if (masks.TryGetValue(label, out var mask))
        {
            mask.AsSpan(at, length).Fill(1);
        }
        else
        {
            Strangers.Add(label);
        }
    }
}
