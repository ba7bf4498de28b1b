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
    public static Statistic<MixedModelFit> Fit(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if (Refusal(read) is { } reason)
        {
            return reason;
        }

        var data = new CrossedReadings(read);
        if (data.AdditiveResidual() / ErrorDf(read) < SmallestResidual(read, data))
        {
            return Undefined.ZeroResidualVariance;
        }

        return Maximise(data) is ({ } variances, { } at) ? MixedModelFit.Of(read, data, variances, at) : Undefined.DidNotConverge;
    }

    private static Undefined? Refusal(ReadingTable t)
    {
        if (t.Cases.Count < 2 || t.Readers.Count < 2)
        {
            return t.Cases.Count < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        var values = t.Cases.SelectMany((_, i) => t.Row(i).Select(c => c.Value)).ToList();
        if (Math.Pow(values.Max() - values.Min(), 2) <= 1e-12 * Math.Pow(values.Max(Math.Abs), 2))
        {
            return Undefined.ZeroTotalVariance;
        }

        return ErrorDf(t) < 1 ? Undefined.NoDegreesOfFreedomForError : null;
    }

    // Readings beyond what fixed case and reader effects would take up.
    private static int ErrorDf(ReadingTable t) => t.ReadingCount - t.Cases.Count - t.Readers.Count + DesignConnectivity.Components(t);

    // A residual variance below 1e-12 of the readings squared is rounding (agreement's convention for mean squares).
    private static double SmallestResidual(ReadingTable t, CrossedReadings data) =>
        1e-12 * Math.Pow(t.Cases.SelectMany((_, i) => t.Row(i)).Max(c => Math.Abs(c.Value)) / data.Scale, 2);

    // Fisher scoring with halving; a case or reader variance that would fall below 0 rests at 0 until its gradient is positive.
    private static (double[] Variances, RestrictedLikelihood At)? Maximise(CrossedReadings data)
    {
        double[] now = [0.4, 0.2, 0.4];
        var at = new RestrictedLikelihood(data, now);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var free = Enumerable.Range(0, 3).Where(i => now[i] > 0 || at.Gradient[i] > 0).ToArray();
            bool Within(double tolerance) => free.All(i => Math.Abs(at.Gradient[i]) * Math.Max(now[i], 1e-3) < tolerance);
            if (Within(1e-9) || Step(at, free) is not { } step || Move(data, now, at, step) is not { } moved)
            {
                // No step gains anything: the maximum to rounding, or no maximum.
                return Within(1e-6) ? (now, at) : null;
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
