namespace CrowdAnnotate.Agreement;

/// <summary>A percentile interval by resampling clusters.</summary>
/// <param name="Clusters">Independent units that were resampled (cases, or patients that hold several).</param>
/// <param name="Replicates">Resamples drawn.</param>
/// <param name="UndefinedReplicates">Resamples on which the statistic is undefined; they are left out of the percentiles.</param>
/// <param name="Seed">Seed of the resamples: the same seed gives the same interval.</param>
public sealed record BootstrapInterval(double Lower, double Upper, double Confidence, int Clusters, int Replicates, int UndefinedReplicates, int Seed);

/// <summary>
/// Percentile bootstrap of clusters (Efron and Tibshirani 1993, ch. 13; clusters resampled whole, Davison and Hinkley 1997, §3.8): lesions
/// of one patient stay together. Percentiles interpolate linearly (type 7).
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>Below this number of clusters the percentiles say little; the interval is then undefined.</summary>
    public const int FewestClusters = 5;

    /// <summary>Largest share of undefined resamples that an interval may rest on.</summary>
    public const double MostUndefined = 0.1;

    /// <summary>Interval of a statistic of a table whose rows belong to clusters.</summary>
    /// <param name="table">Rows are the things read, e.g. lesions.</param>
    /// <param name="clusterOfRow">The cluster of each row, e.g. its patient or case.</param>
    /// <param name="statistic">The statistic on a resampled table.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>The interval; undefined: tooFewClusters, tooManyUndefinedReplicates.</returns>
    /// <exception cref="ArgumentException">Not one cluster per row, fewer than 100 replicates, or a confidence outside (0, 1).</exception>
    public static Statistic<BootstrapInterval> Percentile(
        ReadingTable table, IReadOnlyList<string> clusterOfRow, Func<ReadingTable, Statistic<double>> statistic,
        int seed, int replicates = 2000, double confidence = 0.95, int fewestClusters = FewestClusters)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(clusterOfRow);
        if (clusterOfRow.Count != table.Cases.Count)
        {
            throw new ArgumentException($"{clusterOfRow.Count} clusters named for {table.Cases.Count} rows.", nameof(clusterOfRow));
        }

        var clusters = clusterOfRow.Select((name, row) => (name, row)).GroupBy(p => p.name, p => p.row).Select(g => g.ToArray()).ToList();
        return Percentile(clusters, rows => statistic(table.Rows([.. rows.SelectMany(r => r)])), seed, replicates, confidence, fewestClusters);
    }

    /// <summary>Interval of any statistic of a list of clusters.</summary>
    /// <returns>The interval; undefined: tooFewClusters, tooManyUndefinedReplicates.</returns>
    /// <exception cref="ArgumentException">Fewer than 100 replicates, or a confidence outside (0, 1).</exception>
    public static Statistic<BootstrapInterval> Percentile<TCluster>(
        IReadOnlyList<TCluster> clusters, Func<IReadOnlyList<TCluster>, Statistic<double>> statistic,
        int seed, int replicates = 2000, double confidence = 0.95, int fewestClusters = FewestClusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence));
        }

        if (clusters.Count < Math.Max(2, fewestClusters))
        {
            return Undefined.TooFewClusters(clusters.Count, Math.Max(2, fewestClusters));
        }

        var values = Resample(clusters, statistic, new Random(seed), replicates);
        return values.Count < (1 - MostUndefined) * replicates
            ? Undefined.TooManyUndefinedReplicates
            : new BootstrapInterval(
                Quantile(values, (1 - confidence) / 2), Quantile(values, (1 + confidence) / 2), confidence,
                clusters.Count, replicates, replicates - values.Count, seed);
    }

    private static List<double> Resample<TCluster>(
        IReadOnlyList<TCluster> clusters, Func<IReadOnlyList<TCluster>, Statistic<double>> statistic, Random random, int replicates)
    {
        var values = new List<double>(replicates);
        var drawn = new TCluster[clusters.Count];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = clusters[random.Next(clusters.Count)];
            }

            if (statistic(drawn) is { IsDefined: true } result)
            {
                values.Add(result.Value);
            }
        }

        values.Sort();
        return values;
    }

    private static double Quantile(List<double> sorted, double p)
    {
        var place = p * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
