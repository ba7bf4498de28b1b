namespace CrowdAnnotate.Agreement;

/// <summary>
/// Limits of agreement with the mean of exchangeable readers (Christensen et al. 2020; Jones et al. 2011): 95 % of readings lie within
/// ± HalfWidth of the mean of all readers of their case; HalfWidth = 1.96·√((SS readers + SS residual)/N) with N readings.
/// </summary>
public sealed record LimitsOfAgreementWithMean(double HalfWidth, int Cases, int Readers, int Readings)
{
    /// <summary>From a complete table. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, needCompleteTable.</summary>
    public static Statistic<LimitsOfAgreementWithMean> Compute(ReadingTable table) =>
        Of(TwoWayAnova.Compute(table));

    /// <summary>The same from the mean squares of such a table.</summary>
    public static Statistic<LimitsOfAgreementWithMean> Of(Statistic<TwoWayAnova> anova)
    {
        ArgumentNullException.ThrowIfNull(anova);
        return anova.Select(a =>
        {
            var sumOfSquares = (a.ReaderMeanSquare * (a.Readers - 1)) + (a.ErrorMeanSquare * (a.Cases - 1) * (a.Readers - 1));
            return new LimitsOfAgreementWithMean(1.96 * Math.Sqrt(sumOfSquares / (a.Cases * a.Readers)), a.Cases, a.Readers, a.Cases * a.Readers);
        });
    }
}
