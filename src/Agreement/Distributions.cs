namespace CrowdAnnotate.Agreement;

/// <summary>Tail areas and quantiles of the F and t distributions, by the regularised incomplete beta function (DLMF §8.17).</summary>
internal static class Distributions
{
    /// <summary>P(F &gt; f) with (d1, d2) degrees of freedom; accurate far into the tail.</summary>
    public static double FUpperTail(double f, double d1, double d2) =>
        f <= 0 ? 1 : IncompleteBeta(d2 / 2, d1 / 2, d2 / (d2 + (d1 * f)));

    /// <summary>The f with P(F ≤ f) = p, by bisection on log f until the interval cannot be halved.</summary>
    public static double FQuantile(double p, double d1, double d2)
    {
        double low = -700, high = 700;
        while (high - low > 1e-14 * Math.Max(1, Math.Abs(low + high)))
        {
            var middle = (low + high) / 2;
            if (FUpperTail(Math.Exp(middle), d1, d2) > 1 - p)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The t with P(T ≤ t) = p, p ≥ ½; t² is F with (1, df).</summary>
    public static double TQuantile(double p, double df) => Math.Sqrt(FQuantile((2 * p) - 1, 1, df));

    /// <summary>P(|T| &gt; |t|).</summary>
    public static double TTwoSided(double t, double df) => FUpperTail(t * t, 1, df);

    /// <summary>ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) beyond 15, reached by Γ(x+1) = xΓ(x).</summary>
    public static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 15; x++)
        {
            product *= x;
        }

        var r = 1 / (x * x);
        var series = (1.0 / 12) - (r * ((1.0 / 360) - (r * ((1.0 / 1260) - (r * ((1.0 / 1680) - (r / 1188)))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - Math.Log(product);
    }

    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2)
            ? front * BetaFraction(a, b, x) / a
            : 1 - (front * BetaFraction(b, a, 1 - x) / b);
    }

    // The continued fraction of DLMF 8.17.22, evaluated forwards (modified Lentz).
    private static double BetaFraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        static double Away(double v) => Math.Abs(v) < tiny ? tiny : v;
        double c = 1, d = 1 / Away(1 - ((a + b) * x / (a + 1))), result = d;
        for (var m = 1; m <= 20000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            result *= c * d;
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            result *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return result;
    }
}
