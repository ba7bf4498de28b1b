namespace CrowdAnnotate.Consensus;

/// <summary>How undecided a voxel is: 0 bits where it is surely inside or outside, 1 bit at even odds (Shannon 1948).</summary>
internal static class BinaryEntropy
{
    /// <param name="p">The probability of being inside, or the share of votes for it.</param>
    public static double Bits(double p) => p is <= 0 or >= 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
}
