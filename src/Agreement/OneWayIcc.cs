namespace CrowdAnnotate.Agreement;

/// <summary>One-way random-effects ICC of readings whose readers are not identified or differ from case to case; the numbers of readings may differ.</summary>
/// <param name="EffectiveReaders">Ebel's k₀ = (N − Σmᵢ²/N)/(n − 1).</param>
public sealed record OneWayIcc(double Value, double BetweenMeanSquare, double WithinMeanSquare, double EffectiveReaders, int Cases, int Readings)
{
    /// <summary>
    /// (MSB − MSW)/(MSB + (k₀ − 1)MSW) (Ebel 1951). Undefined: needAtLeastTwoCases, needAtLeastTwoReaders (no case read twice),
    /// zeroTotalVariance.
    /// </summary>
    public static Statistic<OneWayIcc> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var units = Enumerable.Range(0, table.Cases.Count).Select(i => table.Row(i).Select(c => c.Value).ToList()).Where(u => u.Count > 0).ToList();
        var total = units.Sum(u => u.Count);
        if (units.Count < 2 || total == units.Count)
        {
            return units.Count < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        var mean = units.Sum(u => u.Sum()) / total;
        var scale = units.Max(u => u.Max(Math.Abs));
        double Clean(double meanSquare) => meanSquare <= 1e-12 * scale * scale ? 0 : meanSquare;
        var between = Clean(units.Sum(u => u.Count * Math.Pow(u.Average() - mean, 2)) / (units.Count - 1));
        var within = Clean(units.Sum(u => u.Sum(v => Math.Pow(v - u.Average(), 2))) / (total - units.Count));
        var k0 = (total - (units.Sum(u => (double)u.Count * u.Count) / total)) / (units.Count - 1);
        return between + within == 0
            ? Undefined.ZeroTotalVariance
            : new OneWayIcc((between - within) / (between + ((k0 - 1) * within)), between, within, k0, units.Count, total);
    }
}
