using CrowdAnnotate.Agreement;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>Dice between the regions of two readers.</summary>
public sealed record PairDice(string First, string Second, double Dice);

/// <summary>A reader's region against the others'.</summary>
/// <param name="DiceToOthers">Dice to the consensus of the other used readers; null when there is none.</param>
/// <param name="Used">Whether the region is part of the consensus.</param>
/// <param name="Volume">mm³ by voxel counting.</param>
public sealed record ReaderRoi(string Reader, string MarkId, double Volume, double? DiceToOthers, bool Used);

/// <summary>
/// One region out of many readers', with its uncertainty: discordant readers are screened out, then the 20 %-trimmed mean of the signed
/// distances is taken (their median below five readers), inside where ≤ 0.
/// </summary>
public sealed record ConsensusRoi
{
    private const int FewestForTrimming = 5;

    private ConsensusRoi()
    {
    }

    /// <summary>The consensus on the readers' grid.</summary>
    public required Mask Mask { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Method { get; init; }

    /// <summary>Whether it stands on RECIST axes alone: an ellipse in one slice, which has 2D features only.</summary>
    public required bool FromAxes { get; init; }

    /// <summary>Readers whose regions were used.</summary>
    public required IReadOnlyList<string> ReadersUsed { get; init; }

    /// <summary>Every reader with a region, used or screened out.</summary>
    public required IReadOnlyList<ReaderRoi> Readers { get; init; }

    /// <summary>Readers that were screened out, and why.</summary>
    public required IReadOnlyList<ReaderFlag> Flags { get; init; }

    /// <summary>Dice of every pair of readers, also the screened ones.</summary>
    public required IReadOnlyList<PairDice> PairwiseDice { get; init; }

    /// <summary>Mean Dice over all pairs; null with one reader.</summary>
    public required double? MeanPairwiseDice { get; init; }

    /// <summary>Votes of the used readers.</summary>
    public required VoteSpread Votes { get; init; }

    /// <summary>The voxels of the grid that <see cref="VoteSpread.Probability"/> covers.</summary>
    public required VoxelBox ProbabilityBox { get; init; }

    /// <summary>
    /// The consensus of a lesion's regions. Marks without a region or with an empty one are left out; an ellipse on axes counts only when
    /// nobody drew a region. Undefined: noRegion.
    /// </summary>
    /// <exception cref="ArgumentException">The regions lie on different grids.</exception>
    public static Statistic<ConsensusRoi> Compute(Lesion lesion, DiscordanceCutoffs? cutoffs = null)
    {
        ArgumentNullException.ThrowIfNull(lesion);
        var marks = lesion.Marks.Where(m => m.Roi is { Count: > 0 }).ToList();
        var drawn = marks.Where(m => !m.FromAxes).ToList();
        if (marks.Count == 0)
        {
            return Undefined.NoRegion;
        }

        return drawn.Count > 0
            ? Of(drawn, [.. drawn.Select(m => m.Roi!)], fromAxes: false, cutoffs)
            : Of(marks, SingleSlice.Gather([.. marks.Select(m => m.Roi!)]), fromAxes: true, cutoffs);
    }

    private static ConsensusRoi Of(List<Mark> marks, IReadOnlyList<Mask> rois, bool fromAxes, DiscordanceCutoffs? cutoffs)
    {
        var all = RoiStack.Of(rois);
        var dice = DiceTable(all);
        var apart = ReaderScreening.OtherRegions(dice, cutoffs ?? DiscordanceCutoffs.Default).ToDictionary(a => a.Reader, a => a.Reason);
        var used = Enumerable.Range(0, marks.Count).Where(i => !apart.ContainsKey(i)).ToList();
        var stack = RoiStack.Of([.. used.Select(i => rois[i])]);
        var pairs = Enumerable.Range(0, marks.Count).SelectMany(i => Enumerable.Range(i + 1, marks.Count - i - 1)
            .Select(j => new PairDice(marks[i].Reader, marks[j].Reader, dice[i, j]))).ToList();
        var rule = Rule(used.Count);
        return new()
        {
            Mask = stack.OnWhole(stack.Combine([.. Enumerable.Range(0, used.Count)], rule, used.Count)),
            Method = Describe(rule) + (fromAxes ? " of ellipses from RECIST axes, in one slice (2D features only)" : string.Empty),
            FromAxes = fromAxes,
            ReadersUsed = [.. used.Select(i => marks[i].Reader)],
            Readers = [.. marks.Select((m, i) => new ReaderRoi(m.Reader, m.Id, rois[i].VolumeMm3, DiceToOthers(all, i, used), used.Contains(i)))],
            Flags = [.. apart.Select(a => new ReaderFlag(marks[a.Key].Reader, marks[a.Key].Id, Discordance.OtherRegion, a.Value))],
            PairwiseDice = pairs,
            MeanPairwiseDice = pairs.Count > 0 ? pairs.Average(p => p.Dice) : null,
            Votes = VoteSpread.Of(stack, used.Count),
            ProbabilityBox = stack.Box,
        };
    }

    private static ConsensusRule Rule(int readers) => readers < FewestForTrimming ? ConsensusRule.MedianDistance : ConsensusRule.TrimmedMeanDistance;

    private static string Describe(ConsensusRule rule) =>
        rule == ConsensusRule.MedianDistance ? "median signed distance" : "20 %-trimmed mean signed distance";

    private static double[,] DiceTable(RoiStack stack)
    {
        var k = stack.Masks.Count;
        var table = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < i; j++)
            {
                table[i, j] = table[j, i] = RoiStack.Dice(stack.Masks[i], stack.Masks[j]);
            }
        }

        return table;
    }

    private static double? DiceToOthers(RoiStack stack, int reader, List<int> used)
    {
        var others = used.Where(i => i != reader).ToList();
        return others.Count == 0 ? null : RoiStack.Dice(stack.Masks[reader], stack.Combine(others, Rule(others.Count), others.Count));
    }
}
