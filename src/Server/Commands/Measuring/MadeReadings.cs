using System.Globalization;
using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>Readings of a made crowd: a true size (log-normal about 20 mm) and reader's bias and error, or the fifth of the sizes that it falls into.</summary>
internal static class MadeReadings
{
    public const int Readers = 5;
    public const int Categories = 5;
    private const int Seed = 20171126;

    public static CategoryScale Scale { get; } = new([1, 2, 3, 4, 5]);

    /// <summary>Sizes, mm. Every reading is there.</summary>
    public static double?[,] Sizes(int cases)
    {
        var random = new Random(Seed);
        var bias = Enumerable.Range(0, Readers).Select(_ => Normal(random)).ToArray();
        var sizes = new double?[cases, Readers];
        for (var i = 0; i < cases; i++)
        {
            var truth = 20 * Math.Exp(0.4 * Normal(random));
            for (var j = 0; j < Readers; j++)
            {
                sizes[i, j] = truth + bias[j] + (2 * Normal(random));
            }
        }

        return sizes;
    }

    /// <summary>Answers from 1 to 5.</summary>
    /// <param name="missing">Share of readings that are not there.</param>
    public static double?[,] Answers(int cases, double missing)
    {
        var random = new Random(Seed + 1);
        var sizes = Sizes(cases);
        var answers = new double?[cases, Readers];
        for (var i = 0; i < cases; i++)
        {
            for (var j = 0; j < Readers; j++)
            {
                answers[i, j] = random.NextDouble() < missing ? null : 1 + Math.Min(Categories - 1, Math.Max(0, Math.Floor((sizes[i, j]!.Value - 8) / 6)));
            }
        }

        return answers;
    }

    public static ReadingTable Table(double?[,] values) => new(
        [.. Enumerable.Range(0, values.GetLength(0)).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))],
        [.. Enumerable.Range(0, Readers).Select(j => string.Create(CultureInfo.InvariantCulture, $"r{j}"))], values);

    /// <summary>A row for each case, a column for each reader, no heads, an empty cell is missing: for the programs to compare with.</summary>
    public static void Write(string path, double?[,] values)
    {
        using var file = new StreamWriter(path);
        for (var i = 0; i < values.GetLength(0); i++)
        {
            file.WriteLine(string.Join(',', Enumerable.Range(0, Readers).Select(j => values[i, j]?.ToString("R", CultureInfo.InvariantCulture) ?? "")));
        }
    }

    // Box and Muller 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
