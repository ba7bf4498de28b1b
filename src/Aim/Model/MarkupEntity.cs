using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM MarkupEntity: geometry.</summary>
public abstract record MarkupEntity : Entity
{
    private protected MarkupEntity(Uid uniqueIdentifier)
        : base(uniqueIdentifier)
    {
    }
}

/// <summary>AIM TwoDimensionGeometricShapeEntity: points on one frame of one image, in corner-origin pixels.</summary>
public abstract record TwoDimensionGeometricShapeEntity : MarkupEntity
{
    private protected TwoDimensionGeometricShapeEntity(
        Uid uniqueIdentifier, int shapeIdentifier, Uid imageReferenceUid, IEnumerable<ImagePoint> points, int? referencedFrameNumber,
        ShapeDetails? details, (int Least, int Most) allowed)
        : base(uniqueIdentifier)
    {
        _ = imageReferenceUid.Value;
        (ShapeIdentifier, ImageReferenceUid, ReferencedFrameNumber) = (shapeIdentifier, imageReferenceUid, referencedFrameNumber);
        (Points, Details) = (points.ToValueList(), details ?? ShapeDetails.None);
        var flaws = new Flaws()
            .If(referencedFrameNumber < 1, "referencedFrameNumber", $"{referencedFrameNumber} is not a frame; frames count from 1.")
            .If(Points.Count < allowed.Least || Points.Count > allowed.Most, "twoDimensionSpatialCoordinateCollection",
                $"{Points.Count} points where {GetType().Name} has {(allowed.Most == allowed.Least ? $"{allowed.Least}" : $"at least {allowed.Least}")}.");
        for (var i = 0; i < Points.Count; i++)
        {
            flaws.If(!double.IsFinite(Points[i].X) || !double.IsFinite(Points[i].Y),
                $"twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[{i + 1}]", "is not a finite point.");
        }

        flaws.Refuse();
    }

    /// <summary>Number of the shape within its annotation.</summary>
    public int ShapeIdentifier { get; }

    /// <summary>SOP Instance UID of the image; one of those the annotation references.</summary>
    public Uid ImageReferenceUid { get; }

    /// <summary>Frame, from 1; null where the image has one frame and the writer left it out.</summary>
    public int? ReferencedFrameNumber { get; }

    public ValueList<ImagePoint> Points { get; }

    public ShapeDetails Details { get; }
}

/// <summary>What AIM allows any shape to carry besides its points.</summary>
public sealed record ShapeDetails
{
    public static readonly ShapeDetails None = new();

    /// <param name="includeFlag">False for a shape that cuts a hole.</param>
    /// <exception cref="AimFlawException">A text is present but empty.</exception>
    public ShapeDetails(
        bool includeFlag = true, IEnumerable<CodedConcept>? questionTypeCodes = null, string? label = null, string? description = null,
        string? comment = null, int? questionIndex = null, LineStyle? line = null, CodedConcept? interpolationMethod = null)
    {
        (IncludeFlag, QuestionTypeCodes) = (includeFlag, (questionTypeCodes ?? []).ToValueList());
        (Label, Description, Comment) = (label, description, comment);
        (QuestionIndex, Line, InterpolationMethod) = (questionIndex, line, interpolationMethod);
        new Flaws()
            .Optional("questionTypeCode", QuestionTypeCodes)
            .Said("label", label)
            .Said("description", description)
            .Said("comment", comment)
            .Optional("interpolationMethod", interpolationMethod is null ? [] : [interpolationMethod])
            .Refuse();
    }

    public bool IncludeFlag { get; }

    public ValueList<CodedConcept> QuestionTypeCodes { get; }

    public string? Label { get; }

    public string? Description { get; }

    public string? Comment { get; }

    public int? QuestionIndex { get; }

    public LineStyle? Line { get; }

    public CodedConcept? InterpolationMethod { get; }
}

/// <summary>How a shape was drawn; kept, never interpreted.</summary>
public sealed record LineStyle
{
    /// <exception cref="AimFlawException">A text is present but empty.</exception>
    public LineStyle(string? color = null, string? opacity = null, string? style = null, string? thickness = null)
    {
        (Color, Opacity, Style, Thickness) = (color, opacity, style, thickness);
        new Flaws().Said("lineColor", color).Said("lineOpacity", opacity).Said("lineStyle", style).Said("lineThickness", thickness).Refuse();
    }

    public string? Color { get; }

    public string? Opacity { get; }

    public string? Style { get; }

    public string? Thickness { get; }
}
