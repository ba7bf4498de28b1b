using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Makes a document of the input into a file of the target.</summary>
internal sealed class DocumentConversion(FormatWriter writer, DocumentSources sources, RegionChoices choices)
{
    /// <param name="seed">From which the UIDs of the new object follow.</param>
    /// <exception cref="CommandRefusal">The target cannot hold it, or its images are not there.</exception>
    /// <exception cref="ArgumentException">The target cannot hold it.</exception>
    public (byte[] File, IReadOnlyList<Loss> Losses) Of(DocumentContent content, string seed)
    {
        var losses = new List<Loss>();
        var file = writer.Format.IsOfRegions
            ? writer.Regions(new DocumentRegions(sources, choices).Of(content, losses), $"{seed}/{writer.Format.Name}", losses)
            : Write(Annotations(content, $"{seed}/aim", losses), losses);
        return (file, losses);
    }

    private DocumentContent.Annotations Annotations(DocumentContent content, string seed, List<Loss> losses)
    {
        if (content is DocumentContent.Annotations annotations)
        {
            return annotations;
        }

        var uids = SeededUids.From(seed);
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

    private byte[] Write(DocumentContent.Annotations content, List<Loss> losses)
    {
        if (writer.Format == ExportFormat.Sr)
        {
            var collection = DocumentSources.OfImages(content.Document);
            return writer.Annotations(collection, sources.Headers(collection), content.Provenance, losses);
        }

        if (content.Provenance != Provenance.None)
        {
            losses.Add(new Loss("provenance", "AIM has no place for campaign, template name, method and sources of a report."));
        }

        return writer.Document(content.Document);
    }
}
