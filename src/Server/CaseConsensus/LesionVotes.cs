using CrowdAnnotate.Consensus;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>How many readers have each voxel of a lesion inside, computed again from the submissions: the same as in the consensus.</summary>
public static class LesionVotes
{
    /// <param name="annotations">The submissions that the result stands on.</param>
    /// <exception cref="InvalidDataException">There is no region any more.</exception>
    public static ConsensusRoi Of(LesionResult lesion, IEnumerable<AnnotationDocument> annotations, ArchivedSeries series, ReaderFindings findings)
    {
        var parts = lesion.Readers.Select(r => (r.Pseudonym, r.TrackingUid)).ToHashSet();
        var marks = annotations.SelectMany(a => findings.Of(a, series)).Where(f => parts.Contains((f.Pseudonym, f.Finding.TrackingUid))).Select(LesionAssembly.MarkOf).ToList();
        var region = ConsensusRoi.Compute(new Lesion(1, marks));
        return region.IsDefined ? region.Value : throw new InvalidDataException($"The votes of {lesion.Id} cannot be computed again: {region.Reason!.Why}");
    }
}
