namespace CrowdAnnotate.Agreement;

/// <summary>The EM steps of <see cref="DawidSkene"/> on label patterns, on logarithms, so that many labels do not underflow.</summary>
internal sealed class DawidSkeneSteps
{
    private readonly LabelPatterns patterns;
    private readonly DawidSkeneSettings settings;
    private readonly int k;
    private readonly double[] posterior;

    // [(rater · k + label) · k + true]: the label's column over the true categories lies together.
    private readonly double[] counts;
    private readonly double[] log;
    private readonly double[] given;

    public DawidSkeneSteps(LabelPatterns patterns, DawidSkeneSettings settings, double[] start)
    {
        (this.patterns, this.settings, k, posterior) = (patterns, settings, patterns.Categories, start);
        counts = new double[patterns.Raters.Count * k * k];
        (log, given, Prevalence) = (new double[counts.Length], new double[patterns.Raters.Count * k], new double[k]);
    }

    public double[] Prevalence { get; }

    public double LogLikelihood { get; private set; }

    public double LogPosterior { get; private set; }

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    public void Run()
    {
        while (!Converged && Iterations < settings.MaximumIterations)
        {
            Maximise();
            Converged = Expect() <= settings.Tolerance;
            Iterations++;
        }

        LogPosterior = LogLikelihood + LogPrior();
    }

    public double[] PosteriorOf(int pattern) => posterior[(pattern * k)..((pattern + 1) * k)];

    public List<IReadOnlyList<double>?[]> ConfusionRows() => [.. Enumerable.Range(0, patterns.Raters.Count).Select(rater => Enumerable.Range(0, k)
        .Select(t => given[(rater * k) + t] > 0
            ? Enumerable.Range(0, k).Select(label => counts[(((rater * k) + label) * k) + t] / given[(rater * k) + t]).ToArray() : null).ToArray())];

    // M: prevalence and confusion from the weighted posteriors and pseudo-counts.
    private void Maximise()
    {
        var prior = settings.Prior ?? new(0, 0, 0);
        Array.Fill(Prevalence, prior.Prevalence);
        Array.Fill(counts, prior.OffDiagonal);
        for (var o = 0; o < given.Length; o++)
        {
            counts[(o * k) + (o % k)] = prior.Diagonal;
        }

        for (var p = 0; p < patterns.Count; p++)
        {
            var own = posterior.AsSpan(p * k, k);
            var weight = patterns.Weights[p];
            for (var t = 0; t < k; t++)
            {
                Prevalence[t] += weight * own[t];
            }

            foreach (var code in patterns.Of(p))
            {
                var column = counts.AsSpan(code * k, k);
                for (var t = 0; t < k; t++)
                {
                    column[t] += weight * own[t];
                }
            }
        }

        Normalise();
    }

    private void Normalise()
    {
        var total = Prevalence.Sum();
        for (var t = 0; t < k; t++)
        {
            Prevalence[t] /= total;
        }

        Array.Clear(given);
        for (var c = 0; c < counts.Length; c++)
        {
            given[(c / (k * k) * k) + (c % k)] += counts[c];
        }

        for (var c = 0; c < counts.Length; c++)
        {
            var row = given[(c / (k * k) * k) + (c % k)];
            log[c] = counts[c] > 0 ? Math.Log(counts[c] / row) : double.NegativeInfinity;
        }
    }

    // E: the posteriors, and the log-likelihood of what they rest on. Gives the largest change of a posterior.
    private double Expect()
    {
        var change = 0.0;
        LogLikelihood = 0;
        Span<double> joint = stackalloc double[k <= 64 ? k : 0];
        joint = joint.Length == k ? joint : new double[k];
        for (var p = 0; p < patterns.Count; p++)
        {
            for (var t = 0; t < k; t++)
            {
                joint[t] = Math.Log(Prevalence[t]);
            }

            foreach (var code in patterns.Of(p))
            {
                var column = log.AsSpan(code * k, k);
                for (var t = 0; t < k; t++)
                {
                    joint[t] += column[t];
                }
            }

            if (patterns.GoldOf(p) is var gold and >= 0)
            {
                LogLikelihood += patterns.Weights[p] * joint[gold];
                continue;
            }

            change = Math.Max(change, Settle(joint, posterior.AsSpan(p * k, k), patterns.Weights[p]));
        }

        return change;
    }

    private double Settle(Span<double> joint, Span<double> own, double weight)
    {
        var highest = double.NegativeInfinity;
        foreach (var value in joint)
        {
            highest = Math.Max(highest, value);
        }

        var (total, change) = (0.0, 0.0);
        for (var t = 0; t < joint.Length; t++)
        {
            total += joint[t] = Math.Exp(joint[t] - highest);
        }

        for (var t = 0; t < joint.Length; t++)
        {
            var next = joint[t] / total;
            change = Math.Max(change, Math.Abs(next - own[t]));
            own[t] = next;
        }

        LogLikelihood += weight * (highest + Math.Log(total));
        return change;
    }

    private double LogPrior()
    {
        if (settings.Prior is not { } prior)
        {
            return 0;
        }

        // A pseudo-count of 0 is a flat prior: it adds nothing, whatever the estimate.
        static double Kernel(double count, double logarithm) => count > 0 ? count * logarithm : 0;
        return Prevalence.Sum(p => Kernel(prior.Prevalence, Math.Log(p)))
            + log.Select((l, c) => Kernel(c / k % k == c % k ? prior.Diagonal : prior.OffDiagonal, l)).Sum();
    }
}
