namespace CrowdAnnotate.Aim;

/// <summary>A kind of mark as a reader makes it; in AIM a bidirectional mark is two TwoDimensionMultiPoints.</summary>
public enum MarkKind
{
    Point,
    Length,
    Bidirectional,
    Contour,
    Ellipse,
    Circle,

    /// <summary>Its four corners in order; in AIM a polyline.</summary>
    Rectangle,

    /// <summary>Pixels, by outlines along their edges; in AIM a polyline for each.</summary>
    Region,

    /// <summary>An end, the vertex, the other end.</summary>
    Angle,

    /// <summary>Its tip, its tail.</summary>
    Arrow,
}

/// <summary>A mark that a template offers.</summary>
public sealed record MarkRequest
{
    /// <param name="atLeast">How many a finding needs; 0 for an offer.</param>
    /// <param name="atMost">How many a finding may have; null for any number.</param>
    /// <param name="label">What it is called in the template.</param>
    /// <exception cref="AimFlawException">A number is negative or the most below the least, the kind unknown, or the label empty.</exception>
    public MarkRequest(MarkKind kind, int atLeast, int? atMost = null, string? label = null)
    {
        (Kind, AtLeast, AtMost, Label) = (kind, atLeast, atMost, label);
        new Flaws()
            .If(atLeast < 0, "atLeast", "is negative.")
            .If(atMost < Math.Max(atLeast, 1), "atMost", "allows none, or fewer than are needed.")
            .If(!Enum.IsDefined(kind), "kind", "is unknown.")
            .Said("label", label)
            .Refuse();
    }

    public MarkKind Kind { get; }

    public int AtLeast { get; }

    public int? AtMost { get; }

    public string? Label { get; }
}
