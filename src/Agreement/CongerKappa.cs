namespace CrowdAnnotate.Agreement;

/// <summary>Conger's kappa of several raters: Cohen's with chance from each rater's own marginals (Conger 1980).</summary>
/// <param name="Observed">pa: mean over pairable cases of the weighted share of agreeing pairs.</param>
/// <param name="Chance">pe: mean over pairs of readers of the agreement expected from their marginals.</param>
/// <param name="StandardError">Gwet's (2014, §5.4), over a population of cases; null with one case.</param>
/// <param name="Interval">t interval with n − 1 degrees of freedom, cut at 1; null with one case.</param>
/// <param name="Cases">n: cases with at least one reading.</param>
public sealed record CongerKappa(
    WeightScheme Weights, double Value, double Observed, double Chance, double? StandardError, Limits? Interval, int Cases, int Readers, int Readings)
{
    /// <summary>The coefficient; missing readings are allowed. Undefined: noPairableValues, chanceAgreementIsOne.</summary>
    /// <param name="scale">The declared scale; without one, the categories observed.</param>
    /// <exception cref="ArgumentException">A reading is no category of the scale.</exception>
    public static Statistic<CongerKappa> Compute(
        ReadingTable table, WeightScheme weights = WeightScheme.Unweighted, CategoryScale? scale = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if ((scale ?? CategoryScale.Observed(read)) is not { } declared)
        {
            return Undefined.NoPairableValues;
        }

        var readings = new CategoryReadings(read, declared);
        if (readings.Pairable == 0)
        {
            return Undefined.NoPairableValues;
        }

        var w = AgreementWeights.Of(weights, declared);
        var marginals = new ReaderMarginals(readings, w);
        if (marginals.Chance > 1 - 1e-12)
        {
            return Undefined.ChanceAgreementIsOne;
        }

        var shares = readings.PairAgreement(w);
        var observed = shares.Sum() / readings.Pairable;
        var value = (observed - marginals.Chance) / (1 - marginals.Chance);
        var error = readings.Cases > 1 ? ErrorOf(readings, shares, marginals, value) : (double?)null;
        return new CongerKappa(
            weights, value, observed, marginals.Chance, error, ChanceCorrected.IntervalOf(value, error, readings.Cases, confidence),
            readings.Cases, readings.Readers, readings.Readings);
    }

    private static double ErrorOf(CategoryReadings readings, double[] shares, ReaderMarginals marginals, double value)
    {
        double n = readings.Cases, chance = marginals.Chance;
        var sum = 0.0;
        for (var i = 0; i < readings.Cases; i++)
        {
            var own = readings.Of(i).Length > 1 ? n / readings.Pairable * (shares[i] - chance) / (1 - chance) : 0;
            own -= 2 * (1 - value) * marginals.ChangeOfChance(readings, i) / (1 - chance);
            sum += (own - value) * (own - value);
        }

        return Math.Sqrt(sum / (n * (n - 1)));
    }
}
