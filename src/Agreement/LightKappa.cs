namespace CrowdAnnotate.Agreement;

/// <summary>Light's kappa: the mean of Cohen's kappas of all pairs of readers, each on the cases that both read (Light 1971).</summary>
/// <param name="Pairs">Pairs of readers that share a case.</param>
public sealed record LightKappa(double Value, int Pairs, int Cases, int Readers)
{
    /// <summary>
    /// Undefined: noPairableValues, and chanceAgreementIsOne as soon as one pair's kappa is: a mean of the others would stand for other readers.
    /// </summary>
    public static Statistic<LightKappa> Compute(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = new List<double>();
        for (var a = 0; a < table.Readers.Count; a++)
        {
            for (var b = a + 1; b < table.Readers.Count; b++)
            {
                var kappa = CohenKappa.Compute(table, a, b);
                if (kappa.Reason == Undefined.ChanceAgreementIsOne)
                {
                    return kappa.Reason;
                }

                if (kappa.IsDefined)
                {
                    values.Add(kappa.Value.Value);
                }
            }
        }

        var read = table.WithoutEmpty();
        return values.Count == 0 ? Undefined.NoPairableValues : new LightKappa(values.Average(), values.Count, read.Cases.Count, read.Readers.Count);
    }
}
