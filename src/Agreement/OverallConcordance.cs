namespace CrowdAnnotate.Agreement;

/// <summary>Overall concordance correlation of several readers (Barnhart, Haber and Song 2002): Lin's, over all pairs of readers.</summary>
/// <param name="Value">Σ 2 cov / Σ (var + var + squared difference of means), over pairs.</param>
/// <param name="Precision">Σ cov / Σ SD·SD, over pairs; null when no two readers vary.</param>
/// <param name="Accuracy">Value / precision; null when there is no precision to divide by.</param>
public sealed record OverallConcordance(double Value, double? Precision, double? Accuracy, int Cases, int Readers)
{
    /// <summary>
    /// From a complete table, moments with divisor n − 1. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, needCompleteTable,
    /// zeroTotalVariance.
    /// </summary>
    public static Statistic<OverallConcordance> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (n, k) = (table.Cases.Count, table.Readers.Count);
        if (n < 2 || k < 2)
        {
            return n < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        if (!table.IsComplete)
        {
            return Undefined.NeedCompleteTable;
        }

        var mean = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, n).Average(i => table.Cells(i)[j])).ToArray();
        double Covariance(int a, int b) => Enumerable.Range(0, n).Sum(i => (table.Cells(i)[a] - mean[a]) * (table.Cells(i)[b] - mean[b])) / (n - 1);
        var variance = Enumerable.Range(0, k).Select(j => Covariance(j, j)).ToArray();
        double together = 0, apart = 0, product = 0;
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < a; b++)
            {
                together += Covariance(a, b);
                apart += variance[a] + variance[b] + Math.Pow(mean[a] - mean[b], 2);
                product += Math.Sqrt(variance[a]) * Math.Sqrt(variance[b]);
            }
        }

        var scale = Enumerable.Range(0, n).Max(i => Enumerable.Range(0, k).Max(j => Math.Abs(table.Cells(i)[j])));
        double Clean(double square) => Math.Abs(square) <= 1e-12 * scale * scale ? 0 : square;
        (together, apart, product) = (Clean(together), Clean(apart), Clean(product));
        if (apart == 0)
        {
            return Undefined.ZeroTotalVariance;
        }

        var value = 2 * together / apart;
        double? precision = product > 0 ? together / product : null;
        return new OverallConcordance(value, precision, precision is { } p && p != 0 ? value / p : null, n, k);
    }
}
