using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>Regions and the images they lie on.</summary>
/// <param name="Kind">Of the SEG they come from; null of others.</param>
internal sealed record PlacedRegions(IReadOnlyList<AnnotatedRegion> Regions, SourceSeries Source, Making Making, SegmentationKind? Kind = null)
{
    /// <summary>What of their document they do not hold.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];
}
