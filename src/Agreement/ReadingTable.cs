namespace CrowdAnnotate.Agreement;

/// <summary>One reader's value for one case: a measurement, or the place of an answer on its declared scale.</summary>
public readonly record struct Reading(string Case, string Reader, double Value);

/// <summary>Case × reader table of values, some of which may be missing. Rows and columns keep the order in which they were given.</summary>
public sealed class ReadingTable
{
    // Row by row; a missing reading is NaN, here and nowhere else.
    private readonly double[] values;

    /// <param name="cases">Names of the rows (cases, or lesions within cases).</param>
    /// <param name="readers">Names of the columns.</param>
    /// <param name="values">cases × readers; null is missing.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, a name repeats, or a value is not finite.</exception>
    public ReadingTable(IReadOnlyList<string> cases, IReadOnlyList<string> readers, double?[,] values)
        : this(cases, readers, Dense(cases, readers, values))
    {
        RefuseRepeats(cases, "Case");
        RefuseRepeats(readers, "Reader");
    }

    private ReadingTable(IReadOnlyList<string> cases, IReadOnlyList<string> readers, double[] dense)
    {
        (Cases, Readers, values) = (cases, readers, dense);
        foreach (var value in dense)
        {
            ReadingCount += double.IsNaN(value) ? 0 : 1;
        }
    }

    public IReadOnlyList<string> Cases { get; }

    public IReadOnlyList<string> Readers { get; }

    /// <summary>Number of values that are present.</summary>
    public int ReadingCount { get; }

    /// <summary>Whether every reader read every case.</summary>
    public bool IsComplete => ReadingCount == Cases.Count * Readers.Count;

    public double? this[int caseIndex, int readerIndex]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)readerIndex, (uint)Readers.Count, nameof(readerIndex));
            var value = values[(caseIndex * Readers.Count) + readerIndex];
            return double.IsNaN(value) ? null : value;
        }
    }

    /// <summary>A table of single readings; cases and readers in order of appearance.</summary>
    /// <exception cref="ArgumentException">A reader gives two values for one case, or a value is not finite.</exception>
    public static ReadingTable Of(IEnumerable<Reading> readings)
    {
        var list = readings.ToList();
        var cases = list.Select(r => r.Case).Distinct().ToList();
        var readers = list.Select(r => r.Reader).Distinct().ToList();
        var row = cases.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        var column = readers.Select((name, j) => (name, j)).ToDictionary(p => p.name, p => p.j);
        var values = new double?[cases.Count, readers.Count];
        foreach (var (caseName, reader, value) in list)
        {
            ref var cell = ref values[row[caseName], column[reader]];
            cell = cell is null ? value : throw new ArgumentException($"Reader {reader} gives two values for {caseName}.", nameof(readings));
        }

        return new(cases, readers, values);
    }

    /// <summary>The present values of one case with their reader's index.</summary>
    public IEnumerable<(int Reader, double Value)> Row(int caseIndex)
    {
        for (var j = 0; j < Readers.Count; j++)
        {
            var value = values[(caseIndex * Readers.Count) + j];
            if (!double.IsNaN(value))
            {
                yield return (j, value);
            }
        }
    }

    /// <summary>The readings of two readers on the cases that both read.</summary>
    public IReadOnlyList<(double First, double Second)> Pairs(int first, int second) =>
        [.. Enumerable.Range(0, Cases.Count).Where(i => this[i, first].HasValue && this[i, second].HasValue).Select(i => (Cells(i)[first], Cells(i)[second]))];

    /// <summary>The rows at the given places, which may repeat (a resample); repeated rows are cases of their own.</summary>
    public ReadingTable Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var picked = new double[rows.Count * Readers.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            Cells(rows[i]).CopyTo(picked.AsSpan(i * Readers.Count));
        }

        return new([.. rows.Select((r, i) => $"{Cases[r]}#{i}")], Readers, picked);
    }

    /// <summary>Without cases that nobody read and readers who read nothing.</summary>
    public ReadingTable WithoutEmpty()
    {
        if (IsComplete)
        {
            return this;
        }

        var rows = Enumerable.Range(0, Cases.Count).Where(i => Row(i).Any()).ToList();
        var columns = Enumerable.Range(0, Readers.Count).Where(j => rows.Exists(i => this[i, j].HasValue)).ToList();
        return rows.Count == Cases.Count && columns.Count == Readers.Count
            ? this : new([.. rows.Select(i => Cases[i])], [.. columns.Select(j => Readers[j])], [.. rows.SelectMany(i => columns.Select(j => Cells(i)[j]))]);
    }

    /// <summary>The readings of one case by reader; NaN is missing.</summary>
    internal ReadOnlySpan<double> Cells(int caseIndex) => values.AsSpan(caseIndex * Readers.Count, Readers.Count);

    /// <summary>All readings, case by case; NaN is missing.</summary>
    internal ReadOnlySpan<double> Cells() => values;

    private static double[] Dense(IReadOnlyList<string> cases, IReadOnlyList<string> readers, double?[,] values)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(readers);
        ArgumentNullException.ThrowIfNull(values);
        if (values.GetLength(0) != cases.Count || values.GetLength(1) != readers.Count)
        {
            throw new ArgumentException($"{values.GetLength(0)}×{values.GetLength(1)} values for {cases.Count} cases and {readers.Count} readers.", nameof(values));
        }

        var dense = new double[values.Length];
        var at = 0;
        foreach (var value in values)
        {
            dense[at++] = value is not { } v ? double.NaN
                : double.IsFinite(v) ? v : throw new ArgumentException($"A reading of {v} is not a number; a missing one is null.", nameof(values));
        }

        return dense;
    }

    private static void RefuseRepeats(IReadOnlyList<string> names, string what)
    {
        var seen = new HashSet<string>(names.Count);
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                throw new ArgumentException($"{what} {name} appears twice.");
            }
        }
    }
}
