namespace CrowdAnnotate.Volumes;

/// <summary>
/// Exact squared Euclidean distances from voxel centres of a block to the nearest voxel of a set, mm², separably by the lower envelope of
/// parabolas (Felzenszwalb and Huttenlocher, Theory of Computing 8, 2012). The axes are taken z, y, x; slices are worked on side by side.
/// </summary>
internal static class EuclideanDistance
{
    // Rows in which fewer voxels are asked for are searched outwards from each; more are worth an envelope of the row.
    private const int FewInRow = 24;

    /// <summary>At every voxel.</summary>
    /// <param name="members">x fastest, then y, then z; a voxel is in the set when it is non-zero and <paramref name="complement"/> is false, or zero and it is true.</param>
    /// <returns>mm² per voxel; +∞ everywhere when the set is empty.</returns>
    public static double[] SquaredToSet(ReadOnlyMemory<byte> members, bool complement, (int X, int Y, int Z) size, (double X, double Y, double Z) spacing)
    {
        var squared = new double[members.Length];
        var steps = SliceSteps.To(members, complement, size);
        Slices(size, _ => true, (z, columns, envelope) =>
        {
            columns.Fill(steps, z, spacing);
            for (var y = 0; y < size.Y; y++)
            {
                columns.Row(y, envelope.Heights);
                envelope.Transform(squared.AsSpan(((z * size.Y) + y) * size.X, size.X), spacing.X);
            }
        });
        return squared;
    }

    /// <summary>At the voxels asked for alone.</summary>
    /// <param name="members">In the set where non-zero; x fastest, then y, then z.</param>
    /// <param name="asked">Asked for where non-zero; in the same order.</param>
    /// <returns>mm², in no order; +∞ when the set is empty.</returns>
    public static double[] SquaredAt(byte[] members, byte[] asked, (int X, int Y, int Z) size, (double X, double Y, double Z) spacing)
    {
        var steps = SliceSteps.To(members, complement: false, size);
        var found = new List<double>[size.Z];
        Slices(size, z => asked.AsSpan(z * size.X * size.Y, size.X * size.Y).ContainsAnyExcept((byte)0), (z, columns, envelope) =>
        {
            columns.Fill(steps, z, spacing);
            found[z] = [];
            for (var y = 0; y < size.Y; y++)
            {
                InRow(asked.AsSpan(((z * size.Y) + y) * size.X, size.X), y, columns, envelope, spacing.X, found[z]);
            }
        });
        return [.. found.Where(f => f is not null).SelectMany(f => f)];
    }

    private static void InRow(ReadOnlySpan<byte> asked, int y, SliceColumns columns, Envelope envelope, double spacing, List<double> found)
    {
        var count = asked.Length - asked.Count((byte)0);
        if (count == 0)
        {
            return;
        }

        if (count > FewInRow)
        {
            columns.Row(y, envelope.Heights);
            envelope.Transform(envelope.Values.AsSpan(0, asked.Length), spacing);
        }

        for (var x = asked.IndexOfAnyExcept((byte)0); x < asked.Length; x++)
        {
            if (asked[x] != 0)
            {
                found.Add(count > FewInRow ? envelope.Values[x] : columns.Outwards(x, y, spacing));
            }
        }
    }

    private static void Slices((int X, int Y, int Z) size, Func<int, bool> isWanted, Action<int, SliceColumns, Envelope> work) =>
        Parallel.For(0, size.Z, () => (Columns: new SliceColumns(size), Envelope: new Envelope(Math.Max(size.X, size.Y))), (z, _, own) =>
        {
            if (isWanted(z))
            {
                work(z, own.Columns, own.Envelope);
            }

            return own;
        }, _ => { });
}
