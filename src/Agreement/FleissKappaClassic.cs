namespace CrowdAnnotate.Agreement;

/// <summary>Fleiss' kappa of 1971 with its test of "no agreement beyond chance" (Fleiss, Nee and Landis 1979).</summary>
/// <param name="Z">Kappa over its standard error under chance.</param>
/// <param name="P">Two-sided normal p of Z.</param>
/// <param name="Readings">Readings of each case, the same number for all.</param>
public sealed record FleissKappaClassic(double Value, double Z, double P, int Cases, int Readings)
{
    /// <summary>
    /// From cases with the same number of readings each, by whichever readers. Undefined: noPairableValues, needCompleteTable,
    /// chanceAgreementIsOne.
    /// </summary>
    public static Statistic<FleissKappaClassic> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var kappa = ChanceCorrected.Compute(table, AgreementCoefficient.FleissKappa);
        if (kappa.Reason == Undefined.NoPairableValues)
        {
            return kappa.Reason;
        }

        var scale = CategoryScale.Observed(table)!;
        var readings = new CategoryReadings(table, scale);
        var each = readings.Of(0).Length;
        if (Enumerable.Range(0, readings.Cases).Any(i => readings.Of(i).Length != each))
        {
            return Undefined.NeedCompleteTable;
        }

        return kappa.Select(k =>
        {
            var prevalence = readings.Prevalence(scale.Count);
            var spread = prevalence.Sum(p => p * (1 - p));
            var skew = prevalence.Sum(p => p * (1 - p) * (1 - (2 * p)));
            var error = Math.Sqrt(2 * ((spread * spread) - skew) / ((double)readings.Cases * each * (each - 1))) / spread;
            return new FleissKappaClassic(k.Value, k.Value / error, NormalDistribution.TwoSided(k.Value / error), readings.Cases, each);
        });
    }
}
