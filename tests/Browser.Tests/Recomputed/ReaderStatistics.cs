namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>Statistics of readers from complete tables, by the textbook.</summary>
public static class ReaderStatistics
{
    /// <summary>
    /// ICC(A,1) (McGraw and Wong 1996): (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n) of a two-way ANOVA with n rows and k columns.
    /// </summary>
    /// <param name="table">One row a lesion, one column a reader.</param>
    public static double IccAbsoluteSingle(double[][] table)
    {
        var (n, k) = (table.Length, table[0].Length);
        var grand = table.Average(r => r.Average());
        var rows = k * table.Sum(r => Math.Pow(r.Average() - grand, 2));
        var columns = n * Enumerable.Range(0, k).Sum(j => Math.Pow(table.Average(r => r[j]) - grand, 2));
        var error = table.Sum(r => r.Sum(v => Math.Pow(v - grand, 2))) - rows - columns;
        var (msr, msc, mse) = (rows / (n - 1), columns / (k - 1), error / ((n - 1) * (k - 1)));
        return (msr - mse) / (msr + ((k - 1) * mse) + (k * (msc - mse) / n));
    }

    /// <summary>Bland and Altman: the mean difference, and that ∓ 1.96 standard deviations.</summary>
    public static (double Bias, double Low, double High) BlandAltman(IReadOnlyList<(double First, double Second)> pairs)
    {
        var differences = pairs.Select(p => p.First - p.Second).ToList();
        var bias = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(d => (d - bias) * (d - bias)) / (differences.Count - 1));
        return (bias, bias - (1.96 * deviation), bias + (1.96 * deviation));
    }

    /// <summary>Half the width of the limits of agreement with the mean: 1.96 √((SS readers + SS residual) / N) of the same ANOVA.</summary>
    public static double LimitsWithMean(double[][] table)
    {
        var within = table.Sum(r => r.Sum(v => Math.Pow(v - r.Average(), 2)));
        return 1.96 * Math.Sqrt(within / (table.Length * table[0].Length));
    }
}
