using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>The regions of a document on its images: masks and outlines as they are, of AIM by its marks.</summary>
internal sealed class DocumentRegions(DocumentSources sources, RegionChoices choices)
{
    /// <exception cref="CommandRefusal">There is no region, or its images are not there.</exception>
    public PlacedRegions Of(DocumentContent content, List<Loss> losses)
    {
        var placed = content switch
        {
            DocumentContent.Annotations annotations => OfAim(annotations, losses),
            DocumentContent.Segments segments => OfSeg(segments, losses),
            DocumentContent.Structures structures => OfStructures(structures, losses),
            _ => throw new ArgumentException("The content is of no known kind.", nameof(content)),
        };
        var filled = placed.Regions.Where(r => r.Mask.Count > 0 || r.Contours.Count > 0).ToList();
        return filled.Count > 0 ? placed with { Regions = filled } : throw new CommandRefusal(
            losses.Count == 0 ? "There is no region in it." : $"There is no region in it. {losses[0]}" + (losses.Count > 1 ? $" (and {losses.Count - 1} more)" : ""));
    }

    private PlacedRegions OfAim(DocumentContent.Annotations content, List<Loss> losses)
    {
        var collection = DocumentSources.OfImages(content.Document);
        var source = sources.OfAim(collection);
        var references = collection.ImageAnnotations.SelectMany(a => a.Segmentations).OfType<DicomSegmentationEntity>().Select(s => s.SopInstanceUid).Distinct();
        var segmentations = references.Select(r => sources.Images.Segmentation(r, source)).OfType<Interchange.Seg.SegReading>().ToList();
        var regions = RegionsOfAim.Of(collection, source, choices, segmentations);
        losses.AddRange(regions.Losses);
        return new(regions.Result, source, ConversionMaking.Of(collection, content.Provenance));
    }

    private PlacedRegions OfSeg(DocumentContent.Segments content, List<Loss> losses)
    {
        var (source, seg) = sources.OfSeg(content);
        losses.AddRange(seg.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "/", n.Text + ".")));
        var regions = new List<AnnotatedRegion>();
        foreach (var region in seg.Segmentation.Regions)
        {
            var path = $"SegmentSequence[{region.Number}]";
            Note(region.Mask.Count == 0, path, "It has no voxel and is left out.");
            Note(region.Fractions is not null, path, "Its fractions are lost: what is one half or more is in the mask.");
            regions.Add(new(region.Segment, Outlines.Of(region.Mask), region.Mask));
        }

        return new(regions, source, DocumentSources.MakingOf(content));

        void Note(bool lost, string path, string message)
        {
            if (lost)
            {
                losses.Add(new Loss(path, message));
            }
        }
    }

    private PlacedRegions OfStructures(DocumentContent.Structures content, List<Loss> losses)
    {
        var source = sources.OfStructures(content);
        losses.AddRange(content.Set.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "/", n.Text + ".")));
        var regions = new List<AnnotatedRegion>();
        foreach (var roi in content.Set.Rois)
        {
            var (placed, path) = (ContourPlacing.Place(roi, source), $"StructureSetROISequence[{roi.Number}]");
            losses.AddRange(placed.Notes.Select(n => new Loss(path, n.Text + ".")));
            if (placed.Marks.Count > 0)
            {
                losses.Add(new Loss(path, $"{placed.Marks.Count} points and lines make no region."));
            }

            regions.Add(new(roi.Meaning, placed.Contours, placed.ToMask(source.Grid)));
        }

        return new(regions, source, DocumentSources.MakingOf(content));
    }
}
