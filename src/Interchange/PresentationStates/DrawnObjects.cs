using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.PresentationStates;

/// <summary>Graphic and text objects (PS3.3 §C.10.5) on one frame of one image, whose PIXEL units count from the same corner as AIM.</summary>
internal sealed class DrawnObjects(DisplayedArea? area, Uid image, int? frame, FindingList findings)
{
    private const string Open = "is an open line or curve, which AIM has not; its points are kept.";

    public IReadOnlyList<MarkupEntity> Read(DicomDataset annotation, string path, Func<int, Uid> identify)
    {
        var (graphics, texts, read) = (annotation.GetSequence(DicomTag.GraphicObjectSequence), annotation.GetSequence(DicomTag.TextObjectSequence), new List<MarkupEntity>());
        for (var i = 0; i < graphics.Count; i++)
        {
            Add(read, $"{path}/GraphicObjectSequence[{i + 1}]", at => Graphic(graphics[i], at, identify(i + 1), read.Count + 1));
        }

        for (var i = 0; i < texts.Count; i++)
        {
            Add(read, $"{path}/TextObjectSequence[{i + 1}]", at => Words(texts[i], at, n => identify(graphics.Count + (2 * i) + n), read.Count + 1));
        }

        return read;
    }

    private void Add(List<MarkupEntity> read, string path, Func<string, MarkupEntity?> make)
    {
        try
        {
            if (make(path) is { } markup)
            {
                read.Add(markup);
            }
        }
        catch (AimFlawException flaw)
        {
            findings.Add(path, $"cannot be AIM ({flaw.Message}); it is left out.");
        }
    }

    private MarkupEntity? Graphic(DicomDataset graphic, string path, Uid uid, int number)
    {
        var points = Points(graphic.GetDoubles(DicomTag.GraphicData), graphic.GetString(DicomTag.GraphicAnnotationUnits));
        if (points is null)
        {
            findings.Add(path, "has no points that can be placed on the image (units, displayed area or data); it is left out.");
            return null;
        }

        var (type, isFilled) = (graphic.GetString(DicomTag.GraphicType), graphic.GetString(DicomTag.GraphicFilled) == "Y");
        var isClosed = points.Count > 2 && points[0] == points[^1];
        switch (type)
        {
            case "POINT": return new TwoDimensionPoint(uid, number, image, points, frame);
            case "CIRCLE": return new TwoDimensionCircle(uid, number, image, points, frame);
            case "ELLIPSE": return new TwoDimensionEllipse(uid, number, image, points, frame);
            case "POLYLINE" or "INTERPOLATED":
                findings.If(type == "INTERPOLATED" && points.Count > 2, path, "is a curve through its points; straight lines stand for it.");
                findings.If(!isClosed && !isFilled && points.Count > 2, path, Open);
                return isClosed || (isFilled && points.Count > 2)
                    ? new TwoDimensionPolyline(uid, number, image, isClosed ? points[..^1] : points, frame)
                    : new TwoDimensionMultiPoint(uid, number, image, points, frame);
            default:
                findings.Add(path, "is of no graphic type that is known; it is left out.");
                return null;
        }
    }

    private TextAnnotationEntity? Words(DicomDataset text, string path, Func<int, Uid> identify, int number)
    {
        if (text.GetString(DicomTag.UnformattedTextValue) is not { } words || string.IsNullOrWhiteSpace(words))
        {
            findings.Add(path, "has no words; it is left out.");
            return null;
        }

        // The anchor says what the words are about, the box only where they stand.
        var place = Points(text.GetDoubles(DicomTag.AnchorPoint), text.GetString(DicomTag.AnchorPointAnnotationUnits))
            ?? Points(text.GetDoubles(DicomTag.BoundingBoxTopLeftHandCorner), text.GetString(DicomTag.BoundingBoxAnnotationUnits));
        findings.If(place is null, path, "says no place on the image for its words.");
        return new TextAnnotationEntity(identify(1), words, connector: place is null ? null : new TwoDimensionPoint(identify(2), number, image, place, frame));
    }

    private List<ImagePoint>? Points(double[]? numbers, string? units)
    {
        if (numbers is null || numbers.Length == 0 || numbers.Length % 2 != 0)
        {
            return null;
        }

        var pairs = Enumerable.Range(0, numbers.Length / 2).Select(i => (X: numbers[2 * i], Y: numbers[(2 * i) + 1]));
        return units switch
        {
            "PIXEL" => [.. pairs.Select(p => new ImagePoint(p.X, p.Y))],
            "DISPLAY" when area is not null => [.. pairs.Select(p => area.ToImage(p.X, p.Y))],
            _ => null,
        };
    }
}
