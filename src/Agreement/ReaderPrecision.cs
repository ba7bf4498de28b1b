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
    // rests there until its gradient is positive. It ends when a step would be of 1e-6 standard errors or gains nothing.
    private static (double[] Variances, PrecisionLikelihood At)? Maximise(ReaderReadings data)
    {
        double[] now = [1, .. Enumerable.Repeat(1.0, data.Sizes.Length)];
        var at = new PrecisionLikelihood(data, now);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var free = Enumerable.Range(0, now.Length).Where(a => (a == 0 || data.Sizes[a - 1] > 1) && (now[a] > Least(a) || at.Gradient[a] * Unit(now[a]) > 1e-6)).ToArray();
            if (Step(at, free, now) is not { } step)
            {
                return null;
            }

            var left = free.Sum(a => step[a] * at.Gradient[a]);
            if (left < 1e-12 || Move(data, now, at, step) is not { } moved)
            {
                return left < 1e-6 ? (now, at) : null;
            }

            // Where nothing is gained any more, the rest is the rounding of the likelihood.
            var gain = moved.At.LogValue - at.LogValue;
            (now, at) = moved;
            if (left < 1e-6 && gain < 1e-9)
            {
                return (now, at);
            }
        }

        return null;
    }

    // What a variance at its boundary may at least be moved by.
    private static double Unit(double variance) => Math.Max(variance, 1e-3);

    private static double Least(int parameter) => parameter == 0 ? 0 : PrecisionLikelihood.Least;

    // The highest point of the quadratic model within bounds: what would leave them is set on its bound and the others are solved for anew.
    private static double[]? Step(PrecisionLikelihood at, int[] free, double[] now)
    {
        var step = new double[now.Length];
        var open = free.ToList();
        while (open.Count > 0)
        {
            if (Solve(at, open, free, step, now) is not { } part)
            {
                return null;
            }

            var beyond = open.Where((a, place) => part[place] < Lowest(a, now[a]) - now[a]).ToList();
            foreach (var (place, a) in open.Index())
            {
                step[a] = Math.Max(part[place], Lowest(a, now[a]) - now[a]);
            }

            if (beyond.Count == 0)
            {
                break;
            }

            open = [.. open.Except(beyond)];
        }

        return step;
    }

    // One step leaves at least a tenth of a variance, so that a leap does not end at a boundary by mistake.
    private static double Lowest(int parameter, double variance) =>
        Math.Max(Least(parameter), variance > 10 * PrecisionLikelihood.Least ? 0.1 * variance : 0);

    private static double[]? Solve(PrecisionLikelihood at, List<int> open, int[] free, double[] step, double[] now)
    {
        var information = new double[open.Count, open.Count];
        var right = open.Select(a => at.Gradient[a] - free.Except(open).Sum(b => at.Information[a, b] * step[b])).ToArray();
        for (var a = 0; a < open.Count; a++)
        {
            for (var b = 0; b < open.Count; b++)
            {
                information[a, b] = at.Information[open[a], open[b]];
            }

            // A ridge that is small against a variance's own scale keeps the step finite where the information is flat.
            information[a, a] += 1e-9 / Math.Pow(Unit(now[open[a]]), 2);
        }

        return SymmetricMatrix.Invert(information) is { } solved ? SymmetricMatrix.Multiply(solved.Inverse, right) : null;
    }

    private static (double[] Variances, PrecisionLikelihood At)? Move(ReaderReadings data, double[] now, PrecisionLikelihood at, double[] step)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            double[] next = [.. now.Select((v, a) => Math.Max(Least(a), v + (length * step[a])))];
            var there = new PrecisionLikelihood(data, next);
            if (there.LogValue >= at.LogValue - (1e-13 * (1 + Math.Abs(at.LogValue))))
            {
                return (next, there);
            }
        }

        return null;
    }
}
