namespace CrowdAnnotate.Agreement;

/// <summary>The score interval of a share (Wilson 1927): it stays within 0 to 1 and says something of 0 and of n successes, too.</summary>
public static class WilsonInterval
{
    /// <exception cref="ArgumentException">There is no trial, or more successes than trials.</exception>
    public static Limits Of(int successes, int trials, double confidence = 0.95)
    {
        if (trials < 1 || successes < 0 || successes > trials)
        {
            throw new ArgumentException($"{successes} of {trials} is no share.", nameof(successes));
        }

        double n = trials, share = successes / n, z = NormalDistribution.Quantile((1 + confidence) / 2);
        var centre = share + (z * z / (2 * n));
        var half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        var width = 1 + (z * z / n);
        return new(Math.Max(0, (centre - half) / width), Math.Min(1, (centre + half) / width));
    }
}
