namespace CrowdAnnotate.Agreement;

/// <summary>The t interval of a mean.</summary>
public static class MeanInterval
{
    /// <summary>Null of fewer than two values.</summary>
    /// <param name="standardDeviation">Of the values, divisor n − 1.</param>
    public static Limits? Of(double mean, double standardDeviation, int n, double confidence = 0.95)
    {
        if (n < 2)
        {
            return null;
        }

        var half = Distributions.TQuantile((1 + confidence) / 2, n - 1) * standardDeviation / Math.Sqrt(n);
        return new(mean - half, mean + half);
    }
}
