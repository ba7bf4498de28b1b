using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>How the files of the target are written.</summary>
/// <param name="Segmentation">Kind of a SEG; null for that of the source, which is binary unless it is a SEG itself.</param>
/// <param name="IsCompressed">Whether NIfTI and NRRD are compressed by gzip.</param>
internal sealed record TargetChoices(SegmentationKind? Segmentation = null, bool IsCompressed = true);

/// <summary>A file of the target and what it does not hold.</summary>
internal sealed record ConvertedFile(byte[] Bytes, IReadOnlyList<Loss> Losses);

/// <summary>Makes a document of the input into files of the target.</summary>
internal sealed class DocumentConversion(ConversionTarget target, DocumentSources sources, RegionChoices choices, TargetChoices written)
{
    /// <param name="seed">From which the UIDs of the new objects follow.</param>
    /// <returns>A file, or of regions on several series of images one for each series.</returns>
    /// <exception cref="CommandRefusal">The target cannot hold it, or its images are not there.</exception>
    /// <exception cref="ArgumentException">The target cannot hold it.</exception>
    public IReadOnlyList<ConvertedFile> Of(DocumentContent content, string seed)
    {
        if (!target.IsOfRegions)
        {
            return [Filled([], (file, losses) => Write(Annotations(content, $"{seed}/aim", losses), file, losses))];
        }

        var placed = new DocumentRegions(sources, choices).Of(content);
        return [.. placed.Select((p, i) => Filled(p.Losses, (file, losses) =>
            Write(p, i == 0 ? $"{seed}/{target.Name}" : FormattableString.Invariant($"{seed}/{target.Name}/{i}"), file, losses)))];
    }

    private static ConvertedFile Filled(IReadOnlyList<Loss> before, Action<Stream, List<Loss>> write)
    {
        var losses = before.ToList();
        using var file = new MemoryStream();
        write(file, losses);
        return new(file.ToArray(), losses);
    }

    private DocumentContent.Annotations Annotations(DocumentContent content, string seed, List<Loss> losses)
    {
        if (content is DocumentContent.Annotations annotations)
        {
            return annotations;
        }

        var uids = ConversionMaking.Uids(seed);
        Conversion<ImageAnnotationCollection> made;
        Making making;
        if (content is DocumentContent.Segments segments)
        {
            var (source, reading) = sources.OfSeg(segments);
            making = DocumentSources.MakingOf(segments);
            made = new AimOfRegions(source, making, uids).Of(reading);
            losses.AddRange(reading.Segmentation.Regions.Where(r => r.Fractions is not null)
                .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is outlined.")));
        }
        else
        {
            var structures = (DocumentContent.Structures)content;
            making = DocumentSources.MakingOf(structures);
            made = new AimOfRegions(sources.OfStructures(structures), making, uids).Of(structures.Set);
        }

        losses.AddRange(made.Losses);
        return new(made.Result, making.Provenance);
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

        losses.AddRange(ConversionMaking.LossesInAim(content.Document, content.Provenance));
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
        var (regions, source, making) = (placed.Regions, placed.Source, placed.Making);
        TellFractions(placed, losses);
        if (target == ConversionTarget.Coco)
        {
            file.Write(Kept(CocoWriter.Write(regions, source, making), losses));
        }
        else if (target == ConversionTarget.Seg)
        {
            DerivedObject.Save(file, Kept(RegionExport.ToSeg(regions, source, making, ConversionMaking.Uids(seed), Kind(placed)), losses));
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

    // A SEG tells itself what becomes of fractions.
    private void TellFractions(PlacedRegions placed, List<Loss> losses)
    {
        if (target != ConversionTarget.Seg)
        {
            losses.AddRange(placed.Regions.Select((r, i) => (r.Fractions, Number: i + 1)).Where(r => r.Fractions is not null)
                .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is in the mask.")));
        }
    }

    // Fractions stay what they are in the source; those of a mask are what share of a voxel it takes.
    private SegmentationKind Kind(PlacedRegions placed)
    {
        var isFractional = placed.Kind is SegmentationKind.Probability or SegmentationKind.Occupancy;
        return written.Segmentation switch
        {
            null => placed.Kind ?? SegmentationKind.Binary,
            SegmentationKind.Occupancy when isFractional => placed.Kind!.Value,
            { } kind => kind,
        };
    }

    private void WriteLabels(byte[] labels, VolumeGeometry grid, Stream file)
    {
        if (target == ConversionTarget.Nifti)
        {
            NiftiFile.WriteLabels(file, grid, labels, written.IsCompressed);
        }
        else
        {
            NrrdFile.WriteLabels(file, grid, labels, written.IsCompressed);
        }
    }

    private static T Kept<T>(Conversion<T> conversion, List<Loss> losses)
    {
        losses.AddRange(conversion.Losses);
        return conversion.Result;
    }
}
