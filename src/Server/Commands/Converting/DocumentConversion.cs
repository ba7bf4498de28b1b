using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>A file of the target and what it does not hold.</summary>
internal sealed record ConvertedFile(byte[] Bytes, IReadOnlyList<Loss> Losses);

/// <summary>Makes a document of the input into files of the target.</summary>
internal sealed class DocumentConversion(FormatWriter writer, DocumentSources sources, RegionChoices choices)
{
    /// <param name="seed">From which the UIDs of the new objects follow.</param>
    /// <returns>A file, or of regions on several series of images one for each series.</returns>
    /// <exception cref="CommandRefusal">The target cannot hold it, or its images are not there.</exception>
    /// <exception cref="ArgumentException">The target cannot hold it.</exception>
    public IReadOnlyList<ConvertedFile> Of(DocumentContent content, string seed)
    {
        if (!writer.Format.IsOfRegions)
        {
            var losses = new List<Loss>();
            return [new(Write(Annotations(content, $"{seed}/aim", losses), losses), losses)];
        }

        return [.. new DocumentRegions(sources, choices).Of(content).Select((p, i) =>
        {
            var losses = p.Losses.ToList();
            var name = $"{seed}/{writer.Format.Name}";
            return new ConvertedFile(writer.Regions(p, i == 0 ? name : FormattableString.Invariant($"{name}/{i}"), losses), losses);
        })];
    }

    private DocumentContent.Annotations Annotations(DocumentContent content, string seed, List<Loss> losses)
    {
        if (content is DocumentContent.Annotations annotations)
        {
            return annotations;
        }

        var uids = SeededUids.From(seed);
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

    private byte[] Write(DocumentContent.Annotations content, List<Loss> losses)
    {
        if (writer.Format == ExportFormat.Sr)
        {
            var collection = DocumentSources.OfImages(content.Document);
            return writer.Annotations(collection, sources.Headers(collection), content.Provenance, losses);
        }

        losses.AddRange(ConversionMaking.LossesInAim(content.Document, content.Provenance));
        return writer.Document(content.Document);
    }
}
