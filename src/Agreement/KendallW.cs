namespace CrowdAnnotate.Agreement;

/// <summary>Kendall's coefficient of concordance of the orders in which readers put the cases (Kendall and Babington Smith 1939).</summary>
/// <param name="Value">Corrected for ties: 12 S/(k²(n³ − n) − k ΣT), with T = Σ(t³ − t) over the ties of a reader.</param>
/// <param name="ChiSquare">k(n − 1)W with n − 1 degrees of freedom, of the corrected coefficient.</param>
/// <param name="P">Upper tail of <paramref name="ChiSquare"/>: of "the orders are unrelated"; rough below eight cases.</param>
/// <param name="Uncorrected">12 S/(k²(n³ − n)).</param>
public sealed record KendallW(double Value, double ChiSquare, double P, double Uncorrected, double ChiSquareUncorrected, int Cases, int Readers)
{
    /// <summary>From a complete table. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, needCompleteTable, noVariation.</summary>
    public static Statistic<KendallW> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        double n = read.Cases.Count, k = read.Readers.Count;
        if (n < 2 || k < 2)
        {
            return n < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        if (!read.IsComplete)
        {
            return Undefined.NeedCompleteTable;
        }

        var sums = new double[read.Cases.Count];
        var ties = 0.0;
        for (var j = 0; j < read.Readers.Count; j++)
        {
            ties += AddRanks(read, j, sums);
        }

        var spread = 12 * sums.Sum(s => Math.Pow(s - (k * (n + 1) / 2), 2));
        var most = k * k * ((n * n * n) - n);
        if (most - (k * ties) <= 0)
        {
            return Undefined.NoVariation;
        }

        var (value, uncorrected) = (spread / (most - (k * ties)), spread / most);
        var test = k * (n - 1);
        return new KendallW(
            value, test * value, ChiSquareDistribution.UpperTail(test * value, n - 1), uncorrected, test * uncorrected, read.Cases.Count, read.Readers.Count);
    }

    // Adds a reader's mid-ranks and gives Σ(t³ − t).
    private static double AddRanks(ReadingTable table, int reader, double[] sums)
    {
        var ties = 0.0;
        var below = 0;
        foreach (var group in Enumerable.Range(0, sums.Length).GroupBy(i => table[i, reader]!.Value).OrderBy(g => g.Key))
        {
            double t = group.Count();
            foreach (var i in group)
            {
                sums[i] += below + ((t + 1) / 2);
            }

            (ties, below) = (ties + ((t * t * t) - t), below + (int)t);
        }

        return ties;
    }
}
