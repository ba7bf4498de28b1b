namespace CrowdAnnotate.Consensus;

/// <summary>
/// How readers answer on cases whose truth comes from outside the crowd: the probability of each answer by the true category, of one reader,
/// shrunken towards that of all, which itself is shrunken towards answers that are mostly right.
/// </summary>
public sealed class GoldAccuracy
{
    // Weights of the pool in a reader's row, and of the first guess in the pool's: in controls.
    private const double PoolWeight = 5;
    private const double GuessWeight = 4;
    private const double RightGuess = 0.7;
    private readonly Dictionary<string, double[,]> byReader = [];
    private readonly double[,] pool;

    /// <param name="categories">How many answers there are, two at least; they are numbered from 0.</param>
    /// <param name="controls">Each answer to a control, with its truth.</param>
    /// <exception cref="ArgumentException">Fewer than two categories, or a number beyond them.</exception>
    public GoldAccuracy(int categories, IReadOnlyList<(string Reader, int Truth, int Answer)> controls)
    {
        ArgumentNullException.ThrowIfNull(controls);
        if (categories < 2 || controls.Any(c => c.Truth < 0 || c.Truth >= categories || c.Answer < 0 || c.Answer >= categories))
        {
            throw new ArgumentException($"There are {categories} categories, numbered from 0, and each control is of one.", nameof(controls));
        }

        Categories = categories;
        pool = Rows(controls, (t, a) => t == a ? RightGuess : (1 - RightGuess) / (categories - 1), GuessWeight);
        foreach (var reader in controls.GroupBy(c => c.Reader))
        {
            byReader[reader.Key] = Rows([.. reader], (t, a) => pool[t, a], PoolWeight);
        }
    }

    public int Categories { get; }

    /// <summary>The probability that the reader gives this answer when that is true; a reader without controls is as all are.</summary>
    public double Of(string reader, int truth, int answer) => byReader.GetValueOrDefault(reader, pool)[truth, answer];

    private double[,] Rows(IReadOnlyList<(string Reader, int Truth, int Answer)> controls, Func<int, int, double> before, double weight)
    {
        var rows = new double[Categories, Categories];
        foreach (var (_, truth, answer) in controls)
        {
            rows[truth, answer]++;
        }

        for (var t = 0; t < Categories; t++)
        {
            var count = weight + Enumerable.Range(0, Categories).Sum(a => rows[t, a]);
            for (var a = 0; a < Categories; a++)
            {
                rows[t, a] = (rows[t, a] + (weight * before(t, a))) / count;
            }
        }

        return rows;
    }
}
