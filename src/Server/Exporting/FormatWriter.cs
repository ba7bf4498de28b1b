using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>What each format is written by: the one table of conversions, for the command and for exports.</summary>
/// <param name="isCompressed">Whether NIfTI and NRRD are compressed by gzip.</param>
/// <param name="kind">Of a SEG; null for that of the source, which is binary unless it is a SEG itself.</param>
internal sealed class FormatWriter(ExportFormat format, bool isCompressed = true, SegmentationKind? kind = null)
{
    public ExportFormat Format => format;

    /// <summary>Writes annotations as XML, JSON or SR.</summary>
    /// <param name="images">Headers for a report.</param>
    /// <param name="losses">Told what the format does not hold.</param>
    public byte[] Annotations(ImageAnnotationCollection document, SourceImages? images, Provenance provenance, List<Loss> losses)
    {
        if (format != ExportFormat.Sr)
        {
            return Document(document);
        }

        using var file = new MemoryStream();
        DerivedObject.Save(file, Kept(StructuredReport.Write(document, images, provenance), losses));
        return file.ToArray();
    }

    /// <summary>Writes any document as XML or JSON.</summary>
    public byte[] Document(AnnotationCollection document)
    {
        using var file = new MemoryStream();
        if (format == ExportFormat.Json)
        {
            AimJson.Write(document, file);
        }
        else
        {
            AimXml.Write(document, file);
        }

        return file.ToArray();
    }

    /// <summary>Writes regions as SEG, RTSTRUCT, label map or COCO.</summary>
    /// <param name="seed">From which the UIDs of the new object follow.</param>
    /// <exception cref="ArgumentException">The format cannot hold them.</exception>
    public byte[] Regions(PlacedRegions placed, string seed, List<Loss> losses)
    {
        var (regions, source, making) = (placed.Regions, placed.Source, placed.Making);
        TellFractions(placed, losses);
        using var file = new MemoryStream();
        if (format == ExportFormat.Coco)
        {
            file.Write(Kept(CocoWriter.Write(regions, source, making), losses));
        }
        else if (format == ExportFormat.Seg)
        {
            DerivedObject.Save(file, Kept(RegionExport.ToSeg(regions, source, making, SeededUids.From(seed), Kind(placed)), losses));
        }
        else if (format == ExportFormat.RtStruct)
        {
            DerivedObject.Save(file, Kept(RegionExport.ToStructureSet(regions, source, making, SeededUids.From(seed)), losses));
        }
        else
        {
            WriteLabels(Kept(RegionExport.ToLabels(regions, source.Grid), losses), source.Grid, file);
            losses.Add(new Loss("regions", $"A label map holds numbers alone, here 1 to {regions.Count} in the order of the regions: names, codes, reader and images are lost."));
        }

        return file.ToArray();
    }

    /// <summary>Writes values as NIfTI or NRRD.</summary>
    public byte[] Values(Volume volume)
    {
        using var file = new MemoryStream();
        if (format == ExportFormat.Nifti)
        {
            NiftiFile.Write(file, volume, isCompressed);
        }
        else
        {
            NrrdFile.Write(file, volume, isCompressed);
        }

        return file.ToArray();
    }

    // A SEG tells itself what becomes of fractions.
    private void TellFractions(PlacedRegions placed, List<Loss> losses)
    {
        if (format != ExportFormat.Seg)
        {
            losses.AddRange(placed.Regions.Select((r, i) => (r.Fractions, Number: i + 1)).Where(r => r.Fractions is not null)
                .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is in the mask.")));
        }
    }

    // Fractions stay what they are in the source; those of a mask are what share of a voxel it takes.
    private SegmentationKind Kind(PlacedRegions placed) => kind switch
    {
        null => placed.Kind ?? SegmentationKind.Binary,
        SegmentationKind.Occupancy when placed.Kind == SegmentationKind.Probability => SegmentationKind.Probability,
        { } asked => asked,
    };

    private void WriteLabels(byte[] labels, VolumeGeometry grid, Stream file)
    {
        if (format == ExportFormat.Nifti)
        {
            NiftiFile.WriteLabels(file, grid, labels, isCompressed);
        }
        else
        {
            NrrdFile.WriteLabels(file, grid, labels, isCompressed);
        }
    }

    private static T Kept<T>(Conversion<T> conversion, List<Loss> losses)
    {
        losses.AddRange(conversion.Losses);
        return conversion.Result;
    }
}
