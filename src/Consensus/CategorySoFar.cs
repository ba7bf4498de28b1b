namespace CrowdAnnotate.Consensus;

/// <summary>
/// A case's category from the answers so far, each weighed by its reader's accuracy on controls, and whether more are worth their time:
/// P(t) ∝ prevalence(t)·Π P(answer | t). Answers are taken to be independent given the truth. What is stopped so is to be called adaptive.
/// </summary>
public sealed record CategorySoFar
{
    /// <summary>Posterior at which a case has enough answers.</summary>
    public const double Sure = 0.95;

    private CategorySoFar(double[] posterior, int answers) => (Posterior, Answers) = (posterior, answers);

    /// <summary>By category; sums to 1.</summary>
    public IReadOnlyList<double> Posterior { get; }

    public int Answers { get; }

    /// <summary>The most probable; of several the first.</summary>
    public int Category => Posterior.Index().MaxBy(p => p.Item).Index;

    public bool IsEnough => Answers > 0 && Posterior.Max() >= Sure;

    /// <param name="answers">At most one per reader.</param>
    /// <param name="prevalence">How often each category is true, all above 0; they need not sum to 1. All alike when null.</param>
    /// <exception cref="ArgumentException">An answer or the prevalence does not fit the categories, or a reader answered twice.</exception>
    public static CategorySoFar Of(IReadOnlyList<(string Reader, int Answer)> answers, GoldAccuracy accuracy, IReadOnlyList<double>? prevalence = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(accuracy);
        var logs = prevalence?.Select(p => Math.Log(p)).ToArray() ?? new double[accuracy.Categories];
        if (logs.Length != accuracy.Categories || !logs.All(double.IsFinite) || answers.Any(a => a.Answer < 0 || a.Answer >= accuracy.Categories))
        {
            throw new ArgumentException($"There are {accuracy.Categories} categories, numbered from 0, each of some prevalence.", nameof(prevalence));
        }

        if (answers.DistinctBy(a => a.Reader).Count() != answers.Count)
        {
            throw new ArgumentException("A reader answered twice.", nameof(answers));
        }

        for (var t = 0; t < logs.Length; t++)
        {
            logs[t] += answers.Sum(a => Math.Log(accuracy.Of(a.Reader, t, a.Answer)));
        }

        // Relative to the most probable, so that many answers do not underflow.
        var most = logs.Max();
        double[] likelihoods = [.. logs.Select(l => Math.Exp(l - most))];
        var sum = likelihoods.Sum();
        return new([.. likelihoods.Select(l => l / sum)], answers.Count);
    }
}
