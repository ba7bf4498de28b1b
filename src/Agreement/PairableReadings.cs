namespace CrowdAnnotate.Agreement;

/// <summary>The readings of the cases that two or more readers read, one case after another.</summary>
internal sealed class PairableReadings
{
    private readonly int[] ends;

    public PairableReadings(ReadingTable table)
    {
        var values = new double[table.ReadingCount];
        var read = new bool[table.Readers.Count];
        var bounds = new List<int>(table.Cases.Count + 1) { 0 };
        var at = 0;
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var cells = table.Cells(i);
            var start = at;
            foreach (var value in cells)
            {
                if (!double.IsNaN(value))
                {
                    values[at++] = value;
                }
            }

            if (at - start < 2)
            {
                at = start;
                continue;
            }

            bounds.Add(at);
            for (var j = 0; j < cells.Length; j++)
            {
                read[j] |= !double.IsNaN(cells[j]);
            }
        }

        (Values, ends, Readers) = (values[..at], [.. bounds], read.Count(r => r));
    }

    public double[] Values { get; }

    public int Cases => ends.Length - 1;

    /// <summary>Readers with a pairable reading.</summary>
    public int Readers { get; }

    /// <summary>From and to (not included) in <see cref="Values"/>.</summary>
    public (int Start, int End) Of(int caseIndex) => (ends[caseIndex], ends[caseIndex + 1]);

    public (double Low, double High) Range() => (Values.Min(), Values.Max());
}
