namespace CrowdAnnotate.Agreement;

/// <summary>
/// reading = mean + case + reader + residual with crossed random case and reader effects, estimated by restricted maximum likelihood
/// (REML). Readings may be missing. Variances are in the square of the readings' unit.
/// </summary>
public static class MixedModel
{
    private const int MaximumIterations = 1000;

    /// <summary>
    /// Fits the model. Undefined: needAtLeastTwoCases, needAtLeastTwoReaders, zeroTotalVariance, noDegreesOfFreedomForError,
    /// zeroResidualVariance, didNotConverge.
    /// </summary>
    /// <param name="start">Where to begin; null without an earlier fit.</param>
    public static Statistic<MixedModelFit> Fit(ReadingTable table, VarianceShares? start = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if (Refusal(read) is { } reason)
        {
            return reason;
        }

        // A residual variance below 1e-12 of the readings squared is rounding (agreement's convention for mean squares).
        var data = new CrossedReadings(read);
        if (data.AdditiveResidual() / ErrorDf(read) < 1e-12 * data.Largest * data.Largest)
        {
            return Undefined.ZeroResidualVariance;
        }

        return Maximise(data, start?.Inner ?? [0.4, 0.2, 0.4]) is ({ } variances, { } at) ? MixedModelFit.Of(read, data, variances, at) : Undefined.DidNotConverge;
    }

    private static Undefined? Refusal(ReadingTable t)
    {
        if (t.Cases.Count < 2 || t.Readers.Count < 2)
        {
            return t.Cases.Count < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in t.Cells())
        {
            (low, high) = double.IsNaN(value) ? (low, high) : (Math.Min(low, value), Math.Max(high, value));
        }

        if (Math.Pow(high - low, 2) <= 1e-12 * Math.Pow(Math.Max(Math.Abs(low), Math.Abs(high)), 2))
        {
            return Undefined.ZeroTotalVariance;
        }

        return ErrorDf(t) < 1 ? Undefined.NoDegreesOfFreedomForError : null;
    }

    // Readings beyond what fixed case and reader effects would take up.
    private static int ErrorDf(ReadingTable t) => t.ReadingCount - t.Cases.Count - t.Readers.Count + DesignConnectivity.Components(t);

    // Fisher scoring with halving; a case or reader variance that would fall below 0 rests at 0 until its gradient is positive. It ends
    // when a step would be of 1e-7 standard errors (g′I⁻¹g is the square of that) or is lost in the rounding of the likelihood.
    private static (double[] Variances, RestrictedLikelihood At)? Maximise(CrossedReadings data, double[] now)
    {
        var at = new RestrictedLikelihood(data, now);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var free = Enumerable.Range(0, 3).Where(i => now[i] > 0 || at.Gradient[i] > 0).ToArray();
            if (Step(at, free) is not { } step)
            {
                return null;
            }

            var left = free.Sum(i => step[i] * at.Gradient[i]);
            if (left < 1e-14 + (1e-15 * Math.Abs(at.LogValue)) || Move(data, now, at, step) is not { } moved)
            {
                // No step gains anything: the maximum to rounding, or no maximum.
                return left < 1e-6 ? (now, at) : null;
            }

            (now, at) = moved;
        }

        return null;
    }

    private static double[]? Step(RestrictedLikelihood at, int[] free)
    {
        var information = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                information[i, j] = at.Information[free[i], free[j]];
            }
        }

        if (SymmetricMatrix.Invert(information) is not { } solved)
        {
            return null;
        }

        var part = SymmetricMatrix.Multiply(solved.Inverse, [.. free.Select(i => at.Gradient[i])]);
        var step = new double[3];
        for (var i = 0; i < free.Length; i++)
        {
            step[free[i]] = part[i];
        }

        return step;
    }

    private static (double[] Variances, RestrictedLikelihood At)? Move(CrossedReadings data, double[] now, RestrictedLikelihood at, double[] step)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            double[] next =
            [
                Math.Max(0, now[0] + (length * step[0])),
                Math.Max(0, now[1] + (length * step[1])),
                Math.Max(0.1 * now[2], now[2] + (length * step[2])),
            ];
            var there = new RestrictedLikelihood(data, next);
            if (there.LogValue >= at.LogValue - (1e-12 * (1 + Math.Abs(at.LogValue))))
            {
                return (next, there);
            }
        }

        return null;
    }
}
