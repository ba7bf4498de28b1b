using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>References to segments (TID 1410, 1411).</summary>
internal sealed class SegmentReader(ImageReader images, FindingList findings)
{
    private readonly Dictionary<ContentItem, Uid> read = new(ReferenceEqualityComparer.Instance);

    /// <param name="group">Where the image or series that was segmented stands beside the segment.</param>
    public Uid? Read(ContentItem item, AnnotationParts into, ContentItem? group = null)
    {
        if (read.TryGetValue(item, out var known))
        {
            return known;
        }

        var segment = (ObjectContent)item.Value;
        if (Source(item, into, group) is not { } source)
        {
            findings.Add(item.Path, "is a segment whose images are not named; it is left out.");
            return null;
        }

        findings.If(segment.Segments.Count > 1, item.Path, "refers to several segments; the first is kept.");
        var place = images.Find(segment.SopInstance);
        findings.If(place is null, item.Path, "refers to a segmentation that is not in the evidence; its series is not known.");
        var entity = new DicomSegmentationEntity(
            into.Identify(item), segment.SopClass, segment.SopInstance, source, segment.Segments[0], place?.Study, place?.Series);
        into.Segmentations.Add(entity);
        return read[item] = entity.UniqueIdentifier;
    }

    private Uid? Source(ContentItem item, AnnotationParts into, ContentItem? group)
    {
        var after = (group?.Children ?? []).SkipWhile(c => c != item).Skip(1)
            .TakeWhile(c => c.Value is not ObjectContent { Segments.Count: > 0 }).FirstOrDefault(c => c.Is(SrCodes.SegmentedImage) && c.Value is ObjectContent)
            ?? group?.Named(SrCodes.SegmentedImage).FirstOrDefault(c => c.Value is ObjectContent);
        if (after?.Value is ObjectContent image)
        {
            images.Add(image, after, into);
            return image.SopInstance;
        }

        var series = group?.Uid(SrCodes.SegmentedSeries) is { } uid ? images.Of(uid).ToList() : [];
        series.ForEach(i => into.AddImage(i, null));
        findings.If(series.Count > 0, item.Path, "names the series that was segmented, not an image; its first image stands for it.");
        return series.Count > 0 ? series[0].SopInstance : null;
    }
}
