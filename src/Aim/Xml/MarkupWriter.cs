namespace CrowdAnnotate.Aim;

/// <summary>Geometry in the order of the schema.</summary>
internal static class MarkupWriter
{
    public static void Write(AimWriter to, MarkupEntity markup)
    {
        var shape = markup as TwoDimensionGeometricShapeEntity ?? throw new NotSupportedException($"{markup.GetType().Name} has no XML form yet.");
        to.Element("MarkupEntity", () => Shape(to, shape), shape.GetType().Name);
    }

    private static void Shape(AimWriter to, TwoDimensionGeometricShapeEntity shape)
    {
        var details = shape.Details;
        to.Id("uniqueIdentifier", shape.UniqueIdentifier);
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
        to.Id("imageReferenceUid", shape.ImageReferenceUid);
        to.Integer("referencedFrameNumber", shape.ReferencedFrameNumber);
        var index = 0;
        to.Collection("twoDimensionSpatialCoordinateCollection", shape.Points, p => to.Element("TwoDimensionSpatialCoordinate", () =>
        {
            to.Integer("coordinateIndex", index++);
            to.Number("x", p.X);
            to.Number("y", p.Y);
        }));
    }
}
