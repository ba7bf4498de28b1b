namespace CrowdAnnotate.Agreement;

/// <summary>The readings of the cases that two or more readers read, one case after another.</summary>
internal sealed class PairableReadings
{
    private readonly int[] ends;
    private readonly double[] values;
    private int count;

    public PairableReadings(ReadingTable table)
    {
        (values, ends) = (GC.AllocateUninitializedArray<double>(table.ReadingCount), new int[table.Cases.Count + 1]);
        var read = new bool[table.Readers.Count];
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var cells = table.Cells(i);
            var start = count;
            foreach (var value in cells)
            {
                if (!double.IsNaN(value))
                {
                    values[count++] = value;
                }
            }

            if (count - start < 2)
            {
                count = start;
                continue;
            }

            ends[++Cases] = count;
            if (Readers < read.Length)
            {
                Readers += Mark(cells, read);
            }
        }
    }

    public int Cases { get; }

    /// <summary>Readers with a pairable reading.</summary>
    public int Readers { get; }

    public Span<double> Values => values.AsSpan(0, count);

    /// <summary>From and to (not included) in <see cref="Values"/>.</summary>
    public (int Start, int End) Of(int caseIndex) => (ends[caseIndex], ends[caseIndex + 1]);

    public (double Low, double High) Range()
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in Values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return (low, high);
    }

    // How many readers are seen for the first time.
    private static int Mark(ReadOnlySpan<double> cells, bool[] read)
    {
        var first = 0;
        for (var j = 0; j < cells.Length; j++)
        {
            first += !read[j] && !double.IsNaN(cells[j]) ? 1 : 0;
            read[j] |= !double.IsNaN(cells[j]);
        }

        return first;
    }
}
