using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Exporting;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>The regions of a document on its images: masks and outlines as they are, of AIM by its marks.</summary>
internal sealed class DocumentRegions(DocumentSources sources, RegionChoices choices)
{
    /// <returns>The regions of each series of images; those of a SEG or RTSTRUCT lie on one.</returns>
    /// <exception cref="CommandRefusal">There is no region, or its images are not there.</exception>
    public IReadOnlyList<PlacedRegions> Of(DocumentContent content)
    {
        var placed = content switch
        {
            DocumentContent.Annotations annotations => OfAim(annotations),
            DocumentContent.Segments segments => [OfSeg(segments)],
            DocumentContent.Structures structures => [OfStructures(structures)],
            _ => throw new ArgumentException("The content is of no known kind.", nameof(content)),
        };
        var filled = placed.Select(p => p with { Regions = [.. p.Regions.Where(r => r.Mask.Count > 0 || r.Contours.Count > 0)] }).ToList();
        var losses = filled.SelectMany(p => p.Losses).ToList();
        return filled.Exists(p => p.Regions.Count > 0) ? WithLosses(filled) : throw new CommandRefusal(
            losses.Count == 0 ? "There is no region in it." : $"There is no region in it. {losses[0]}" + (losses.Count > 1 ? $" (and {losses.Count - 1} more)" : ""));
    }

    // What is lost on a series without any region is told with the first that has one.
    private static List<PlacedRegions> WithLosses(List<PlacedRegions> all)
    {
        var (kept, empty) = (all.FindAll(p => p.Regions.Count > 0), all.FindAll(p => p.Regions.Count == 0));
        kept[0] = kept[0] with { Losses = [.. kept[0].Losses, .. empty.SelectMany(p => p.Losses)] };
        return kept;
    }

    private List<PlacedRegions> OfAim(DocumentContent.Annotations content)
    {
        var (collection, making) = (DocumentSources.OfImages(content.Document), ConversionMaking.Of(content.Document, content.Provenance));
        var series = sources.OfAim(collection);
        var references = collection.ImageAnnotations.SelectMany(a => a.Segmentations).Select(s => s.SopInstanceUid).Distinct().ToList();
        return [.. series.Select(source =>
        {
            var elsewhere = series.Where(s => s != source).SelectMany(s => s.Instances).Select(i => i.SopInstanceUid).ToHashSet();
            var segmentations = references.Select(r => sources.Images.Segmentation(r, source)).OfType<SegReading>().ToList();
            var regions = RegionsOfAim.Of(collection, source, choices with { Elsewhere = elsewhere }, segmentations);
            return new PlacedRegions(regions.Result, source, making) { Losses = regions.Losses };
        })];
    }

    private PlacedRegions OfSeg(DocumentContent.Segments content)
    {
        var (source, seg) = sources.OfSeg(content);
        var losses = seg.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "/", n.Text + ".")).ToList();
        losses.AddRange(seg.Segmentation.Regions.Where(r => r.Mask.Count == 0).Select(r => new Loss($"SegmentSequence[{r.Number}]", "It has no voxel and is left out.")));
        var regions = seg.Segmentation.Regions.Select(r => new AnnotatedRegion(r.Segment, MaskOutline.Trace(r.Mask).ToValueList(), r.Mask, r.Fractions));
        return new([.. regions], source, DocumentSources.MakingOf(content), seg.Segmentation.Kind) { Losses = losses };
    }

    private PlacedRegions OfStructures(DocumentContent.Structures content)
    {
        var source = sources.OfStructures(content);
        var losses = content.Set.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "/", n.Text + ".")).ToList();
        var regions = new List<AnnotatedRegion>();
        foreach (var roi in content.Set.Rois)
        {
            var (placed, path) = (ContourPlacing.Place(roi, source), $"StructureSetROISequence[{roi.Number}]");
            losses.AddRange(placed.Notes.Select(n => new Loss(path, n.Text + ".")));
            if (placed.Marks.Count > 0)
            {
                losses.Add(new Loss(path, $"{placed.Marks.Count} points and lines make no region."));
            }

            regions.Add(new(roi.Meaning, placed.Contours, placed.ToBlock(source.Grid)));
        }

        return new(regions, source, DocumentSources.MakingOf(content)) { Losses = losses };
    }
}
