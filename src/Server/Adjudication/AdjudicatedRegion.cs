using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>The region that a standing decision gives a lesion, on the case's grid.</summary>
public static class AdjudicatedRegion
{
    /// <param name="annotations">The submissions that the result stands on.</param>
    /// <returns>Null where the decision leaves no region: the lesion was rejected, or the consensus that was accepted is gone.</returns>
    /// <exception cref="FileNotFoundException">The mask of the consensus was discarded meanwhile.</exception>
    public static Mask? Of(Decision decision, LesionResult lesion, ArchivedSeries series, IEnumerable<AnnotationDocument> annotations, ReaderFindings findings, PixelStore objects) => decision.Kind switch
    {
        DecisionKind.Accepted => lesion.Consensus is { } consensus ? ConsensusMask.Read(objects, consensus, series.Grid.ToGeometry()) : null,
        DecisionKind.ReaderChosen => annotations.Where(a => a.Pseudonym == decision.Chosen!.Reader).SelectMany(a => findings.Of(a, series)).FirstOrDefault(f => f.Finding.TrackingUid == decision.Chosen!.TrackingUid)?.Roi,
        DecisionKind.Redrawn => RedrawnRegions.RegionOf(decision.Redrawn!.Finding, series)?.Mask.ToMask(),
        _ => null,
    };
}
