namespace CrowdAnnotate.Agreement;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    // Up to here the series loses no digits that matter; beyond it the continued fraction converges fast.
    private const double SeriesEnds = 3;

    /// <summary>φ(z).</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(z), accurate in both tails.</summary>
    public static double Below(double z) => z < -SeriesEnds ? Tail(-z) : z > SeriesEnds ? 1 - Tail(z) : 0.5 + (Density(z) * Series(z));

    /// <summary>P(|Z| &gt; |z|).</summary>
    public static double TwoSided(double z) => 2 * Below(-Math.Abs(z));

    /// <summary>The z with Φ(z) = p, 0 &lt; p &lt; 1, by Newton's steps.</summary>
    public static double Quantile(double p)
    {
        var z = 0.0;
        for (var step = 0; step < 100; step++)
        {
            var change = Math.Clamp((Below(z) - p) / Density(z), -1, 1);
            z -= change;
            if (Math.Abs(change) < 1e-14)
            {
                break;
            }
        }

        return z;
    }

    // z + z³/3 + z⁵/(3·5) + … (DLMF 7.6.2).
    private static double Series(double z)
    {
        double term = z, sum = z;
        for (var n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); n += 2)
        {
            term *= z * z / n;
            sum += term;
        }

        return sum;
    }

    // 1 − Φ(z) = φ(z)/(z + 1/(z + 2/(z + 3/…))) (DLMF 7.9.1), from the inside out.
    private static double Tail(double z)
    {
        var fraction = z;
        for (var m = 80; m > 0; m--)
        {
            fraction = z + (m / fraction);
        }

        return Density(z) / fraction;
    }
}
