namespace CrowdAnnotate.Agreement.Running;

/// <summary>
/// How each two readers differ, kept while readings come and go. A change costs the pairs of its case that one of whose readings changed: one new
/// reading costs the other readers of its case.
/// </summary>
public sealed class RunningPairs
{
    /// <summary>By both names, the earlier in the alphabet first, with a line break between them.</summary>
    public Dictionary<string, PairSums> Pairs { get; init; } = [];

    /// <param name="Total">Σ of first − second.</param>
    public sealed record PairSums(string First, string Second, long Count, ExactSum Total, ExactSum Squares);

    /// <summary>Puts the readings of one case in the place of those it had; an empty list is a case nobody read.</summary>
    /// <exception cref="ArgumentException">A reader has two values, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">What is taken away was never added.</exception>
    public void Replace(IReadOnlyList<ReaderValue> before, IReadOnlyList<ReaderValue> after)
    {
        CaseReadings.Check(before);
        CaseReadings.Check(after);
        var unchanged = before.Intersect(after).ToHashSet();
        Change(before, unchanged, -1);
        Change(after, unchanged, 1);
    }

    /// <summary>Bias and limits of two readers, as <see cref="BlandAltman.Compute(IReadOnlyList{ValueTuple{double, double}}, double)"/>. Undefined: needAtLeastTwoPairs.</summary>
    public Statistic<PairDifference> Difference(string first, string second)
    {
        var turned = string.CompareOrdinal(first, second) > 0;
        if (!Pairs.TryGetValue(turned ? Key(second, first) : Key(first, second), out var sums) || sums.Count < 2)
        {
            return Undefined.NeedAtLeastTwoPairs;
        }

        var n = sums.Count;
        var bias = (turned ? -1 : 1) * sums.Total.ToDouble() / n;
        var deviation = Math.Sqrt(((n * sums.Squares) - (sums.Total * sums.Total)).ToDouble() / n / (n - 1));
        return new PairDifference(n, bias, deviation, new(bias - (1.96 * deviation), bias + (1.96 * deviation)));
    }

    private static string Key(string first, string second) => first + "\n" + second;

    private void Change(IReadOnlyList<ReaderValue> readings, HashSet<ReaderValue> unchanged, int by)
    {
        foreach (var changed in readings.Where(r => !unchanged.Contains(r)))
        {
            foreach (var other in readings)
            {
                // Two that both changed meet twice; once is enough.
                var order = string.CompareOrdinal(changed.Reader, other.Reader);
                if (order != 0 && (unchanged.Contains(other) || order < 0))
                {
                    Put(order < 0 ? changed : other, order < 0 ? other : changed, by);
                }
            }
        }
    }

    private void Put(ReaderValue first, ReaderValue second, int by)
    {
        var key = Key(first.Reader, second.Reader);
        var sums = Pairs.GetValueOrDefault(key) ?? new(first.Reader, second.Reader, 0, default, default);
        var difference = ExactSum.Of(first.Value) - ExactSum.Of(second.Value);
        var count = sums.Count + by;
        if (count < 0)
        {
            throw new InvalidOperationException($"A reading of {first.Reader} and {second.Reader} is taken away, but was never added.");
        }

        if (count == 0)
        {
            Pairs.Remove(key);
        }
        else
        {
            Pairs[key] = sums with { Count = count, Total = sums.Total + (by * difference), Squares = sums.Squares + (by * (difference * difference)) };
        }
    }
}

/// <summary>What two readers differ by; first − second, in the readings' unit.</summary>
/// <param name="Pairs">Cases with both readings, n.</param>
/// <param name="Limits">Bias ± 1.96 SD.</param>
public sealed record PairDifference(long Pairs, double Bias, double StandardDeviation, Limits Limits);
