namespace CrowdAnnotate.Agreement.Running;

/// <summary>
/// The sums of measurements that come and go, exact (see <see cref="ExactSum"/>): everything that has a closed form in them is what the whole
/// table would give. A change costs the readings of its case, an answer the readers.
/// </summary>
public sealed class RunningMeasurements
{
    /// <summary>Sums over the cases with the same number of readings, by that number.</summary>
    public Dictionary<int, CaseSums> BySize { get; init; } = [];

    public Dictionary<string, ReaderSums> ByReader { get; init; } = [];

    /// <param name="Total">Σ of the readings.</param>
    /// <param name="Squares">Σ of their squares.</param>
    /// <param name="SquaredTotals">Σ over cases of the square of the case's total.</param>
    public sealed record CaseSums(long Cases, ExactSum Total, ExactSum Squares, ExactSum SquaredTotals);

    public sealed record ReaderSums(long Readings, ExactSum Total);

    /// <summary>Puts the readings of one case in the place of those it had; an empty list is a case nobody read.</summary>
    /// <exception cref="ArgumentException">A reader has two values, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">What is taken away was never added.</exception>
    public void Replace(IReadOnlyList<ReaderValue> before, IReadOnlyList<ReaderValue> after)
    {
        CaseReadings.Check(before);
        CaseReadings.Check(after);
        Change(before, -1);
        Change(after, 1);
    }

    /// <summary>As <see cref="TwoWayAnova.Compute"/>; what is small is told by the mean square of the readings instead of the largest.</summary>
    public Statistic<TwoWayAnova> Anova()
    {
        long n = BySize.Values.Sum(s => s.Cases), k = ByReader.Count;
        if (n < 2 || k < 2)
        {
            return n < 2 ? Undefined.NeedAtLeastTwoCases : Undefined.NeedAtLeastTwoReaders;
        }

        return BySize.Count == 1 && BySize.ContainsKey((int)k) && ByReader.Values.All(r => r.Readings == n) ? OfComplete(BySize[(int)k], n, k) : Undefined.NeedCompleteTable;
    }

    /// <summary>The six forms of a complete table, as <see cref="Icc.AllForms(ReadingTable, double)"/>.</summary>
    public Statistic<IReadOnlyDictionary<IccForm, Statistic<IccEstimate>>> AllForms(double confidence = 0.95) => Icc.AllForms(Anova(), confidence);

    /// <summary>As <see cref="LimitsOfAgreementWithMean.Compute"/>.</summary>
    public Statistic<LimitsOfAgreementWithMean> Limits() => LimitsOfAgreementWithMean.Of(Anova());

    /// <summary>
    /// The same for any number of readings a case: 95 % of readings lie within ± 1.96·√(Σ within-case squares/N) of the mean of the readers of their
    /// case. Of a complete table it is <see cref="Limits"/>. Cases with one reading say nothing and are left out. Undefined: noPairableValues.
    /// </summary>
    public Statistic<LimitsOfAgreementWithMean> LimitsWithinCases()
    {
        var pairable = BySize.Where(s => s.Key > 1).OrderBy(s => s.Key).ToList();
        long cases = pairable.Sum(s => s.Value.Cases), readings = pairable.Sum(s => s.Key * s.Value.Cases);
        return cases == 0 ? Undefined.NoPairableValues
            : new LimitsOfAgreementWithMean(1.96 * Math.Sqrt(pairable.Sum(s => Spread(s.Key, s.Value) / s.Key) / readings), (int)cases, ByReader.Count, (int)readings);
    }

    /// <summary>The value of <see cref="KrippendorffAlpha.Compute"/> at the interval level.</summary>
    public Statistic<double> IntervalAlpha()
    {
        var pairable = BySize.Where(s => s.Key > 1).OrderBy(s => s.Key).ToList();
        if (pairable.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var n = pairable.Sum(s => s.Key * s.Value.Cases);
        var (total, squares) = (default(ExactSum), default(ExactSum));
        foreach (var (_, sums) in pairable)
        {
            (total, squares) = (total + sums.Total, squares + sums.Squares);
        }

        var spread = (n * squares) - (total * total);
        return spread.IsZero ? Undefined.NoVariation
            : 1 - ((n - 1) * pairable.Sum(s => Spread(s.Key, s.Value) / (s.Key - 1)) / spread.ToDouble());
    }

    // r · Σ of squares about the case's mean, over cases with r readings.
    private static double Spread(int size, CaseSums sums) => ((size * sums.Squares) - sums.SquaredTotals).ToDouble();

    private TwoWayAnova OfComplete(CaseSums sums, long n, long k)
    {
        var whole = sums.Total * sums.Total;
        var readers = ByReader.Values.Select(r => r.Total * r.Total).Aggregate((a, b) => a + b);
        var squares = n * k * sums.Squares;
        var scale = sums.Squares.ToDouble() / (n * k);
        double Clean(ExactSum times, double by) => times.ToDouble() / (n * k * by) is var square && square <= 1e-12 * scale ? 0 : square;
        return new(
            (int)n, (int)k, sums.Total.ToDouble() / (n * k),
            Clean((n * sums.SquaredTotals) - whole, n - 1),
            Clean((k * readers) - whole, k - 1),
            Clean(squares - (n * sums.SquaredTotals) - (k * readers) + whole, (n - 1.0) * (k - 1)),
            Clean(squares - (n * sums.SquaredTotals), n * (k - 1.0)));
    }

    private void Change(IReadOnlyList<ReaderValue> readings, int by)
    {
        if (readings.Count == 0)
        {
            return;
        }

        var (total, squares) = (default(ExactSum), default(ExactSum));
        foreach (var (reader, value) in readings)
        {
            var exact = ExactSum.Of(value);
            (total, squares) = (total + exact, squares + (exact * exact));
            var own = ByReader.GetValueOrDefault(reader) ?? new(0, default);
            Keep(ByReader, reader, new ReaderSums(own.Readings + by, own.Total + (by * exact)), own.Readings + by);
        }

        var sums = BySize.GetValueOrDefault(readings.Count) ?? new(0, default, default, default);
        var next = new CaseSums(sums.Cases + by, sums.Total + (by * total), sums.Squares + (by * squares), sums.SquaredTotals + (by * (total * total)));
        Keep(BySize, readings.Count, next, next.Cases);
    }

    private static void Keep<TKey, TSums>(Dictionary<TKey, TSums> all, TKey key, TSums sums, long count)
        where TKey : notnull
    {
        if (count < 0)
        {
            throw new InvalidOperationException($"A reading of {key} is taken away, but was never added.");
        }

        if (count == 0)
        {
            all.Remove(key);
        }
        else
        {
            all[key] = sums;
        }
    }
}
