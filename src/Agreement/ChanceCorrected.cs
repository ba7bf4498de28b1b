namespace CrowdAnnotate.Agreement;

/// <summary>How agreement by chance is taken off.</summary>
public enum AgreementCoefficient
{
    /// <summary>Not at all.</summary>
    PercentAgreement,

    /// <summary>AC1, with weights AC2 (Gwet 2008).</summary>
    Gwet,

    /// <summary>Fleiss' generalised kappa (Fleiss 1971).</summary>
    FleissKappa,

    /// <summary>Brennan and Prediger 1981: every category equally likely.</summary>
    BrennanPrediger,
}

/// <summary>An agreement coefficient (pa − pe)/(1 − pe) of readings on a scale, with everything it must be reported with.</summary>
/// <param name="Observed">pa: mean over pairable cases of the weighted share of agreeing pairs.</param>
/// <param name="Chance">pe: agreement expected by chance.</param>
/// <param name="StandardError">Gwet's, conditional on the readers: over a population of cases; null with one case.</param>
/// <param name="Interval">t interval with n − 1 degrees of freedom, cut at 1; null with one case.</param>
/// <param name="Cases">n: cases with at least one reading.</param>
/// <param name="PairableCases">Cases with two or more readings.</param>
public sealed record ChanceCorrected(
    AgreementCoefficient Coefficient, WeightScheme Weights, double Value, double Observed, double Chance, double? StandardError, Limits? Interval,
    int Cases, int PairableCases, int Readers, int Readings)
{
    private const double CertainChance = 1 - 1e-12;

    /// <summary>
    /// The coefficient; missing readings are allowed (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, ch. 4 and 5; standard errors
    /// of ch. 5.4). Undefined: noPairableValues, chanceAgreementIsOne.
    /// </summary>
    /// <param name="scale">The declared scale; without one, the categories observed.</param>
    /// <exception cref="ArgumentException">A reading is no category of the scale.</exception>
    public static Statistic<ChanceCorrected> Compute(
        ReadingTable table, AgreementCoefficient coefficient, WeightScheme weights = WeightScheme.Unweighted, CategoryScale? scale = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        if ((scale ?? CategoryScale.Observed(table)) is not { } declared)
        {
            return Undefined.NoPairableValues;
        }

        return Compute(new CategoryReadings(table, declared), table.WithoutEmpty().Readers.Count, declared, coefficient, weights, confidence);
    }

    internal static Statistic<ChanceCorrected> Compute(
        CategoryReadings readings, int readers, CategoryScale declared, AgreementCoefficient coefficient, WeightScheme weights, double confidence)
    {
        if (readings.Pairable == 0)
        {
            return Undefined.NoPairableValues;
        }

        var w = AgreementWeights.Of(weights, declared);
        var (chance, byCategory) = coefficient == AgreementCoefficient.PercentAgreement
            ? (0, null) : ChanceOf(coefficient, w, readings.Prevalence(declared.Count));
        if (chance > CertainChance)
        {
            return Undefined.ChanceAgreementIsOne;
        }

        var shares = readings.PairAgreement(w);
        var observed = Total(readings, shares) / readings.Pairable;
        var value = (observed - chance) / (1 - chance);
        var error = readings.Cases > 1 ? ErrorOf(readings, shares, chance, byCategory, value) : (double?)null;
        return new ChanceCorrected(
            coefficient, weights, value, observed, chance, error, IntervalOf(value, error, readings.Cases, confidence),
            readings.Cases, readings.Pairable, readers, readings.Readings);
    }

    internal static Limits? IntervalOf(double value, double? error, int cases, double confidence)
    {
        if (error is not { } se)
        {
            return null;
        }

        var half = Distributions.TQuantile((1 + confidence) / 2, cases - 1) * se;
        return new(value - half, Math.Min(1, value + half));
    }

    // pe, and where it depends on the readings what one reading of each category adds to it, halved: the mean of these over the
    // prevalences is pe (Gwet's pe|i is their mean over the readings of case i).
    private static (double Chance, double[]? ByCategory) ChanceOf(AgreementCoefficient coefficient, double[][] weights, double[] prevalence)
    {
        double q = prevalence.Length;
        var total = weights.Sum(row => row.Sum());
        switch (coefficient)
        {
            case AgreementCoefficient.BrennanPrediger:
                return (total / (q * q), null);
            case AgreementCoefficient.Gwet when q == 1:
                return (1, null);
            case AgreementCoefficient.Gwet:
                var scale = total / (q * (q - 1));
                return (scale * prevalence.Sum(p => p * (1 - p)), [.. prevalence.Select(p => scale * (1 - p))]);
            default:
                double[] expected = [.. weights.Select(row => row.Zip(prevalence, (w, p) => w * p).Sum())];
                return (expected.Zip(prevalence, (e, p) => e * p).Sum(), expected);
        }
    }

    private static double Total(CategoryReadings readings, double[] shares)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            sum += readings.Times(i) * shares[i];
        }

        return sum;
    }

    private static double ErrorOf(CategoryReadings readings, double[] shares, double chance, double[]? byCategory, double value)
    {
        double n = readings.Cases;
        var sum = 0.0;
        for (var i = 0; i < readings.Units; i++)
        {
            var unit = readings.Of(i);
            var own = unit.Length > 1 ? n / readings.Pairable * (shares[i] - chance) / (1 - chance) : 0;
            if (byCategory is not null)
            {
                var expected = 0.0;
                foreach (var place in unit)
                {
                    expected += byCategory[place];
                }

                own -= 2 * (1 - value) * ((expected / unit.Length) - chance) / (1 - chance);
            }

            sum += readings.Times(i) * (own - value) * (own - value);
        }

        return Math.Sqrt(sum / (n * (n - 1)));
    }
}
