using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Consensus;

/// <summary>How readers scatter about a case's size, learnt on cases that are read already; on logarithms, so that it is a share of the size.</summary>
/// <param name="StandardDeviation">Of one reader about the case, of logarithms.</param>
/// <param name="DegreesOfFreedom">What it weighs against a case's own scatter.</param>
public sealed record ReaderSpread(double StandardDeviation, double DegreesOfFreedom)
{
    // One case's readers may scatter more than another's: however many cases there are, the pool weighs no more than this.
    private const double MostWeight = 10;

    /// <summary>
    /// Pooled over cases by Huber's proposal 2 (Huber and Ronchetti, Robust Statistics, 2nd ed., §6.4): the scale at which Σ ψ(r/s)² is what
    /// normal readings give, so that a few gross errors do not widen it. Undefined: noVariation, needPositiveValues, needAtLeastTwoReaders.
    /// </summary>
    /// <param name="cases">The readers' sizes of each case; cases with one reader tell nothing.</param>
    public static Statistic<ReaderSpread> Pool(IReadOnlyList<IReadOnlyList<double>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var repeated = cases.Where(c => c.Count > 1).ToList();
        if (repeated.Count == 0)
        {
            return Undefined.NeedAtLeastTwoReaders;
        }

        if (repeated.Any(c => c.Any(size => !(size > 0) || !double.IsFinite(size))))
        {
            return Undefined.NeedPositiveValues;
        }

        var logs = repeated.ConvertAll(c => c.Select(size => Math.Log(size)).ToArray());
        double freedom = logs.Sum(c => c.Length - 1);
        var scale = Math.Sqrt(logs.Sum(c => c.Sum(y => (y - c.Average()) * (y - c.Average()))) / freedom);
        for (var i = 0; i < 100 && scale > 0; i++)
        {
            var next = scale * Math.Sqrt(logs.Sum(c => SumOfSquares(c, scale)) / (freedom * HuberMean.SquareOfNormal));
            var isSettled = Math.Abs(next - scale) <= 1e-10 * scale;
            scale = next;
            if (isSettled)
            {
                break;
            }
        }

        return scale > 0 ? new ReaderSpread(scale, Math.Min(freedom, MostWeight)) : Undefined.NoVariation;
    }

    private static double SumOfSquares(double[] logs, double scale)
    {
        var centre = HuberMean.Of(logs, scale);
        return logs.Sum(y => Math.Pow(HuberMean.Bounded((y - centre) / scale), 2));
    }
}
