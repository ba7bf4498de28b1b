namespace CrowdAnnotate.Volumes;

/// <summary>
/// Exact squared Euclidean distances from every voxel centre of a block to the nearest voxel of a set, mm², separably by the
/// lower envelope of parabolas (Felzenszwalb and Huttenlocher, Theory of Computing 8, 2012). The axes are taken z, y, x.
/// </summary>
internal static class EuclideanDistance
{
    /// <param name="members">x fastest, then y, then z; a voxel is in the set when it is non-zero and <paramref name="complement"/> is false, or zero and it is true.</param>
    /// <returns>mm² per voxel; +∞ everywhere when the set is empty.</returns>
    public static double[] SquaredToSet(ReadOnlySpan<byte> members, bool complement, (int X, int Y, int Z) size, (double X, double Y, double Z) spacing)
    {
        var squared = new double[members.Length];
        for (var i = 0; i < squared.Length; i++)
        {
            squared[i] = (members[i] != 0) != complement ? 0 : double.PositiveInfinity;
        }

        var envelope = new Envelope(Math.Max(size.X, Math.Max(size.Y, size.Z)));
        var slice = size.X * size.Y;
        for (var i = 0; size.Z > 1 && i < slice; i++)
        {
            envelope.Transform(squared.AsSpan(i), size.Z, slice, spacing.Z);
        }

        for (var i = 0; size.Y > 1 && i < size.Z * size.X; i++)
        {
            envelope.Transform(squared.AsSpan((i / size.X * slice) + (i % size.X)), size.Y, size.X, spacing.Y);
        }

        for (var i = 0; size.X > 1 && i < size.Z * size.Y; i++)
        {
            envelope.Transform(squared.AsSpan(i * size.X), size.X, 1, spacing.X);
        }

        return squared;
    }

    /// <summary>The lower envelope of the parabolas f(q) + (s·(p − q))² along one line, with its working space.</summary>
    private sealed class Envelope(int longest)
    {
        private readonly double[] heights = new double[longest];
        private readonly int[] apices = new int[longest];
        private readonly double[] starts = new double[longest];

        public void Transform(Span<double> line, int count, int stride, double spacing)
        {
            for (var q = 0; q < count; q++)
            {
                heights[q] = line[q * stride];
            }

            var parabolas = Build(count, spacing);
            for (int p = 0, k = 0; p < count && parabolas > 0; p++)
            {
                while (k + 1 < parabolas && starts[k + 1] < p)
                {
                    k++;
                }

                var offset = (p - apices[k]) * spacing;
                line[p * stride] = heights[apices[k]] + (offset * offset);
            }
        }

        /// <summary>Fills <see cref="apices"/> and where each parabola begins to be the lowest; gives their number.</summary>
        private int Build(int count, double spacing)
        {
            var (k, square) = (0, spacing * spacing);
            for (var q = 0; q < count; q++)
            {
                if (double.IsPositiveInfinity(heights[q]))
                {
                    continue;
                }

                var start = double.NegativeInfinity;
                while (k > 0 && (start = Meeting(apices[k - 1], q, square)) <= starts[k - 1])
                {
                    k--;
                }

                (apices[k], starts[k]) = (q, k == 0 ? double.NegativeInfinity : start);
                k++;
            }

            return k;
        }

        private double Meeting(int left, int right, double square) =>
            ((heights[right] - heights[left]) / (2 * square * (right - left))) + ((left + right) / 2.0);
    }
}
