namespace CrowdAnnotate.Agreement;

/// <summary>The χ² distribution, by the regularised incomplete gamma function (DLMF §8.7, §8.9).</summary>
internal static class ChiSquareDistribution
{
    /// <summary>P(χ² &gt; x) with df degrees of freedom.</summary>
    public static double UpperTail(double x, double df) => x <= 0 ? 1 : x / 2 < (df / 2) + 1 ? 1 - Lower(df / 2, x / 2) : Upper(df / 2, x / 2);

    /// <summary>The x with P(χ² ≤ x) = p, 0 &lt; p &lt; 1, by bisection on log x.</summary>
    public static double Quantile(double p, double df)
    {
        double low = -700, high = 700;
        while (high - low > 1e-15 * Math.Max(1, Math.Abs(low + high)))
        {
            var middle = (low + high) / 2;
            var x = Math.Exp(middle);
            var below = x / 2 < (df / 2) + 1 ? Lower(df / 2, x / 2) < p : Upper(df / 2, x / 2) > 1 - p;
            (low, high) = below ? (middle, high) : (low, middle);
            if (middle == low + ((high - low) / 2))
            {
                break;
            }
        }

        return Math.Exp((low + high) / 2);
    }

    // Σ xⁿ Γ(a)/Γ(a + 1 + n) (8.7.1).
    private static double Lower(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < 100_000 && term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * Front(a, x);
    }

    // The continued fraction 8.9.2, evaluated forwards (modified Lentz).
    private static double Upper(double a, double x)
    {
        var b = x + 1 - a;
        double c = 1e300, d = 1 / b, result = d;
        for (var n = 1; n < 100_000; n++)
        {
            var part = -n * (n - a);
            b += 2;
            d = 1 / (b + (part * d));
            c = b + (part / c);
            result *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-16)
            {
                break;
            }
        }

        return result * Front(a, x);
    }

    private static double Front(double a, double x) => Math.Exp((a * Math.Log(x)) - x - Distributions.LogGamma(a));
}
