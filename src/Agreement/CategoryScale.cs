namespace CrowdAnnotate.Agreement;

/// <summary>
/// The declared categories of an answer as numbers, in ascending order. Weighted coefficients depend on the categories that could have
/// been answered, not on those that were.
/// </summary>
public sealed class CategoryScale
{
    // Above this width a table from value to place costs more than a search.
    private const int WidestTable = 1 << 16;

    private readonly double[] values;
    private readonly int[]? place;

    /// <param name="values">The categories in any order.</param>
    /// <exception cref="ArgumentException">There is none, one repeats, or one is not finite.</exception>
    public CategoryScale(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = [.. values.Order()];
        if (this.values.Length == 0 || Array.Exists(this.values, v => !double.IsFinite(v)))
        {
            throw new ArgumentException("A scale has at least one category and each is a finite number.", nameof(values));
        }

        for (var k = 1; k < this.values.Length; k++)
        {
            if (this.values[k] == this.values[k - 1])
            {
                throw new ArgumentException($"The category {this.values[k]} appears twice on the scale.", nameof(values));
            }
        }

        place = TableOf(this.values);
    }

    /// <summary>The categories, ascending.</summary>
    public IReadOnlyList<double> Values => values;

    public int Count => values.Length;

    /// <summary>The values that were given, for coefficients whose scale was not declared; null for a table without readings.</summary>
    public static CategoryScale? Observed(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return OfCells(table.Cells());
    }

    /// <summary>Where a value stands on the scale, from 0; −1 when it is no category.</summary>
    public int PlaceOf(double value)
    {
        if (place is null)
        {
            return Math.Max(-1, Array.BinarySearch(values, value));
        }

        var offset = value - values[0];
        return offset >= 0 && offset < place.Length && place[(int)offset] is var at and > 0 && values[at - 1] == value ? at - 1 : -1;
    }

    internal static CategoryScale? OfCells(ReadOnlySpan<double> cells)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        var whole = true;
        foreach (var value in cells)
        {
            if (!double.IsNaN(value))
            {
                low = value < low ? value : low;
                high = value > high ? value : high;
                whole = whole && value == Math.Floor(value);
            }
        }

        return low > high ? null : new CategoryScale(whole && high - low < WidestTable ? Whole(cells, low, high) : Distinct(cells));
    }

    private static List<double> Whole(ReadOnlySpan<double> cells, double low, double high)
    {
        var seen = new bool[(int)(high - low) + 1];
        foreach (var value in cells)
        {
            if (!double.IsNaN(value))
            {
                seen[(int)(value - low)] = true;
            }
        }

        return [.. Enumerable.Range(0, seen.Length).Where(i => seen[i]).Select(i => low + i)];
    }

    private static HashSet<double> Distinct(ReadOnlySpan<double> cells)
    {
        var seen = new HashSet<double>();
        foreach (var value in cells)
        {
            if (!double.IsNaN(value))
            {
                seen.Add(value);
            }
        }

        return seen;
    }

    // Place + 1 by distance from the lowest; 0 is no category. Two categories of one table cell leave no table.
    private static int[]? TableOf(double[] values)
    {
        if (values[^1] - values[0] >= WidestTable)
        {
            return null;
        }

        var table = new int[(int)(values[^1] - values[0]) + 1];
        for (var k = 0; k < values.Length; k++)
        {
            ref var cell = ref table[(int)(values[k] - values[0])];
            if (cell != 0)
            {
                return null;
            }

            cell = k + 1;
        }

        return table;
    }
}
