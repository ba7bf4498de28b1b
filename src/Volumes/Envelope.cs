namespace CrowdAnnotate.Volumes;

/// <summary>
/// The lower envelope of the parabolas f(q) + (s·(p − q))² along one line, with its working space. The parabolas that are lowest somewhere are
/// the corners of the lower hull of f(q) + (s·q)², which takes no division to build.
/// </summary>
internal sealed class Envelope(int longest)
{
    private readonly int[] apices = new int[longest];
    private readonly double[] corners = new double[longest];

    /// <summary>f, to be filled before; +∞ where there is no parabola.</summary>
    public double[] Heights { get; } = new double[longest];

    /// <summary>Room for a transformed line.</summary>
    public double[] Values { get; } = new double[longest];

    /// <summary>The least of all parabolas at each place of the line; +∞ when there is none.</summary>
    public void Transform(Span<double> line, double spacing)
    {
        var parabolas = Build(line.Length, spacing * spacing);
        if (parabolas == 0)
        {
            line.Fill(double.PositiveInfinity);
            return;
        }

        var heights = Heights;
        var (apex, height) = (apices[0], heights[apices[0]]);
        for (int p = 0, k = 1; p < line.Length; p++)
        {
            var value = At(p, apex, height, spacing);
            while (k < parabolas)
            {
                var (nextApex, nextHeight) = (apices[k], heights[apices[k]]);
                var next = At(p, nextApex, nextHeight, spacing);
                if (next > value)
                {
                    break;
                }

                (apex, height, value) = (nextApex, nextHeight, next);
                k++;
            }

            line[p] = value;
        }
    }

    private static double At(int p, int apex, double height, double spacing)
    {
        var offset = (p - apex) * spacing;
        return height + (offset * offset);
    }

    /// <summary>Fills <see cref="apices"/>; gives their number.</summary>
    private int Build(int count, double square)
    {
        var k = 0;
        for (var q = 0; q < count; q++)
        {
            if (double.IsPositiveInfinity(Heights[q]))
            {
                continue;
            }

            var corner = Heights[q] + (square * q * q);
            while (k > 1 && (corner - corners[k - 1]) * (apices[k - 1] - apices[k - 2]) <= (corners[k - 1] - corners[k - 2]) * (q - apices[k - 1]))
            {
                k--;
            }

            (apices[k], corners[k]) = (q, corner);
            k++;
        }

        return k;
    }
}
