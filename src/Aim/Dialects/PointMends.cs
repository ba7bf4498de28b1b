using System.Globalization;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The points of a shape, their numbers, and the frame they lie on.</summary>
internal sealed class PointMends(Mends log)
{
    private static readonly string[] Axes = ["x", "y", "z"];

    public void Mend(XElement shape, SchemaType type, Place place)
    {
        var wrapper = type.Parts.Select(p => p.Name).FirstOrDefault(n => n is "twoDimensionSpatialCoordinateCollection" or "threeDimensionSpatialCoordinateCollection");
        if (wrapper is null)
        {
            return;
        }

        if (shape.Whole("referencedFrameNumber") < 1)
        {
            shape.Element(AimXml.Aim + "referencedFrameNumber")!.Remove();
            log.Mended(place, "referencedFrameNumber", "is no frame, for frames count from 1; it was left out, as for an image of one frame.");
        }

        if (shape.Element(AimXml.Aim + wrapper) is { HasElements: true } points)
        {
            Closing(points, type, place.Below(wrapper, points));
            Count(points, place.Below(wrapper, points));
            Line(shape, points, type, place);
        }
    }

    /// <summary>A shape that excludes cuts a hole into another; where all of an annotation exclude, none has anything to cut.</summary>
    public void Include(XElement annotation, Place place)
    {
        var flags = annotation.Items("markupEntityCollection").ConvertAll(m => m.Element(AimXml.Aim + "includeFlag")).OfType<XElement>().ToList();
        if (flags.Count > 0 && flags.TrueForAll(f => ElementValues.Said(f) == "false"))
        {
            flags.ForEach(f => f.SetAttributeValue("value", "true"));
            log.Mended(place, "markupEntityCollection", "has only shapes that exclude, with nothing to exclude from; they were taken as included.");
        }
    }

    // XNAT ends a contour with its first point, under that point's number.
    private void Closing(XElement points, SchemaType type, Place place)
    {
        var all = points.Elements().ToList();
        var (first, last) = (all[0], all[^1]);
        var closed = type.Name is "TwoDimensionPolyline" or "ThreeDimensionPolygon" or "ThreeDimensionPolyline";
        if (closed && all.Count > 3 && last.Whole("coordinateIndex") == first.Whole("coordinateIndex")
            && Array.TrueForAll(Axes, axis => first.Value(axis) == last.Value(axis)))
        {
            last.Remove();
            log.Mended(place, $"{last.Name.LocalName}[{all.Count}]", "is the first point again, under the same number; the contour is closed without it.");
        }
    }

    private void Count(XElement points, Place place)
    {
        var numbered = points.Elements().Select((e, i) => (Element: e, Number: e.Whole("coordinateIndex"), At: i)).ToList();
        if (numbered.TrueForAll(p => p.Number == p.At))
        {
            return;
        }

        var inOrder = numbered.TrueForAll(p => p.Number is not null) && numbered.DistinctBy(p => p.Number).Count() == numbered.Count;
        var ordered = inOrder ? numbered.OrderBy(p => p.Number).Select(p => p.Element).ToList() : numbered.ConvertAll(p => p.Element);
        points.RemoveNodes();
        points.Add(ordered);
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].Element(AimXml.Aim + "coordinateIndex")?.Remove();
            ordered[i].AddFirst(new XElement(AimXml.Aim + "coordinateIndex", new XAttribute("value", i.ToString(CultureInfo.InvariantCulture))));
        }

        log.Mended(place, "", inOrder ? "does not number its points from 0 by ones; they were taken in the order of their numbers." : "numbers its points twice or not at all; they were taken as they stand.");
    }

    private void Line(XElement shape, XElement points, SchemaType type, Place place)
    {
        if (type.Name == "TwoDimensionPolyline" && points.Elements().Count() == 2)
        {
            shape.SetAttributeValue(AimXml.Xsi + "type", "TwoDimensionMultiPoint");
            log.Mended(place, "@xsi:type", "is a contour of two points; a line is a TwoDimensionMultiPoint in 4.2.");
        }
    }
}
