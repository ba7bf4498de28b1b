using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Commands.Converting;
using CrowdAnnotate.Server.Exporting;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands.Combining;

/// <summary>A consensus as a DICOM SEG of its images. It names its method and its sources, and is dated as the first of them: the same input gives the same file.</summary>
internal static class ConsensusSeg
{
    /// <exception cref="CommandRefusal">The region does not lie on the images.</exception>
    public static void Write(string path, CombinedRegion region, ReaderRegions readers, ImageFolder images)
    {
        var source = readers.Source ?? images.Of(null, null);
        if (!region.Mask.Geometry.Coincides(source.Grid))
        {
            throw new CommandRefusal("The regions do not lie on the grid of the images: a SEG of them cannot be written.");
        }

        var sources = readers.FirstSeg?.File.Dataset.GetUid(DicomTag.SOPInstanceUID) is { } first ? new[] { first } : [];
        var dated = ConversionMaking.Of(readers.FirstSeg?.File.Dataset ?? new DicomDataset(), null);
        var making = dated with { Reader = null, Provenance = dated.Provenance with { Computed = new ComputedFrom(region.Method, ServerSettings.SoftwareVersion, [.. sources]) } };
        var meaning = new Segment("Consensus", Codes.MorphologicallyAbnormalStructure, Codes.Lesion, SegmentOrigin.Semiautomatic, region.Method);
        var seed = $"{source.Instances.First().SopInstanceUid}/{region.Method}/{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(region.Mask.Voxels))}";
        RegionFile.Write(path, file => DerivedObject.Save(file, RegionExport.ToSeg([new(meaning, [], region.Mask)], source, making, SeededUids.From(seed)).Result));
    }
}
