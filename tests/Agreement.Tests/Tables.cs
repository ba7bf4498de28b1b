namespace CrowdAnnotate.Agreement.Tests;

/// <summary>Tables written as rows; NaN stands for a missing reading in these literals only.</summary>
internal static class Tables
{
    public const double None = double.NaN;

    /// <summary>Shrout and Fleiss 1979, table 2: six targets, four judges.</summary>
    public static ReadingTable ShroutFleiss => Of([9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]);

    /// <summary>Krippendorff's reliability data: twelve units, four observers, with gaps.</summary>
    public static ReadingTable Krippendorff => Of(
        [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None]);

    public static ReadingTable Of(params double[][] rows)
    {
        var values = new double?[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                values[i, j] = double.IsNaN(rows[i][j]) ? null : rows[i][j];
            }
        }

        return new([.. rows.Select((_, i) => $"case {i + 1}")], [.. rows[0].Select((_, j) => $"reader {j + 1}")], values);
    }

    /// <summary>Readings = 30 + case (SD 5) + reader (SD 1) + noise (SD 2), by seed.</summary>
    public static ReadingTable Simulated(int cases, int readers, int seed, double missing = 0)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var reader = Enumerable.Range(0, readers).Select(_ => Normal()).ToArray();
        return Of([.. Enumerable.Range(0, cases).Select(_ =>
        {
            var one = 30 + (5 * Normal());
            return reader.Select(r => random.NextDouble() < missing ? None : one + r + (2 * Normal())).ToArray();
        })]);
    }
}
