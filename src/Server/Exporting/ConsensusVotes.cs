using CrowdAnnotate.Consensus;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>Which share of a lesion's readers has each voxel inside, computed again from the submissions: the same as in the consensus.</summary>
internal static class ConsensusVotes
{
    public static Volume Of(ExportedCase @case, LesionResult lesion, ReaderFindings findings)
    {
        var parts = lesion.Readers.Select(r => (r.Pseudonym, r.TrackingUid)).ToHashSet();
        var marks = @case.Computed.SelectMany(a => findings.Of(a, @case.Series)).Where(f => parts.Contains((f.Pseudonym, f.Finding.TrackingUid))).Select(LesionAssembly.MarkOf).ToList();
        var region = ConsensusRoi.Compute(new Lesion(1, marks));
        return region.IsDefined
            ? region.Value.Votes.Probability.PasteInto(@case.Images.Series.Grid, region.Value.ProbabilityBox)
            : throw new InvalidDataException($"The votes of {lesion.Id} cannot be computed again: {region.Reason!.Why}");
    }
}
