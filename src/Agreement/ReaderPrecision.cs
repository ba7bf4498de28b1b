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
    private const int MaximumIterations = 2000;

    /// <summary>
    /// Fits the model. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, zeroTotalVariance, noDegreesOfFreedomForError, didNotConverge,
    /// and readerVarianceAtBoundary (with the reader) when the likelihood is highest without any error of a reader.
    /// </summary>
    public static Statistic<ReaderPrecision> Fit(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        var data = new ReaderReadings(read);
        if (read.Cases.Count < 2 || read.Readers.Count < 2)
        {
            return read.Cases.Count < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        if (data.IsConstant)
        {
            return Undefined.ZeroTotalVariance;
        }

        if (read.ReadingCount - read.Cases.Count - read.Readers.Count + DesignConnectivity.Components(read) < 1)
        {
            return Undefined.NoDegreesOfFreedomForError;
        }

        return Maximise(data) is not { } fit ? Undefined.DidNotConverge : Of(read, data, fit.Variances, fit.At);
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

    // Scoring with the average information (Gilmour, Thompson and Cullis 1995) and halving. A variance that would fall below its least
    // rests there until its gradient is positive.
    private static (double[] Variances, PrecisionLikelihood At)? Maximise(ReaderReadings data)
    {
        double[] now = [0.7, .. Enumerable.Repeat(0.3, data.Sizes.Length)];
        var at = new PrecisionLikelihood(data, now);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var free = Enumerable.Range(0, now.Length).Where(a => (a == 0 || data.Sizes[a - 1] > 1) && (now[a] > Least(a) || at.Gradient[a] > 0)).ToArray();
            bool Within(double tolerance) => free.All(a => Math.Abs(at.Gradient[a]) * Math.Max(now[a], 1e-6) < tolerance);
            if (Within(1e-9) || Step(at, free, now) is not { } step || Move(data, now, at, step) is not { } moved)
            {
                return Within(1e-4) ? (now, at) : null;
            }

            (now, at) = moved;
        }

        return null;
    }

    private static double Least(int parameter) => parameter == 0 ? 0 : PrecisionLikelihood.Least;

    private static double[]? Step(PrecisionLikelihood at, int[] free, double[] now)
    {
        var information = new double[free.Length, free.Length];
        for (var a = 0; a < free.Length; a++)
        {
            for (var b = 0; b < free.Length; b++)
            {
                information[a, b] = at.Information[free[a], free[b]];
            }

            // A ridge that is small against a variance's own scale keeps the step finite where the information is flat.
            information[a, a] += 1e-9 / Math.Pow(Math.Max(now[free[a]], 1e-6), 2);
        }

        if (SymmetricMatrix.Invert(information) is not { } solved)
        {
            return null;
        }

        var part = SymmetricMatrix.Multiply(solved.Inverse, [.. free.Select(a => at.Gradient[a])]);
        var step = new double[now.Length];
        for (var a = 0; a < free.Length; a++)
        {
            step[free[a]] = part[a];
        }

        return step;
    }

    private static (double[] Variances, PrecisionLikelihood At)? Move(ReaderReadings data, double[] now, PrecisionLikelihood at, double[] step)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            // At most a tenth of a variance is left by one step, so that one leap does not end at a boundary by mistake.
            double[] next = [.. now.Select((v, a) => Math.Max(Math.Max(Least(a), v > 1e-7 ? 0.1 * v : 0), v + (length * step[a])))];
            var there = new PrecisionLikelihood(data, next);
            if (there.LogValue >= at.LogValue - (1e-13 * (1 + Math.Abs(at.LogValue))))
            {
                return (next, there);
            }
        }

        return null;
    }
}
