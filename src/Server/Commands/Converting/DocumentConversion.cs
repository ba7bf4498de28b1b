using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Makes a document of the input into a file of the target.</summary>
/// <param name="isCompressed">Whether NIfTI and NRRD are compressed by gzip.</param>
internal sealed class DocumentConversion(ConversionTarget target, DocumentSources sources, RegionChoices choices, bool isCompressed)
{
    /// <param name="seed">From which the UIDs of the new object follow.</param>
    /// <exception cref="CommandRefusal">The target cannot hold it, or its images are not there.</exception>
    /// <exception cref="ArgumentException">The target cannot hold it.</exception>
    public (byte[] File, IReadOnlyList<Loss> Losses) Of(DocumentContent content, string seed)
    {
        var losses = new List<Loss>();
        using var file = new MemoryStream();
        if (target.IsOfRegions)
        {
            Write(new DocumentRegions(sources, choices).Of(content, losses), $"{seed}/{target.Name}", file, losses);
        }
        else
        {
            Write(Annotations(content, $"{seed}/aim", losses), file, losses);
        }

        return (file.ToArray(), losses);
    }

    private DocumentContent.Annotations Annotations(DocumentContent content, string seed, List<Loss> losses)
    {
        if (content is DocumentContent.Annotations annotations)
        {
            return annotations;
        }

        var uids = ConversionMaking.Uids(seed);
        Conversion<ImageAnnotationCollection> made;
        if (content is DocumentContent.Segments segments)
        {
            var (source, reading) = sources.OfSeg(segments);
            made = new AimOfRegions(source, DocumentSources.MakingOf(segments), uids).Of(reading);
            losses.AddRange(reading.Segmentation.Regions.Where(r => r.Fractions is not null)
                .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is outlined.")));
        }
        else
        {
            var structures = (DocumentContent.Structures)content;
            made = new AimOfRegions(sources.OfStructures(structures), DocumentSources.MakingOf(structures), uids).Of(structures.Set);
        }

        losses.AddRange(made.Losses);
        return new(made.Result, Provenance.None);
    }

    private void Write(DocumentContent.Annotations content, Stream file, List<Loss> losses)
    {
        if (target == ConversionTarget.Sr)
        {
            var collection = DocumentSources.OfImages(content.Document);
            var report = StructuredReport.Write(collection, sources.Headers(collection), content.Provenance);
            losses.AddRange(report.Losses);
            DerivedObject.Save(file, report.Result);
            return;
        }

        if (content.Provenance != Provenance.None)
        {
            losses.Add(new Loss("provenance", "AIM has no place for campaign, template name, method and sources of a report."));
        }

        if (target == ConversionTarget.Json)
        {
            AimJson.Write(content.Document, file);
        }
        else
        {
            AimXml.Write(content.Document, file);
        }
    }

    private void Write(PlacedRegions placed, string seed, Stream file, List<Loss> losses)
    {
        var (regions, source, making) = placed;
        if (target == ConversionTarget.Coco)
        {
            file.Write(Kept(CocoWriter.Write(regions, source, making), losses));
        }
        else if (target == ConversionTarget.Seg)
        {
            DerivedObject.Save(file, Kept(RegionExport.ToSeg(regions, source, making, ConversionMaking.Uids(seed)), losses));
        }
        else if (target == ConversionTarget.RtStruct)
        {
            DerivedObject.Save(file, Kept(RegionExport.ToStructureSet(regions, source, making, ConversionMaking.Uids(seed)), losses));
        }
        else
        {
            WriteLabels(Kept(RegionExport.ToLabels(regions, source.Grid), losses), source.Grid, file);
            losses.Add(new Loss("regions", $"A label map holds numbers alone, here 1 to {regions.Count} in the order of the regions: names, codes, reader and images are lost."));
        }
    }

    private void WriteLabels(byte[] labels, VolumeGeometry grid, Stream file)
    {
        if (target == ConversionTarget.Nifti)
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
