using CrowdAnnotate.Agreement;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// STAPLE (Warfield, Zou and Wells, IEEE TMI 23:903, 2004) of regions: each reader's sensitivity and specificity and the probability of each
/// voxel to be inside, by expectation and maximisation on the patterns of votes. The prior is the mean vote over the field, so the
/// result depends on how much background the field has: it is a diagnostic of readers and tells the field it ran on.
/// </summary>
public sealed class Staple
{
    /// <summary>The largest change of a rate at which iterating usually stops, that of ITK 5.</summary>
    public const double UsualTolerance = 1e-7;

    private const int FewestReaders = 3;
    private const int MostIterations = 100_000;
    private readonly VotePatterns patterns;
    private readonly double[] inside;

    private Staple(VolumeGeometry field, VotePatterns patterns, double prior, StapleRates rates, int iterations)
    {
        (Field, this.patterns, Prior, Iterations) = (field, patterns, prior, iterations);
        (Sensitivity, Specificity, inside) = (rates.Sensitivity, rates.Specificity, rates.Inside);
        PosteriorSum = patterns.Counts.Zip(inside, (n, w) => n * w).Sum();
        CountAtLeastHalf = (int)patterns.Counts.Zip(inside, (n, w) => w >= 0.5 ? n : 0).Sum();
    }

    /// <summary>The grid that was estimated on, all of it.</summary>
    public VolumeGeometry Field { get; }

    /// <summary>Reader by reader; null where no voxel can be inside.</summary>
    public IReadOnlyList<double?> Sensitivity { get; }

    /// <summary>Reader by reader; null where no voxel can be outside.</summary>
    public IReadOnlyList<double?> Specificity { get; }

    /// <summary>Mean vote over the field.</summary>
    public double Prior { get; }

    public int Iterations { get; }

    /// <summary>Sum of the posterior over the field, voxels.</summary>
    public double PosteriorSum { get; }

    /// <summary>Voxels whose posterior is at least ½.</summary>
    public int CountAtLeastHalf { get; }

    /// <summary>
    /// From the vote fractions, until no sensitivity or specificity moves by more than the tolerance. A reader who drew nothing votes for outside.
    /// Undefined: stapleNotIdentifiedBelow3Readers, didNotConverge.
    /// </summary>
    /// <exception cref="ArgumentException">The regions lie on different grids.</exception>
    public static Statistic<Staple> Estimate(IReadOnlyList<Mask> readers, double tolerance = UsualTolerance)
    {
        ArgumentNullException.ThrowIfNull(readers);
        if (readers.Count < FewestReaders)
        {
            return Undefined.StapleNotIdentifiedBelow3Readers;
        }

        var field = readers[0].Geometry;
        if (readers.Any(m => !ReferenceEquals(m.Geometry, field) && !m.Geometry.Coincides(field)))
        {
            throw new ArgumentException("The regions lie on different grids.", nameof(readers));
        }

        var patterns = VotePatterns.OfRegions([.. readers.Select(m => m.Voxels)]);
        var rates = new StapleRates(patterns);
        var prior = patterns.Counts.Zip(rates.Inside, (n, w) => n * w).Sum() / patterns.Voxels;
        for (var iteration = 1; iteration <= MostIterations; iteration++)
        {
            if (rates.Step(prior) <= tolerance)
            {
                return new Staple(field, patterns, prior, rates, iteration);
            }
        }

        return Undefined.DidNotConverge;
    }

    /// <summary>The probability of each voxel to be inside, on the field.</summary>
    public Volume Posterior() => OnField(w => (float)w);

    /// <summary>The entropy of that probability, bits.</summary>
    public Volume Entropy() => OnField(w => (float)BinaryEntropy.Bits(w));

    /// <summary>The same in full precision, in the field's order.</summary>
    public double[] PosteriorVoxels()
    {
        var voxels = new double[patterns.Voxels];
        patterns.Spread(inside, voxels.AsMemory());
        return voxels;
    }

    /// <summary>The voxels whose posterior is at least ½.</summary>
    public Mask AtLeastHalf()
    {
        var voxels = new byte[patterns.Voxels];
        patterns.Spread(Array.ConvertAll(inside, w => w >= 0.5 ? (byte)1 : (byte)0), voxels.AsMemory());
        return new(Field, voxels);
    }

    private Volume OnField(Converter<double, float> value)
    {
        var voxels = new float[patterns.Voxels];
        patterns.Spread(Array.ConvertAll(inside, value), voxels.AsMemory());
        return new(Field, voxels);
    }
}
