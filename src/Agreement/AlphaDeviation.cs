namespace CrowdAnnotate.Agreement;

/// <summary>
/// How far a case's part in alpha is from alpha, for Gwet's standard error. With r̄ readings a case on average, gᵢ = rᵢ/r̄ − 1, dᵢ a case's
/// observed disagreement / r̄ and eᵢ the sum over its readings of their expected disagreement / r̄, the case's part of α is
/// (De − dᵢ + (1 − 1/N) D gᵢ)/De − 2(1 − α′)(De − eᵢ + De gᵢ)/De, where α′ = 1 − D/De and N counts the readings.
/// </summary>
internal readonly struct AlphaDeviation(double cases, double readings, double within, double between)
{
    private readonly double mean = readings / cases;
    private readonly double alpha = 1 - (within / between);
    private readonly double small = within * (1 - (1 / readings));

    /// <param name="count">Readings of the case.</param>
    /// <param name="observed">Σ δ² over ordered pairs of its readings / (count − 1).</param>
    /// <param name="fromAll">Σ over its readings of the mean δ² of each from all.</param>
    public double Squared(int count, double observed, double fromAll)
    {
        var g = (count / mean) - 1;
        var own = (between - (observed / mean) + (small * g)) / between;
        own -= 2 * (1 - alpha) * (between - (fromAll / mean) + (between * g)) / between;
        return (own - alpha) * (own - alpha);
    }
}
