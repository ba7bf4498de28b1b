using CsCheck;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>
/// Tables of every shape. Values are multiples of an eighth, so that shifting and doubling them rounds nothing and no mean square is
/// near what counts as zero: a property that holds cannot fail by chance.
/// </summary>
internal static class AnyTable
{
    /// <summary>The declared scale of <see cref="Ratings"/>; its ends and middle may go unused.</summary>
    public static readonly CategoryScale Scale = new([1, 2, 3, 4, 5]);

    /// <summary>One to nine cases, one to five readers, five categories, up to half of the readings missing, some tables of one category.</summary>
    public static readonly Gen<ReadingTable> Ratings =
        from cases in Gen.Int[1, 9]
        from readers in Gen.Int[1, 5]
        from categories in Gen.Int[1, 5]
        from missing in Gen.Int[0, 5]
        from cells in Cells(Gen.Int[1, categories].Select(v => (double)v), missing).Array[cases * readers]
        select Of(cells, readers);

    public static readonly Gen<ReadingTable> CompleteRatings =
        from cases in Gen.Int[2, 9]
        from readers in Gen.Int[2, 5]
        from cells in Gen.Int[1, 5].Select(v => (double)v).Array[cases * readers]
        select Of(cells, readers);

    /// <summary>Measurements without any missing.</summary>
    public static readonly Gen<ReadingTable> Complete =
        from cases in Gen.Int[2, 9]
        from readers in Gen.Int[2, 5]
        from spread in Gen.Int[1, 400]
        from cells in Gen.Int[-spread, spread].Select(v => v / 8.0).Array[cases * readers]
        select Of(cells, readers);

    /// <summary>Measurements above zero, some missing.</summary>
    public static readonly Gen<ReadingTable> Positive =
        from cases in Gen.Int[1, 9]
        from readers in Gen.Int[1, 5]
        from missing in Gen.Int[0, 5]
        from cells in Cells(Gen.Int[1, 800].Select(v => v / 8.0), missing).Array[cases * readers]
        select Of(cells, readers);

    /// <summary>The table with cases and readers in another order, drawn by a seed.</summary>
    public static ReadingTable Shuffled(ReadingTable table, int seed)
    {
        var random = new Random(seed);
        var (rows, columns) = (Enumerable.Range(0, table.Cases.Count).ToArray(), Enumerable.Range(0, table.Readers.Count).ToArray());
        random.Shuffle(rows);
        random.Shuffle(columns);
        return Made([.. rows.Select(i => table.Cases[i])], [.. columns.Select(j => table.Readers[j])], (i, j) => table[rows[i], columns[j]]);
    }

    /// <summary>The table with each value replaced.</summary>
    public static ReadingTable Mapped(ReadingTable table, Func<double, double> map) => Mapped(table, (_, v) => map(v));

    public static ReadingTable Mapped(ReadingTable table, Func<int, double, double> map) =>
        Made(table.Cases, table.Readers, (i, j) => table[i, j] is { } v ? map(j, v) : null);

    /// <summary>Every case twice.</summary>
    public static ReadingTable CasesTwice(ReadingTable table) => table.Rows([.. Enumerable.Range(0, table.Cases.Count), .. Enumerable.Range(0, table.Cases.Count)]);

    /// <summary>Every reader twice.</summary>
    public static ReadingTable ReadersTwice(ReadingTable table) =>
        Made(table.Cases, [.. table.Readers, .. table.Readers.Select(r => r + " again")], (i, j) => table[i, j % table.Readers.Count]);

    private static Gen<double> Cells(Gen<double> value, int missingInTen) => Gen.Select(value, Gen.Int[0, 9], (v, m) => m < missingInTen ? Tables.None : v);

    private static ReadingTable Of(double[] cells, int readers) => Tables.Of([.. cells.Chunk(readers)]);

    private static ReadingTable Made(IReadOnlyList<string> cases, IReadOnlyList<string> readers, Func<int, int, double?> cell)
    {
        var values = new double?[cases.Count, readers.Count];
        for (var i = 0; i < cases.Count; i++)
        {
            for (var j = 0; j < readers.Count; j++)
            {
                values[i, j] = cell(i, j);
            }
        }

        return new(cases, readers, values);
    }
}
