namespace CrowdAnnotate.Aim;

/// <summary>Geometry in the order of the schema.</summary>
internal static class MarkupWriter
{
    public static void Write(AimWriter to, MarkupEntity markup) => Write(to, "MarkupEntity", markup);

    private static void Write(AimWriter to, string name, MarkupEntity markup) => to.Element(name, () =>
    {
        to.Id("uniqueIdentifier", markup.UniqueIdentifier);
        switch (markup)
        {
            case TextAnnotationEntity text:
                Words(to, text);
                break;
            case TwoDimensionGeometricShapeEntity shape:
                Details(to, shape);
                OnImage(to, shape);
                break;
            case ThreeDimensionGeometricShapeEntity shape:
                Details(to, shape);
                InPatient(to, shape);
                break;
            default:
                throw new NotSupportedException($"{markup.GetType().Name} has no XML form.");
        }
    }, markup.GetType().Name);

    private static void Words(AimWriter to, TextAnnotationEntity text)
    {
        to.Text("text", text.Text);
        to.Text("font", text.Style?.Font);
        to.Text("fontColor", text.Style?.Color);
        to.Text("fontEffect", text.Style?.Effect);
        to.Text("fontSize", text.Style?.Size);
        to.Text("fontStyle", text.Style?.Style);
        to.Text("textJustify", text.Style?.Justify);
        to.Text("fontOpacity", text.Style?.Opacity);
        if (text.Connector is { } connector)
        {
            Write(to, "geometricShapeEntity", connector);
        }
    }

    private static void Details(AimWriter to, GeometricShapeEntity shape)
    {
        var details = shape.Details;
        to.Codes("questionTypeCode", details.QuestionTypeCodes);
        to.Integer("shapeIdentifier", shape.ShapeIdentifier);
        to.Text("label", details.Label);
        to.Text("description", details.Description);
        to.Flag("includeFlag", details.IncludeFlag);
        to.Text("comment", details.Comment);
        to.Text("lineColor", details.Line?.Color);
        to.Text("lineOpacity", details.Line?.Opacity);
        to.Text("lineStyle", details.Line?.Style);
        to.Text("lineThickness", details.Line?.Thickness);
        to.Integer("questionIndex", details.QuestionIndex);
        to.Code("interpolationMethod", details.InterpolationMethod);
    }

    private static void OnImage(AimWriter to, TwoDimensionGeometricShapeEntity shape)
    {
        to.Id("imageReferenceUid", shape.ImageReferenceUid);
        to.Integer("referencedFrameNumber", shape.ReferencedFrameNumber);
        to.Text("uri", shape.Uri);
        var index = 0;
        to.Collection("twoDimensionSpatialCoordinateCollection", shape.Points, p => to.Element("TwoDimensionSpatialCoordinate", () =>
        {
            to.Integer("coordinateIndex", index++);
            to.Number("x", p.X);
            to.Number("y", p.Y);
        }));
    }

    private static void InPatient(AimWriter to, ThreeDimensionGeometricShapeEntity shape)
    {
        to.Id("frameOfReferenceUid", shape.FrameOfReferenceUid);
        to.Id("fiducialUid", shape.FiducialUid);
        var index = 0;
        to.Collection("threeDimensionSpatialCoordinateCollection", shape.Points, p => to.Element("ThreeDimensionSpatialCoordinate", () =>
        {
            to.Integer("coordinateIndex", index++);
            to.Number("x", p.X);
            to.Number("y", p.Y);
            to.Number("z", p.Z);
        }));
    }
}
