using System.Globalization;

namespace CrowdAnnotate.Bench;

/// <summary>Repeated measurements of one quantity.</summary>
public sealed record Spread(double Min, double Median, double Max, int Runs)
{
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("A spread is of at least one value.", nameof(values));
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[^1], sorted.Length);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Min:G4} / {Median:G4} / {Max:G4} in {Runs} runs");
}
