namespace CrowdAnnotate.Agreement;

/// <summary>
/// Finds the variances of highest restricted likelihood: scoring with the average information (Gilmour, Thompson and Cullis 1995) and
/// halving. A variance that would fall below its least rests there until its gradient is positive. It ends when a step would be of 1e-6
/// standard errors or gains nothing.
/// </summary>
internal static class PrecisionScoring
{
    private const int MaximumIterations = 2000;

    // Above this many readers there is one start: with many of them, no reader alone explains the cases.
    private const int MostReadersTried = 12;

    /// <summary>
    /// The highest of the maxima that are reached from equal variances and from each reader being far more precise than the others: a
    /// precise reader makes a maximum of his own. Null when none came to rest.
    /// </summary>
    public static (double[] Variances, PrecisionLikelihood At)? Maximise(ReaderReadings data)
    {
        var readers = data.Sizes.Length;
        var best = Climb(data, [1, .. Enumerable.Repeat(1.0, readers)]);
        for (var j = 0; j < readers && readers <= MostReadersTried; j++)
        {
            if (data.Sizes[j] > 1 && Climb(data, [1, .. Enumerable.Range(0, readers).Select(i => i == j ? 1e-3 : 1.0)]) is { } other
                && !(best?.At.LogValue >= other.At.LogValue - 1e-6))
            {
                best = other;
            }
        }

        return best;
    }

    private static (double[] Variances, PrecisionLikelihood At)? Climb(ReaderReadings data, double[] now)
    {
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
