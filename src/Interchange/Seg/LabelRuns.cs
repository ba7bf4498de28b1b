using System.Numerics;
using System.Runtime.InteropServices;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>The pixels of a label map as masks. Labels come in runs, which are kept until all of a segment is known.</summary>
/// <param name="padding">The value that stands for no image, as 0 stands for no segment.</param>
internal sealed class LabelRuns(IEnumerable<int> segments, int? padding, VolumeGeometry grid)
{
    private readonly Dictionary<int, List<(int At, int Length)>> runs = segments.ToDictionary(s => s, _ => new List<(int, int)>());

    /// <summary>Values that belong to no described segment.</summary>
    public SortedSet<int> Strangers { get; } = [];

    /// <summary>Takes the labels from a voxel on, within its row.</summary>
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

    /// <summary>The block that the segment takes; a single voxel where it has none.</summary>
    public VoxelBox BoxOf(int segment)
    {
        var (x0, x1, y0, y1, z0, z1) = (int.MaxValue, -1, int.MaxValue, -1, int.MaxValue, -1);
        foreach (var (at, length) in runs[segment])
        {
            var (x, y, z) = (at % grid.Columns, at / grid.Columns % grid.Rows, at / grid.VoxelsPerSlice);
            (x0, x1) = (Math.Min(x0, x), Math.Max(x1, x + length - 1));
            (y0, y1, z0, z1) = (Math.Min(y0, y), Math.Max(y1, y), Math.Min(z0, z), Math.Max(z1, z));
        }

        return x1 < 0 ? new VoxelBox(0, 0, 0, 1, 1, 1) : new VoxelBox(x0, y0, z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
    }

    /// <summary>The segment on its block.</summary>
    public MaskBlock MaskOf(int segment, VoxelBox box)
    {
        var voxels = new byte[box.VoxelCount];
        foreach (var (at, length) in runs[segment])
        {
            var (x, y, z) = (at % grid.Columns, at / grid.Columns % grid.Rows, at / grid.VoxelsPerSlice);
            voxels.AsSpan(((((z - box.Z) * box.Rows) + y - box.Y) * box.Columns) + x - box.X, length).Fill(1);
        }

        return new MaskBlock(grid, box, voxels);
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

        if (runs.TryGetValue(label, out var own))
        {
            own.Add((at, length));
        }
        else
        {
            Strangers.Add(label);
        }
    }
}
