namespace CrowdAnnotate.Dicom;

/// <summary>A smaller picture, each of whose pixels is the mean of the area it stands for.</summary>
internal static class Reduction
{
    public static byte[] Reduce(byte[] pixels, int channels, (int Width, int Height) from, (int Width, int Height) to)
    {
        var (across, down) = (Weights(from.Width, to.Width), Weights(from.Height, to.Height));
        var reduced = new byte[to.Width * to.Height * channels];
        var sums = new double[channels];
        for (var i = 0; i < to.Width * to.Height; i++)
        {
            sums.AsSpan().Clear();
            var (columns, rows) = (across[i % to.Width], down[i / to.Width]);
            for (var y = 0; y < rows.Shares.Length; y++)
            {
                var line = ((rows.First + y) * from.Width) + columns.First;
                for (var x = 0; x < columns.Shares.Length; x++)
                {
                    for (var c = 0; c < channels; c++)
                    {
                        sums[c] += pixels[((line + x) * channels) + c] * rows.Shares[y] * columns.Shares[x];
                    }
                }
            }

            for (var c = 0; c < channels; c++)
            {
                reduced[(i * channels) + c] = (byte)Math.Round(sums[c]);
            }
        }

        return reduced;
    }

    // Which of the many lie in each of the few, and with what share of it.
    private static (int First, double[] Shares)[] Weights(int many, int few)
    {
        var scale = (double)many / few;
        var weights = new (int, double[])[few];
        for (var i = 0; i < few; i++)
        {
            var (begin, end) = (i * scale, Math.Min((i + 1) * scale, many));
            var first = Math.Min((int)begin, many - 1);
            var shares = new double[Math.Max(1, Math.Min((int)Math.Ceiling(end), many) - first)];
            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] = Math.Max(0, Math.Min(end, first + k + 1) - Math.Max(begin, first + k)) / (end - begin);
            }

            weights[i] = (first, shares);
        }

        return weights;
    }
}
