using System.Numerics;

namespace CrowdAnnotate.Volumes;

/// <summary>Which neighbours a voxel of a mask needs inside to be none of its border.</summary>
public enum BorderCross
{
    /// <summary>The four in its slice.</summary>
    Four,

    /// <summary>Those and the two in the neighbouring slices.</summary>
    Six,
}

/// <summary>The border of a mask: the mask minus its erosion by the cross, outside being background.</summary>
internal static class MaskBorder
{
    /// <summary>
    /// The border in a box, with one voxel around the box on every side, which is background: no voxel of the box needs to look whether it has
    /// a neighbour.
    /// </summary>
    /// <param name="box">Holds the mask.</param>
    /// <returns>1 on the border; x fastest, then y, then z; two more along each axis than the box.</returns>
    public static byte[] Of(Mask mask, VoxelBox box, BorderCross cross)
    {
        var (columns, plane) = (box.Columns + 2, (box.Columns + 2) * (box.Rows + 2));
        var (inside, border) = (new byte[plane * (box.Slices + 2)], new byte[plane * (box.Slices + 2)]);
        for (var z = 0; z < box.Slices; z++)
        {
            for (var y = 0; y < box.Rows; y++)
            {
                mask.Voxels.AsSpan(mask.Geometry.IndexOf(box.X, box.Y + y, box.Z + z), box.Columns).CopyTo(inside.AsSpan(((z + 1) * plane) + ((y + 1) * columns) + 1));
            }
        }

        int[] neighbours = cross == BorderCross.Four ? [-1, 1, -columns, columns] : [-1, 1, -columns, columns, -plane, plane];
        Parallel.For(1, box.Slices + 1, z =>
        {
            for (var y = 1; y <= box.Rows; y++)
            {
                Row(inside, border, (z * plane) + (y * columns) + 1, box.Columns, neighbours);
            }
        });
        return border;
    }

    private static void Row(byte[] inside, byte[] border, int at, int count, int[] neighbours)
    {
        var (i, wide) = (0, Vector<byte>.Count);
        for (; i <= count - wide; i += wide)
        {
            var (own, least) = (new Vector<byte>(inside, at + i), Vector<byte>.One);
            foreach (var step in neighbours)
            {
                least = Vector.Min(least, new Vector<byte>(inside, at + i + step));
            }

            (Vector.Equals(least, Vector<byte>.Zero) & Vector.Min(own, Vector<byte>.One)).CopyTo(border, at + i);
        }

        for (; i < count; i++)
        {
            var isInner = true;
            foreach (var step in neighbours)
            {
                isInner &= inside[at + i + step] != 0;
            }

            border[at + i] = (byte)(inside[at + i] != 0 && !isInner ? 1 : 0);
        }
    }
}
