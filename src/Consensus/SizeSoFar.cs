using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// A case's size from the readers so far, and whether more are worth their time. The interval is Huber's mean of the logarithms ± t·s/√k, where s²
/// shrinks the case's own variance towards the pool of cases (as in Smyth, Stat. Appl. Genet. Mol. Biol. 3, 2004): an own variance of three
/// readers that agree by luck does not stop the reading. What is stopped so is to be called adaptive.
/// </summary>
/// <param name="Size">In the readings' unit.</param>
/// <param name="RelativeHalfWidth">How far the upper end of the 95 % interval lies above the size, as a share of it.</param>
public sealed record SizeSoFar(int Readers, double Size, double Lower, double Upper, double RelativeHalfWidth)
{
    /// <summary>Half-width of the interval, as a share of the size, below which a case has enough readers.</summary>
    public const double Narrow = 0.1;

    /// <summary>No case is stopped before it has this many readers.</summary>
    public const int FewestReaders = 3;

    public bool IsEnough => Readers >= FewestReaders && RelativeHalfWidth < Narrow;

    /// <summary>Undefined: needAtLeastTwoReaders, needPositiveValues.</summary>
    /// <param name="sizes">One per reader.</param>
    public static Statistic<SizeSoFar> Of(IReadOnlyList<double> sizes, ReaderSpread pool)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(pool);
        if (sizes.Count < 2)
        {
            return Undefined.NeedAtLeastTwoReaders;
        }

        if (sizes.Any(s => !(s > 0) || !double.IsFinite(s)))
        {
            return Undefined.NeedPositiveValues;
        }

        var logs = sizes.Select(s => Math.Log(s)).ToArray();
        var centre = HuberMean.Of(logs, pool.StandardDeviation);
        var own = HuberMean.VarianceOfReading(logs, centre, pool.StandardDeviation);
        var freedom = pool.DegreesOfFreedom + sizes.Count - 1;
        var pooled = pool.StandardDeviation * pool.StandardDeviation / HuberMean.Efficiency;
        var variance = ((pool.DegreesOfFreedom * pooled) + ((sizes.Count - 1) * own)) / freedom;
        var half = T975(freedom) * Math.Sqrt(variance / sizes.Count);
        return new SizeSoFar(sizes.Count, Math.Exp(centre), Math.Exp(centre - half), Math.Exp(centre + half), Math.Exp(half) - 1);
    }

    /// <summary>The 97.5 % point of t by its expansion about the normal one, within .8 % from 2 degrees of freedom on (Abramowitz and Stegun 26.7.5).</summary>
    private static double T975(double freedom)
    {
        const double z = 1.959963984540054;
        var (z2, z3) = (z * z, z * z * z);
        return z + ((z3 + z) / (4 * freedom)) + (((5 * z2 * z3) + (16 * z3) + (3 * z)) / (96 * freedom * freedom))
            + (((3 * z2 * z2 * z3) + (19 * z2 * z3) + (17 * z3) - (15 * z)) / (384 * freedom * freedom * freedom))
            + (((79 * z3 * z3 * z3) + (776 * z2 * z2 * z3) + (1482 * z2 * z3) - (1920 * z3) - (945 * z)) / (92160 * Math.Pow(freedom, 4)));
    }
}
