using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Suspicious: it can be read, but perhaps not as it was meant.</summary>
    Warning,

    /// <summary>The document contradicts the schema, the standard or itself.</summary>
    Error,
}

/// <summary>What a check looks at; the stable code of its findings.</summary>
public enum AimCheck
{
    /// <summary>The form that the schema gives: something is missing, malformed or out of order.</summary>
    Form,

    /// <summary>Something that is no part of AIM 4.2.</summary>
    Foreign,

    /// <summary>The version the document says it is of.</summary>
    Version,

    /// <summary>A date or time that is none.</summary>
    Date,

    /// <summary>A number that is none, or not finite, or outside its range.</summary>
    Number,

    /// <summary>A UID that is none (PS3.5 §9.1).</summary>
    Uid,

    /// <summary>One identifier for two things.</summary>
    DuplicateId,

    /// <summary>A relation whose end is nowhere or of the wrong kind.</summary>
    Statement,

    /// <summary>An image that is spoken of but not referenced, or referenced in contradiction.</summary>
    ImageReference,

    /// <summary>A point or frame that the image does not have.</summary>
    OutsideImage,

    /// <summary>A shape of a wrong number of points, or of points that make none.</summary>
    Shape,

    /// <summary>Points that are not counted from 0 by ones.</summary>
    CoordinateIndex,

    /// <summary>A unit that does not fit what is measured, or is none of UCUM.</summary>
    Unit,

    /// <summary>A known code under another meaning.</summary>
    Meaning,

    /// <summary>A calculation that is tied to no shape.</summary>
    Untied,

    /// <summary>Statements of a reader that contradict one another.</summary>
    Contradiction,
}

/// <summary>One finding of the validation.</summary>
/// <param name="Path">Where, as in <see cref="AimFinding"/>.</param>
/// <param name="Line">Line in the document, from 1, where a document was given.</param>
/// <param name="Message">What is wrong, in one sentence; it quotes no value of a patient.</param>
public sealed record ValidationFinding(FindingSeverity Severity, AimCheck Check, string Path, string Message, int? Line = null)
{
    public override string ToString() =>
        $"{Path}{(Line is { } line ? $" (line {line})" : "")}: {Message} ({Severity.ToString().ToLowerInvariant()}, {Check})";
}

/// <summary>How large an image is.</summary>
public sealed record ImageSize
{
    /// <param name="frames">How many; 1 for an image of a single frame.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is below 1.</exception>
    public ImageSize(int columns, int rows, int frames = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        (Columns, Rows, Frames) = (columns, rows, frames);
    }

    public int Columns { get; }

    public int Rows { get; }

    public int Frames { get; }

    /// <summary>Whether a point is on the image; its edges are: x runs from 0 to Columns, y from 0 to Rows.</summary>
    public bool Holds(ImagePoint point) => point.X >= 0 && point.Y >= 0 && point.X <= Columns && point.Y <= Rows;
}
