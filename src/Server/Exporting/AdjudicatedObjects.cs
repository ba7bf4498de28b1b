using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>What curators decided of a case's regions, in a format, beside the computed consensus: both are kept.</summary>
internal sealed class AdjudicatedObjects(ExportedCase @case, FormatWriter writer, ReaderFindings findings, PixelStore objects)
{
    public IEnumerable<ConsensusFile> Files()
    {
        var standing = @case.Standing;
        if (standing.Count == 0)
        {
            return [];
        }

        return writer.Format.IsOfRegions
            ? [new($"adjudicated{writer.Format.Extension}", Regions)]
            : standing.Where(s => s.Value.Redrawn is not null).Select(s => new ConsensusFile($"redrawn-{s.Key.ToLowerInvariant()}{writer.Format.Extension}", losses => Redrawn(s.Value.Redrawn!, losses)));
    }

    private byte[] Redrawn(RedrawnRegion region, List<Loss> losses) => writer.Format == ExportFormat.Xml
        ? Encoding.UTF8.GetBytes(region.Aim)
        : writer.Annotations(AimXml.Read(region.Aim).Collection!, @case.Images.Headers, @case.Provenance, losses);

    private byte[] Regions(List<Loss> losses)
    {
        @case.RequireVolume();

        var lesions = AdjudicatedLesion.Of(@case, findings, objects, losses);
        var sources = @case.Computed.Select(a => new Primitives.Uid(a.AnnotationUid)).ToValueList();
        var making = new Making(
            @case.Standing.Values.Max(d => d.At).UtcDateTime, ServerSettings.SoftwareVersion, Reader: null,
            @case.Provenance with { Computed = new ComputedFrom("Adjudicated by a curator", ServerSettings.SoftwareVersion, sources) });
        return lesions.Count == 0
            ? throw new NothingToWrite("No lesion has an adjudicated region.")
            : writer.Regions(new PlacedRegions([.. lesions.Select(l => l.Region)], @case.Images.Series, making), FormattableString.Invariant($"{@case.Case.Id:N}/{@case.Result!.Version}/adjudicated/{@case.Adjudication!.Basis}/{writer.Format.Name}"), losses);
    }
}
