using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

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
    /// <exception cref="AimFlawException">A text is present but empty, or there is none.</exception>
    public LineStyle(string? color = null, string? opacity = null, string? style = null, string? thickness = null)
    {
        (Color, Opacity, Style, Thickness) = (color, opacity, style, thickness);
        new Flaws()
            .If((color ?? opacity ?? style ?? thickness) is null, "", "A style without any part is none.")
            .Said("lineColor", color)
            .Said("lineOpacity", opacity)
            .Said("lineStyle", style)
            .Said("lineThickness", thickness)
            .Refuse();
    }

    public string? Color { get; }

    public string? Opacity { get; }

    public string? Style { get; }

    public string? Thickness { get; }
}

/// <summary>How words were drawn; kept, never interpreted.</summary>
public sealed record TextStyle
{
    /// <exception cref="AimFlawException">A text is present but empty, or there is none.</exception>
    public TextStyle(
        string? font = null, string? color = null, string? effect = null, string? size = null, string? style = null, string? justify = null,
        string? opacity = null)
    {
        (Font, Color, Effect, Size, Style, Justify, Opacity) = (font, color, effect, size, style, justify, opacity);
        new Flaws()
            .If((font ?? color ?? effect ?? size ?? style ?? justify ?? opacity) is null, "", "A style without any part is none.")
            .Said("font", font)
            .Said("fontColor", color)
            .Said("fontEffect", effect)
            .Said("fontSize", size)
            .Said("fontStyle", style)
            .Said("textJustify", justify)
            .Said("fontOpacity", opacity)
            .Refuse();
    }

    public string? Font { get; }

    public string? Color { get; }

    public string? Effect { get; }

    public string? Size { get; }

    public string? Style { get; }

    public string? Justify { get; }

    public string? Opacity { get; }
}
