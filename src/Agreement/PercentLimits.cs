namespace CrowdAnnotate.Agreement;

/// <summary>
/// How far two readings of one thing lie apart, in percent, where readers are exchangeable. Each difference is taken to the mean of its
/// pair (Bland and Altman 1999, §3.2); which reader comes first says nothing, so the differences are centred on 0 by symmetry and no
/// bias is told: 95 % of them lie within ±1.96·√(mean of their squares).
/// </summary>
public static class PercentLimits
{
    private const double Wide = 1.96;

    /// <summary>100·(first − second) / mean of both; between −200 and 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A reading is not above zero.</exception>
    public static double Difference(double first, double second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
        return 200 * (first - second) / (first + second);
    }

    /// <summary>Half the width of the limits, percent. Undefined: needAtLeastTwoPairs.</summary>
    public static Statistic<double> HalfWidth(IReadOnlyCollection<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return HalfWidth(differences.Sum(d => d * d), differences.Count);
    }

    /// <summary>The same from the sum of the squared differences of so many pairs, which clusters add up to.</summary>
    public static Statistic<double> HalfWidth(double sumOfSquares, int pairs) => pairs < 2 ? Undefined.NeedAtLeastTwoPairs : Wide * Math.Sqrt(sumOfSquares / pairs);
}
