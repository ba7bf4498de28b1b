namespace CrowdAnnotate.Agreement;

/// <summary>
/// Dawid and Skene's model of raters who err by category (Dawid and Skene 1979): each item has one true category, each rater a
/// confusion matrix, and the labels of an item are independent given its category. Fitted by EM from the vote fractions, M then E.
/// </summary>
/// <param name="Prevalence">Share of each category among the items.</param>
/// <param name="Confusion">[rater][true][labelled], raters as in <paramref name="Raters"/>; a row is null where no labelled item has weight in that category.</param>
/// <param name="Posterior">[item][category], items as in <paramref name="Items"/>.</param>
/// <param name="LogLikelihood">Of the labels (and of the gold categories with theirs) at the estimates.</param>
/// <param name="LogPosterior">The log-likelihood and the logarithm of the priors' kernels; equal to it without a prior.</param>
/// <param name="Converged">Whether posteriors came to rest before the iterations ran out.</param>
/// <param name="Start">The starting point that led here, from 0 (the votes).</param>
public sealed record DawidSkene(
    IReadOnlyList<string> Items, IReadOnlyList<string> Raters, IReadOnlyList<double> Prevalence, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>?>> Confusion,
    IReadOnlyList<IReadOnlyList<double>> Posterior, double LogLikelihood, double LogPosterior, int Iterations, bool Converged, int Start)
{
    /// <summary>The estimates with the highest posterior of all starts. Undefined: noPairableValues (no label).</summary>
    /// <exception cref="ArgumentException">A label or gold label is no category, a gold item has no label, or a setting makes no sense.</exception>
    public static Statistic<DawidSkene> Fit(IReadOnlyList<RaterLabel> labels, DawidSkeneSettings settings)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        if (labels.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var patterns = new LabelPatterns(labels, settings);
        var random = new Random(settings.Seed);
        DawidSkeneSteps? best = null;
        var start = 0;
        for (var s = 0; s < settings.Starts; s++)
        {
            var steps = new DawidSkeneSteps(patterns, settings, s == 0 ? patterns.Votes() : Mixed(patterns, random));
            steps.Run();
            if (best is null || steps.LogPosterior > best.LogPosterior)
            {
                (best, start) = (steps, s);
            }
        }

        return new DawidSkene(
            patterns.Items, patterns.Raters, best!.Prevalence, best.ConfusionRows(), [.. patterns.PatternOfItem.Select(p => best.PosteriorOf(p))],
            best.LogLikelihood, best.LogPosterior, best.Iterations, best.Converged, start);
    }

    private static void Check(DawidSkeneSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Categories, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Starts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MaximumIterations, 1);
        if (settings.Prior is { } p && !(p.Prevalence >= 0 && p.Diagonal >= 0 && p.OffDiagonal >= 0 && double.IsFinite(p.Prevalence + p.Diagonal + p.OffDiagonal)))
        {
            throw new ArgumentException("A pseudo-count is negative or not finite.", nameof(settings));
        }
    }

    // Half the votes, half a draw uniform over the simplex.
    private static double[] Mixed(LabelPatterns patterns, Random random)
    {
        var (votes, k) = (patterns.Votes(), patterns.Categories);
        for (var p = 0; p < patterns.Count; p++)
        {
            if (patterns.GoldOf(p) >= 0)
            {
                continue;
            }

            var draw = Enumerable.Range(0, k).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
            var total = draw.Sum();
            for (var c = 0; c < k; c++)
            {
                votes[(p * k) + c] = (votes[(p * k) + c] + (total > 0 ? draw[c] / total : 1.0 / k)) / 2;
            }
        }

        return votes;
    }
}
