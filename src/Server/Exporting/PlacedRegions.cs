using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>Regions and the images they lie on.</summary>
internal sealed record PlacedRegions(IReadOnlyList<AnnotatedRegion> Regions, SourceSeries Source, Making Making);
