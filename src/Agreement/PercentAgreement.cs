namespace CrowdAnnotate.Agreement;

/// <summary>Share of agreeing pairs of readings, uncorrected for chance.</summary>
/// <param name="Cases">Cases with two or more readings.</param>
/// <param name="Readings">Readings on these.</param>
public sealed record PercentAgreement(double Value, int Cases, int Readings)
{
    /// <summary>
    /// Mean over cases with r ≥ 2 readings of Σ rₖ(rₖ − 1)/(r(r − 1)) (Fleiss 1971; with missing readings Gwet 2014). Undefined:
    /// noPairableValues.
    /// </summary>
    public static Statistic<PercentAgreement> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var units = Enumerable.Range(0, table.Cases.Count).Select(i => table.Row(i).Select(c => c.Value).ToList()).Where(u => u.Count > 1).ToList();
        return units.Count == 0
            ? Undefined.NoPairableValues
            : new PercentAgreement(units.Average(Share), units.Count, units.Sum(u => u.Count));
    }

    private static double Share(List<double> unit) =>
        unit.CountBy(v => v).Sum(p => (double)p.Value * (p.Value - 1)) / ((double)unit.Count * (unit.Count - 1));
}
