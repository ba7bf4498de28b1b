namespace CrowdAnnotate.Agreement;

/// <summary>Readings case by case with their reader, about the readers' means and in units of the spread within cases.</summary>
internal sealed class ReaderReadings
{
    public ReaderReadings(ReadingTable table)
    {
        var (n, k) = (table.Cases.Count, table.Readers.Count);
        (Sizes, Centres, Starts) = (new int[k], new double[k], new int[n + 1]);
        (Readers, Values) = (new int[table.ReadingCount], new double[table.ReadingCount]);
        var at = 0;
        var highest = 0.0;
        for (var i = 0; i < n; i++)
        {
            foreach (var (reader, value) in table.Row(i))
            {
                (Readers[at], Values[at++]) = (reader, value);
                Sizes[reader]++;
                Centres[reader] += value;
                highest = Math.Max(highest, Math.Abs(value));
            }

            Starts[i + 1] = at;
        }

        for (var j = 0; j < k; j++)
        {
            Centres[j] /= Math.Max(1, Sizes[j]);
        }

        var moved = Values.Select((v, o) => v - Centres[Readers[o]]).ToArray();
        IsConstant = Math.Pow(Values.Max() - Values.Min(), 2) <= 1e-12 * highest * highest;
        var square = Enumerable.Range(0, n).Sum(i => SquaresWithin(moved.AsSpan(Starts[i]..Starts[i + 1]))) / Math.Max(1, Values.Length - n);
        IsExact = square <= 1e-12 * highest * highest;
        Scale = IsExact ? 1 : Math.Sqrt(square);
        Values = Array.ConvertAll(moved, v => v / Scale);
    }

    /// <summary>Readings of each reader.</summary>
    public int[] Sizes { get; }

    /// <summary>Each reader's plain mean, in the readings' unit.</summary>
    public double[] Centres { get; }

    public double Scale { get; }

    /// <summary>Whether all readings are equal.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether readers differ within cases by their means only.</summary>
    public bool IsExact { get; }

    /// <summary>Where each case begins in <see cref="Values"/>; one more for the end.</summary>
    public int[] Starts { get; }

    public int[] Readers { get; }

    /// <summary>(reading − reader's mean) / Scale.</summary>
    public double[] Values { get; }

    public int Cases => Starts.Length - 1;

    private static double SquaresWithin(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        foreach (var value in values)
        {
            squares += Math.Pow(value - (sum / values.Length), 2);
        }

        return squares;
    }
}
