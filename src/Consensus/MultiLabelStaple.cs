using CrowdAnnotate.Agreement;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// STAPLE of label maps (Warfield 2004, §II; Rohlfing, Russakoff and Maurer, IEEE TMI 23:983, 2004): each reader's confusion of labels and
/// the label of each voxel. The prior of a label is its frequency over all readers.
/// </summary>
public sealed class MultiLabelStaple
{
    private readonly VotePatterns patterns;

    private MultiLabelStaple(VolumeGeometry field, VotePatterns patterns, ConfusionRates rates, int iterations)
    {
        (Field, this.patterns, Iterations) = (field, patterns, iterations);
        (Priors, Confusion) = (rates.Priors, rates.Confusion);
        (Winners, Voted) = (rates.Winners(), Array.ConvertAll(patterns.Labels, votes => (byte)LabelVoting.Winner(votes, rates.Priors.Length)));
    }

    /// <summary>The grid that was estimated on, all of it.</summary>
    public VolumeGeometry Field { get; }

    /// <summary>Frequency of each label over all readers.</summary>
    public IReadOnlyList<double> Priors { get; }

    /// <summary>[reader][observed][true]: the probability that the reader gives the label observed where another is true. The last row observed is of no label, and 0.</summary>
    public IReadOnlyList<double[][]> Confusion { get; }

    public int Iterations { get; }

    /// <summary>How many voxels have each label; the last, of undecided voxels, is the number of labels.</summary>
    public IReadOnlyList<long> Counts => [.. Enumerable.Range(0, Priors.Count + 1).Select(l => Winners.Zip(patterns.Counts, (w, n) => w == l ? n : 0).Sum())];

    private byte[] Winners { get; }

    private byte[] Voted { get; }

    /// <summary>
    /// From the labels that most readers gave, until no probability moves by 1e-10. Undefined: stapleNotIdentifiedBelow3Readers, didNotConverge.
    /// </summary>
    /// <param name="field">The readers' grid.</param>
    /// <param name="readers">One label per voxel and reader, in the grid's order.</param>
    /// <exception cref="ArgumentException">A reader has not as many labels as the grid has voxels, or one of 255, which leaves no number for undecided.</exception>
    public static Statistic<MultiLabelStaple> Estimate(VolumeGeometry field, IReadOnlyList<byte[]> readers)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(readers);
        if (readers.Any(r => r.Length != field.VoxelCount))
        {
            throw new ArgumentException($"A reader has not the {field.VoxelCount} labels of the grid.", nameof(readers));
        }

        if (readers.Any(r => r.AsSpan().Contains(byte.MaxValue)))
        {
            throw new ArgumentException("Label 255 leaves no number for undecided voxels.", nameof(readers));
        }

        if (readers.Count < 3)
        {
            return Undefined.StapleNotIdentifiedBelow3Readers;
        }

        var patterns = VotePatterns.OfLabels(readers, readers.Max(r => r.Max()) + 1);
        var rates = new ConfusionRates(patterns);
        for (var iteration = 1; iteration <= 100_000; iteration++)
        {
            if (rates.Step() < 1e-10)
            {
                return new MultiLabelStaple(field, patterns, rates, iteration);
            }
        }

        return Undefined.DidNotConverge;
    }

    /// <summary>The most probable label of each voxel; the number of labels where two are as probable.</summary>
    public byte[] Labels() => Spread(Winners);

    /// <summary>The label that most readers gave each voxel; the number of labels where two have as many votes.</summary>
    public byte[] Votes() => Spread(Voted);

    private byte[] Spread(byte[] byPattern)
    {
        var voxels = new byte[patterns.Voxels];
        patterns.Spread(byPattern, voxels.AsMemory());
        return voxels;
    }
}
