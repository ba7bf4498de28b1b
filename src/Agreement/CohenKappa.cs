namespace CrowdAnnotate.Agreement;

/// <summary>Cohen's kappa of two readers, weighted or not (Cohen 1960, 1968), with the standard errors of Fleiss, Cohen and Everitt 1969.</summary>
/// <param name="Observed">po: weighted share of agreement.</param>
/// <param name="Chance">pe: that expected from both marginals.</param>
/// <param name="StandardError">Asymptotic, of the estimate; null with one pair.</param>
/// <param name="StandardErrorUnderChance">Asymptotic, if agreement were by chance (for the test of κ = 0); null with one pair.</param>
/// <param name="Interval">Normal interval with <paramref name="StandardError"/>; null with one pair.</param>
/// <param name="Pairs">Cases that both read.</param>
public sealed record CohenKappa(
    WeightScheme Weights, double Value, double Observed, double Chance, double? StandardError, double? StandardErrorUnderChance, Limits? Interval, int Pairs)
{
    /// <summary>Two readers of a table on the cases that both read. Undefined: noPairableValues, chanceAgreementIsOne.</summary>
    /// <param name="scale">The declared scale; without one, the categories of these pairs.</param>
    /// <exception cref="ArgumentException">A reading is no category of the scale.</exception>
    public static Statistic<CohenKappa> Compute(
        ReadingTable table, int first, int second, WeightScheme weights = WeightScheme.Unweighted, CategoryScale? scale = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var pairs = table.Pairs(first, second).SelectMany(p => new[] { p.First, p.Second }).ToList();
        if (pairs.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var declared = scale ?? CategoryScale.OfCells(pairs.ToArray())!;
        var places = pairs.ConvertAll(v => declared.PlaceOf(v));
        if (places.IndexOf(-1) is var wrong and >= 0)
        {
            throw new ArgumentException($"A reading of {pairs[wrong]} is not on the declared scale.", nameof(table));
        }

        return Of(new PairedCategories(places, declared.Count), AgreementWeights.Of(weights, declared), weights, confidence);
    }

    private static Statistic<CohenKappa> Of(PairedCategories pairs, double[][] w, WeightScheme weights, double confidence)
    {
        var q = w.Length;
        double[] row = [.. Enumerable.Range(0, q).Select(i => pairs.Second.Zip(w[i], (p, x) => p * x).Sum())];
        double[] column = [.. Enumerable.Range(0, q).Select(j => pairs.First.Zip(w[j], (p, x) => p * x).Sum())];
        var chance = row.Zip(pairs.First, (x, p) => x * p).Sum();
        if (chance > 1 - 1e-12)
        {
            return Undefined.ChanceAgreementIsOne;
        }

        var observed = pairs.Sum((i, j, p) => p * w[i][j]);
        var value = (observed - chance) / (1 - chance);
        var spread = pairs.Sum((i, j, p) => p * Square(w[i][j] - ((row[i] + column[j]) * (1 - value)))) - Square(value - (chance * (1 - value)));
        var nullSpread = -chance * chance;
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++)
            {
                nullSpread += pairs.First[i] * pairs.Second[j] * Square(w[i][j] - (row[i] + column[j]));
            }
        }

        double? Error(double variance) => pairs.Count > 1 ? Math.Sqrt(Math.Max(0, variance) / pairs.Count) / (1 - chance) : null;
        var error = Error(spread);
        var z = NormalDistribution.Quantile((1 + confidence) / 2);
        return new CohenKappa(
            weights, value, observed, chance, error, Error(nullSpread), error is { } se ? new Limits(value - (z * se), value + (z * se)) : null, pairs.Count);
    }

    private static double Square(double x) => x * x;
}
