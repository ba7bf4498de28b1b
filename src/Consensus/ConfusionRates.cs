namespace CrowdAnnotate.Consensus;

/// <summary>
/// What STAPLE of label maps iterates on: θ[reader][observed][true] and the patterns of votes. W of a true label is proportional to its prior
/// times Π θ[reader][vote][true]; θ is the share of W that a reader's label has among the voxels' W of the true one.
/// </summary>
internal sealed class ConfusionRates
{
    private readonly VotePatterns patterns;
    private readonly int labels;

    public ConfusionRates(VotePatterns patterns)
    {
        this.patterns = patterns;
        var readers = patterns.Labels[0].Length;
        labels = patterns.Labels.Max(votes => votes.Max()) + 1;
        Priors = new double[labels];
        Confusion = [.. Enumerable.Range(0, readers).Select(_ => Empty())];
        for (var p = 0; p < patterns.Counts.Length; p++)
        {
            foreach (var vote in patterns.Labels[p])
            {
                Priors[vote] += patterns.Counts[p] / ((double)readers * patterns.Voxels);
            }
        }

        Start();
    }

    public double[] Priors { get; }

    public double[][][] Confusion { get; private set; }

    /// <summary>Expects, then maximises.</summary>
    /// <returns>The largest change of a probability.</returns>
    public double Step()
    {
        var next = Array.ConvertAll(Confusion, _ => Empty());
        for (var p = 0; p < patterns.Counts.Length; p++)
        {
            var truth = Truth(p);
            var sum = truth.Sum();
            for (var r = 0; r < next.Length && sum > 0; r++)
            {
                for (var t = 0; t < labels; t++)
                {
                    next[r][patterns.Labels[p][r]][t] += patterns.Counts[p] * truth[t] / sum;
                }
            }
        }

        var change = 0.0;
        for (var r = 0; r < next.Length; r++)
        {
            for (var t = 0; t < labels; t++)
            {
                var whole = next[r].Sum(row => row[t]);
                for (var o = 0; o < labels && whole > 0; o++)
                {
                    next[r][o][t] /= whole;
                }

                change = Math.Max(change, Enumerable.Range(0, labels + 1).Max(o => Math.Abs(next[r][o][t] - Confusion[r][o][t])));
            }
        }

        Confusion = next;
        return change;
    }

    /// <summary>Pattern by pattern the most probable label; the number of labels where two are as probable.</summary>
    public byte[] Winners() => [.. Enumerable.Range(0, patterns.Counts.Length).Select(p =>
    {
        var truth = Truth(p);
        var most = truth.Max();
        var first = Array.IndexOf(truth, most);
        return (byte)(first == Array.LastIndexOf(truth, most) ? first : labels);
    })];

    private double[][] Empty() => [.. Enumerable.Range(0, labels + 1).Select(_ => new double[labels])];

    private double[] Truth(int pattern)
    {
        var truth = (double[])Priors.Clone();
        for (var r = 0; r < Confusion.Length; r++)
        {
            var row = Confusion[r][patterns.Labels[pattern][r]];
            for (var t = 0; t < labels; t++)
            {
                truth[t] *= row[t];
            }
        }

        return truth;
    }

    /// <summary>
    /// Of the voxels where a reader gives a label, the share that each label won by votes. A tie counts for label 0 where the next
    /// label is observed: ITK 5 begins so, and which optimum is reached, and so whether results compare, depends on the beginning.
    /// </summary>
    private void Start()
    {
        for (var p = 0; p < patterns.Counts.Length; p++)
        {
            var winner = LabelVoting.Winner(patterns.Labels[p], labels);
            for (var r = 0; r < Confusion.Length; r++)
            {
                var (row, column) = winner == labels ? (patterns.Labels[p][r] + 1, 0) : (patterns.Labels[p][r], winner);
                Confusion[r][row][column] += patterns.Counts[p];
            }
        }

        foreach (var row in Confusion.SelectMany(c => c))
        {
            var sum = row.Sum();
            for (var t = 0; t < labels && sum > 0; t++)
            {
                row[t] /= sum;
            }
        }
    }
}
