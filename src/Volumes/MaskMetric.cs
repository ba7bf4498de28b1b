namespace CrowdAnnotate.Volumes;

/// <summary>A number about masks, or the reason why there is none; never both, never NaN.</summary>
public sealed record MaskMetric
{
    private MaskMetric(double? value, string? undefined) => (Value, Undefined) = (value, undefined);

    /// <summary>The number; null when it is undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no number; null when there is one.</summary>
    public string? Undefined { get; }

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static MaskMetric Of(double value) =>
        double.IsFinite(value) ? new MaskMetric(value, null) : throw new ArgumentOutOfRangeException(nameof(value), value, "A metric is a finite number.");

    public static MaskMetric Without(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new MaskMetric(null, reason);
    }
}
