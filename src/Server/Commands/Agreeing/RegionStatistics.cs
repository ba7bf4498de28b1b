using CrowdAnnotate.Consensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Regions of several readers on one grid: what they have in common, one out of many, and who is how reliable.</summary>
internal static class RegionStatistics
{
    private const double Limit = 1e-14;

    private static readonly Dictionary<string, ConsensusRule> Rules = new()
    {
        ["majority_ge50"] = ConsensusRule.MajorityAtLeastHalf, ["majority_gt50"] = ConsensusRule.MajorityOverHalf,
        ["union"] = ConsensusRule.Union, ["intersection"] = ConsensusRule.Intersection, ["sba_mean"] = ConsensusRule.MeanDistance,
        ["sba_median"] = ConsensusRule.MedianDistance, ["sba_trim20"] = ConsensusRule.TrimmedMeanDistance,
    };

    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["staple.binary"] = Binary,
        ["staple.multiLabel"] = MultiLabel,
        ["consensus.masks"] = r =>
        {
            var readers = MaskInputs.Masks(r);
            return Rules.ToDictionary(rule => rule.Key, rule => Region(r, rule.Key, ConsensusMask.Compute(readers, rule.Value)));
        },
        ["consensus.votes"] = r => Votes(MaskInputs.Masks(r)),
        ["overlap.pairwise"] = r =>
        {
            var readers = MaskInputs.Masks(r);
            return new { pairs = Pairs(readers.Count).Select(p => Pair(readers, p.A, p.B)).ToList() };
        },
    };

    // The references state rates and sums at the limit of the iterations, and the posterior where they stop at 1e-7.
    private static object Binary(StatisticRequest request)
    {
        var readers = MaskInputs.Masks(request);
        var (limit, stopped) = (Staple.Estimate(readers, Limit), Staple.Estimate(readers));
        return Answer.Of(limit.IsDefined ? limit : stopped, s => new
        {
            sensitivity = s.Sensitivity, specificity = s.Specificity, posteriorSum = s.PosteriorSum, countGE05 = s.CountAtLeastHalf,
            posteriorFile = ResultFiles.Write(request, "posterior", (stopped.IsDefined ? stopped.Value : s).PosteriorVoxels()), prior = s.Prior,
            iterations = s.Iterations, fieldZYX = new[] { s.Field.Slices, s.Field.Rows, s.Field.Columns },
        });
    }

    private static object MultiLabel(StatisticRequest request)
    {
        var grid = MaskInputs.Grid(request);
        return Answer.Of(MultiLabelStaple.Estimate(grid, MaskInputs.Bytes(request, grid)), s => new
        {
            priors = s.Priors, confusion = s.Confusion, iterations = s.Iterations,
            outputCounts = s.Counts.Index().ToDictionary(c => $"{c.Index}", c => c.Item),
            outputFile = ResultFiles.Write(request, "labels", s.Labels()), voteFile = ResultFiles.Write(request, "votes", s.Votes()),
        });
    }

    private static object Region(StatisticRequest request, string rule, Mask region) =>
        new { file = ResultFiles.Write(request, rule, region.Voxels), voxels = region.Count };

    // shapeBasedLE0 is the mean of all signed distances, as Rohlfing and Maurer have it; the trimmed mean stands beside it under its own name.
    private static object Votes(IReadOnlyList<Mask> readers)
    {
        var spread = VoteSpread.Compute(readers);
        var (votes, dice) = (spread.IsDefined ? spread.Value : null, Pairs(readers.Count).Select(p => Overlap.Dice(readers[p.A], readers[p.B]).Value).OfType<double>().ToList());
        return new
        {
            consensusVoxelCounts = new
            {
                union = votes?.UnionVoxels ?? 0, intersection = votes?.IntersectionVoxels ?? 0,
                majorityGE05 = ConsensusMask.Compute(readers, ConsensusRule.MajorityAtLeastHalf).Count,
                majorityGT05 = ConsensusMask.Compute(readers, ConsensusRule.MajorityOverHalf).Count,
                shapeBasedLE0 = ConsensusMask.Compute(readers, ConsensusRule.MeanDistance).Count,
                trimmedMeanLE0 = ConsensusMask.Compute(readers, ConsensusRule.TrimmedMeanDistance).Count,
                p25 = votes?.VoxelsAt(0.25) ?? 0, p75 = votes?.VoxelsAt(0.75) ?? 0, voxelVolume = readers[0].Geometry.VoxelVolume,
                meanVoteSum = readers.Average(m => (double)m.Count), voteEntropySumBits = votes?.EntropyBits ?? 0,
            },
            generalizedConformityIndex = votes?.GeneralisedConformity, meanPairwiseDice = dice.Count > 0 ? dice.Average() : (double?)null,
        };
    }

    private static object Pair(IReadOnlyList<Mask> readers, int a, int b) => new
    {
        a = a + 1, b = b + 1, dice = Overlap.Dice(readers[a], readers[b]).Value, iou = Overlap.Jaccard(readers[a], readers[b]).Value,
        surface = Surface(readers[a], readers[b]),
    };

    private static Dictionary<string, double?>? Surface(Mask a, Mask b)
    {
        var d = SurfaceDistances.Between(a, b, a.Geometry.Slices == 1 ? BorderCross.Four : BorderCross.Six);
        return d.Hausdorff.Value is null ? null : new()
        {
            ["nBorderA"] = d.BorderA, ["nBorderB"] = d.BorderB, ["hd"] = d.Hausdorff.Value, ["hd95_maxDirected"] = d.Hausdorff95.Value,
            ["hd95_pooled"] = d.Hausdorff95Pooled.Value, ["assd_pooled"] = d.AverageSymmetric.Value, ["masd_meanOfMeans"] = d.MeanOfMeans.Value,
            ["directedMeanAB"] = d.DirectedMeanAToB.Value, ["directedMeanBA"] = d.DirectedMeanBToA.Value,
            ["nsdPooledCount@1"] = d.ShareWithin(1).Value, ["nsdPooledCount@2"] = d.ShareWithin(2).Value, ["nsdPooledCount@3"] = d.ShareWithin(3).Value,
        };
    }

    private static IEnumerable<(int A, int B)> Pairs(int readers) =>
        Enumerable.Range(0, readers).SelectMany(a => Enumerable.Range(a + 1, readers - a - 1).Select(b => (a, b)));
}
