using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>SCOORD as a markup on its image, SCOORD3D as one in the patient.</summary>
internal sealed class RegionReader(ImageReader images, FindingList findings)
{
    private readonly Dictionary<ContentItem, Uid> read = new(ReferenceEqualityComparer.Instance);

    /// <summary>The markup of a region, read once however often it is referred to; null where it can be none.</summary>
    /// <param name="unit">Of the number taken on it: an open line is a line only where a length or angle was.</param>
    public Uid? Read(ContentItem item, AnnotationParts into, string? unit)
    {
        if (read.TryGetValue(item, out var known))
        {
            return known;
        }

        var graphic = (GraphicContent)item.Value;
        try
        {
            if ((graphic.Dimensions == 3 ? SolidRegion.Markup(graphic, into.Identify(item), into.Markups.Count + 1) : Flat(item, graphic, into, unit)) is not { } markup)
            {
                return null;
            }

            into.Markups.Add(markup);
            return read[item] = markup.UniqueIdentifier;
        }
        catch (AimFlawException flaw)
        {
            findings.Add(item.Path, $"is no {graphic.GraphicType} that can be read ({flaw.Message}); it is left out.");
            return null;
        }
    }

    private MarkupEntity? Flat(ContentItem item, GraphicContent graphic, AnnotationParts into, string? unit)
    {
        var source = item.Children.Select(c => c.Value is TargetContent by ? by.Target : c).FirstOrDefault(c => c.Value is ObjectContent { Type: ObjectContent.Image });
        if (source?.Value is not ObjectContent image)
        {
            findings.Add(item.Path, "is a region without its image; it is left out.");
            return null;
        }

        findings.If(image.Frames.Count > 1, item.Path, "is drawn on several frames; the first is kept.");
        images.Add(image, source, into);
        var frame = image.Frames.Count > 0 ? image.Frames[0] : MultiFrame.Classes.Contains(image.SopClass.Value) ? (int?)null : 1;
        return Markup(item, graphic, into, image.SopInstance, frame, unit);
    }

    private MarkupEntity Markup(ContentItem item, GraphicContent graphic, AnnotationParts into, Uid image, int? frame, string? unit)
    {
        var points = Enumerable.Range(0, graphic.Points).Select(i => new ImagePoint(graphic.Numbers[2 * i], graphic.Numbers[(2 * i) + 1])).ToList();
        var (uid, number) = (into.Identify(item), into.Markups.Count + 1);
        switch (graphic.GraphicType)
        {
            case "CIRCLE": return new TwoDimensionCircle(uid, number, image, points, frame);
            case "ELLIPSE": return new TwoDimensionEllipse(uid, number, image, points, frame);
            case "POINT" when points.Count == 1: return new TwoDimensionPoint(uid, number, image, points, frame);
            case "POLYLINE" when points.Count > 2 && points[0] == points[^1]: return new TwoDimensionPolyline(uid, number, image, points[..^1], frame);
            case "POLYLINE" when unit == "deg" && Angle(points) is { } angle: return new TwoDimensionMultiPoint(uid, number, image, angle, frame, new ShapeDetails(label: MarkShapes.Angle));
            case "POLYLINE" when points.Count > 2 && IsRegion(item, unit):
                findings.Add(item.Path, "does not return to its first point; as a region it is read as closed.");
                return new TwoDimensionPolyline(uid, number, image, points, frame);
            case "POINT" or "MULTIPOINT" or "POLYLINE":
                findings.If(graphic.GraphicType == "POLYLINE" && points.Count > 2, item.Path, "is an open line, which AIM has not; its points are kept.");
                return new TwoDimensionMultiPoint(uid, number, image, points, frame);
            default: throw new AimFlawException("its graphic type is not one of SCOORD.");
        }
    }

    // Three points, or two lines from one vertex.
    private static List<ImagePoint>? Angle(List<ImagePoint> points) =>
        points.Count == 3 ? points : points.Count == 4 && points[1] == points[2] ? [points[0], points[1], points[3]] : null;

    // By its purpose, else by what was measured on it.
    private static bool IsRegion(ContentItem item, string? unit) =>
        item.Is(SrCodes.ImageRegion) || (!item.Is(SrCodes.Path) && unit is not ("mm" or "cm" or "m" or "um" or "deg" or "[in_i]" or "{pixels}" or "{pixel}" or "px"));
}
