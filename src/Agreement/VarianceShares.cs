namespace CrowdAnnotate.Agreement;

/// <summary>Where a fit of <see cref="MixedModel"/> begins: shares of the total variance, from the last fit of nearly the same readings. It ends where any other start ends.</summary>
public sealed record VarianceShares(double Cases, double Readers, double Residual)
{
    /// <summary>Kept off the boundaries, which a variance leaves slowly.</summary>
    internal double[] Inner => [Math.Clamp(Cases, 0.01, 0.98), Math.Clamp(Readers, 0.01, 0.98), Math.Clamp(Residual, 0.001, 0.98)];
}
