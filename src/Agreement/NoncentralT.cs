namespace CrowdAnnotate.Agreement;

/// <summary>The non-central t distribution of (Z + δ)/√(χ²/ν).</summary>
internal static class NoncentralT
{
    // Logarithm of what is left out of the density's tails, relative to its peak.
    private const double Negligible = 45;

    /// <summary>
    /// P(T ≤ t) = ∫ Φ(t·s − δ) dF(s) over s = √(χ²/ν) = eᵘ. In u the density exp(ν(u − e²ᵘ/2)) is smooth and falls off on both sides, so
    /// that the trapezoidal rule converges exponentially; its own sum normalises it.
    /// </summary>
    public static double Below(double t, double df, double shift)
    {
        double LogDensity(double u) => df * (u + ((1 - Math.Exp(2 * u)) / 2));
        var step = 0.1 * Math.Min(1 / Math.Sqrt(2 * df), 1 / (1 + Math.Abs(shift)));
        double sum = 0, total = 0;
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var place = direction < 0 ? 1 : 0; ; place++)
            {
                var u = direction * place * step;
                var log = LogDensity(u);
                if (log < -Negligible)
                {
                    break;
                }

                var density = Math.Exp(log);
                total += density;
                sum += density * NormalDistribution.Below((t * Math.Exp(u)) - shift);
            }
        }

        return sum / total;
    }

    /// <summary>The t with P(T ≤ t) = p, 0 &lt; p &lt; 1, by bisection within doubling bounds.</summary>
    public static double Quantile(double p, double df, double shift)
    {
        var width = 1 + Math.Abs(shift);
        double low = shift - width, high = shift + width;
        while (Below(low, df, shift) > p)
        {
            low -= width *= 2;
        }

        while (Below(high, df, shift) < p)
        {
            high += width *= 2;
        }

        while (high - low > 1e-13 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle, df, shift) < p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
