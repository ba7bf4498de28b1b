namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Normal numbers from a seeded source (Box and Muller 1958).</summary>
internal static class Normal
{
    public static double Next(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
