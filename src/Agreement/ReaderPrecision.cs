namespace CrowdAnnotate.Agreement;

/// <summary>
/// How precisely each reader reads: reading = reader's mean + case + error, with a random case effect and a residual SD of each reader's
/// own (the heteroscedastic model of Grubbs 1948, here by REML, so that readings may be missing).
/// </summary>
/// <param name="ReaderStandardDeviation">Residual SD by reader, in the readings' unit; null for a reader with a single reading.</param>
/// <param name="ReaderMean">Generalised least-squares mean by reader.</param>
/// <param name="CaseStandardDeviation">SD of the cases; 0 is its boundary.</param>
public sealed record ReaderPrecision(
    IReadOnlyDictionary<string, double?> ReaderStandardDeviation, IReadOnlyDictionary<string, double> ReaderMean, double CaseStandardDeviation,
    int Cases, int Readers, int Readings)
{
    /// <summary>
    /// Fits the model. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, zeroTotalVariance, noDegreesOfFreedomForError, didNotConverge,
    /// and readerVarianceAtBoundary (with the reader) when the likelihood is highest without any error of a reader.
    /// </summary>
    public static Statistic<ReaderPrecision> Fit(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if (read.Cases.Count < 2 || read.Readers.Count < 2)
        {
            return read.Cases.Count < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        var data = new ReaderReadings(read);
        if (data.IsConstant)
        {
            return Undefined.ZeroTotalVariance;
        }

        if (read.ReadingCount - read.Cases.Count - read.Readers.Count + DesignConnectivity.Components(read) < 1)
        {
            return Undefined.NoDegreesOfFreedomForError;
        }

        if (data.IsExact)
        {
            return Undefined.ReaderVarianceAtBoundary(read.Readers[0]);
        }

        return PrecisionScoring.Maximise(data) is not { } fit ? Undefined.DidNotConverge : Of(read, data, fit.Variances, fit.At);
    }

    private static Statistic<ReaderPrecision> Of(ReadingTable table, ReaderReadings data, double[] variances, PrecisionLikelihood at)
    {
        var exact = Enumerable.Range(0, table.Readers.Count).Where(j => data.Sizes[j] > 1 && variances[j + 1] <= 10 * PrecisionLikelihood.Least).ToList();
        if (exact.Count > 0)
        {
            return Undefined.ReaderVarianceAtBoundary(table.Readers[exact.MinBy(j => variances[j + 1])]);
        }

        return new ReaderPrecision(
            table.Readers.Index().ToDictionary(r => r.Item, r => data.Sizes[r.Index] > 1 ? data.Scale * Math.Sqrt(variances[r.Index + 1]) : (double?)null),
            table.Readers.Index().ToDictionary(r => r.Item, r => data.Centres[r.Index] + (data.Scale * at.Means[r.Index])),
            data.Scale * Math.Sqrt(variances[0]), table.Cases.Count, table.Readers.Count, table.ReadingCount);
    }
}
