namespace CrowdAnnotate.Volumes;

/// <summary>One slice's squared distances within the plane of columns and across the slices, mm², kept column by column; its space is used again.</summary>
internal sealed class SliceColumns((int X, int Y, int Z) size)
{
    private readonly double[] squared = new double[size.X * size.Y];
    private readonly Envelope envelope = new(size.Y);

    /// <summary>Takes slice <paramref name="z"/>.</summary>
    /// <param name="steps">Of all slices.</param>
    public void Fill(ushort[] steps, int z, (double X, double Y, double Z) spacing)
    {
        var plane = steps.AsSpan(z * size.X * size.Y, size.X * size.Y);
        for (var x = 0; x < size.X; x++)
        {
            for (var y = 0; y < size.Y; y++)
            {
                var across = plane[(y * size.X) + x];
                envelope.Heights[y] = across == SliceSteps.None ? double.PositiveInfinity : across * spacing.Z * (across * spacing.Z);
            }

            envelope.Transform(squared.AsSpan(x * size.Y, size.Y), spacing.Y);
        }
    }

    /// <summary>Copies row <paramref name="y"/>.</summary>
    public void Row(int y, double[] row)
    {
        for (var x = 0; x < size.X; x++)
        {
            row[x] = squared[(x * size.Y) + y];
        }
    }

    /// <summary>The least of row <paramref name="y"/> plus the squared distance along it, looked for as far as that distance alone is less than what was found.</summary>
    public double Outwards(int x, int y, double spacing)
    {
        var least = squared[(x * size.Y) + y];
        for (var d = 1; d < size.X; d++)
        {
            var along = d * spacing * (d * spacing);
            if (along >= least)
            {
                break;
            }

            least = x - d >= 0 ? Math.Min(least, squared[((x - d) * size.Y) + y] + along) : least;
            least = x + d < size.X ? Math.Min(least, squared[((x + d) * size.Y) + y] + along) : least;
        }

        return least;
    }
}
