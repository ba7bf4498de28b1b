namespace CrowdAnnotate.Agreement;

/// <summary>
/// Mean squares of a complete case × reader table with one reading per cell (Shrout and Fleiss 1979; McGraw and Wong 1996),
/// summed about the means, so that a large common offset costs no digits.
/// </summary>
/// <param name="CaseMeanSquare">MSR, between cases, n − 1 degrees of freedom.</param>
/// <param name="ReaderMeanSquare">MSC, between readers, k − 1.</param>
/// <param name="ErrorMeanSquare">MSE, residual, (n − 1)(k − 1).</param>
/// <param name="WithinCaseMeanSquare">MSW, within cases, n(k − 1).</param>
public sealed record TwoWayAnova(
    int Cases, int Readers, double Mean, double CaseMeanSquare, double ReaderMeanSquare, double ErrorMeanSquare, double WithinCaseMeanSquare)
{
    /// <summary>
    /// The mean squares; one below 1e-12 of the largest reading squared is rounding and becomes 0. Undefined: needAtLeastTwoCases,
    /// needAtLeastTwoReaders, needCompleteTable.
    /// </summary>
    public static Statistic<TwoWayAnova> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (n, k) = (table.Cases.Count, table.Readers.Count);
        if (n < 2 || k < 2)
        {
            return n < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        return table.IsComplete ? OfComplete(table, n, k) : Undefined.NeedCompleteTable;
    }

    private static TwoWayAnova OfComplete(ReadingTable table, int n, int k)
    {
        var rows = Enumerable.Range(0, n);
        var columns = Enumerable.Range(0, k);
        double Y(int i, int j) => table[i, j]!.Value;
        var mean = rows.Average(i => columns.Average(j => Y(i, j)));
        var caseEffect = rows.Select(i => columns.Average(j => Y(i, j) - mean)).ToArray();
        var readerEffect = columns.Select(j => rows.Average(i => Y(i, j) - mean)).ToArray();
        var scale = rows.Max(i => columns.Max(j => Math.Abs(Y(i, j))));
        double Clean(double meanSquare) => meanSquare <= 1e-12 * scale * scale ? 0 : meanSquare;
        var error = rows.Sum(i => columns.Sum(j => Math.Pow(Y(i, j) - mean - caseEffect[i] - readerEffect[j], 2)));
        var within = rows.Sum(i => columns.Sum(j => Math.Pow(Y(i, j) - mean - caseEffect[i], 2)));
        return new(
            n, k, mean,
            Clean(k * caseEffect.Sum(e => e * e) / (n - 1)),
            Clean(n * readerEffect.Sum(e => e * e) / (k - 1)),
            Clean(error / ((n - 1) * (k - 1))),
            Clean(within / (n * (k - 1))));
    }
}
