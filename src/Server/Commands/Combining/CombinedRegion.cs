using CrowdAnnotate.Consensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Combining;

/// <summary>One region of several readers', with its maps.</summary>
/// <param name="Method">In words.</param>
/// <param name="Probability">The posterior of STAPLE, of every other method the share of readers with the voxel inside.</param>
/// <param name="Entropy">Of that, bits.</param>
/// <param name="Rates">Sensitivity and specificity of each reader, of STAPLE alone.</param>
internal sealed record CombinedRegion(Mask Mask, string Method, Func<Volume> Probability, Func<Volume> Entropy, IReadOnlyList<(double? Sensitivity, double? Specificity)>? Rates = null)
{
    private const string StapleName = "staple";

    private static readonly Dictionary<string, (ConsensusRule Rule, string Words)> Rules = new()
    {
        ["majority"] = (ConsensusRule.MajorityAtLeastHalf, "at least half of the readers"),
        ["strict-majority"] = (ConsensusRule.MajorityOverHalf, "more than half of the readers"),
        ["union"] = (ConsensusRule.Union, "union"),
        ["intersection"] = (ConsensusRule.Intersection, "intersection"),
        ["mean"] = (ConsensusRule.MeanDistance, "mean signed distance"),
        ["median"] = (ConsensusRule.MedianDistance, "median signed distance"),
        ["trimmed-mean"] = (ConsensusRule.TrimmedMeanDistance, "20 %-trimmed mean signed distance"),
    };

    public static IReadOnlyList<string> Methods { get; } = [.. Rules.Keys, StapleName];

    /// <summary>By a method of <see cref="Methods"/>.</summary>
    /// <exception cref="CommandRefusal">The method is undefined for these readers.</exception>
    public static CombinedRegion Of(IReadOnlyList<Mask> readers, string method)
    {
        if (method == StapleName)
        {
            var staple = Staple.Estimate(readers);
            return staple.IsDefined ? Of(staple.Value) : throw new CommandRefusal($"STAPLE is undefined here. {staple.Reason.Why}");
        }

        var (rule, words) = Rules[method];
        var votes = VoteSpread.Compute(readers);
        return votes.IsDefined
            ? new(ConsensusMask.Compute(readers, rule), words, () => OnGrid(votes.Value.Probability), () => OnGrid(votes.Value.Entropy()))
            : throw new CommandRefusal($"There is no consensus. {votes.Reason.Why}");

        Volume OnGrid(Volume map) => map.PasteInto(readers[0].Geometry, votes.Value.Box);
    }

    private static CombinedRegion Of(Staple staple) => new(
        staple.AtLeastHalf(),
        FormattableString.Invariant($"STAPLE, posterior at least 0.5, on the field of {staple.Field.Columns}×{staple.Field.Rows}×{staple.Field.Slices} voxels, on which it depends"),
        staple.Posterior, staple.Entropy, [.. staple.Sensitivity.Zip(staple.Specificity)]);
}
