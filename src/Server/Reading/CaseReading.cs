using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What a reader has done on a case so far, as the page sends it (contract.ts: Reading).</summary>
public sealed record CaseReading(IReadOnlyList<Finding> Findings, bool NoLesion, string? Comment);

public sealed record Finding(string TrackingUid, string Label, IReadOnlyList<Mark> Marks, IReadOnlyList<Answer> Answers);

public enum MarkKind
{
    [JsonStringEnumMemberName("bidirectional")]
    Bidirectional,
    [JsonStringEnumMemberName("contour")]
    Contour,
    [JsonStringEnumMemberName("length")]
    Length,
    [JsonStringEnumMemberName("ellipse")]
    Ellipse,
    [JsonStringEnumMemberName("circle")]
    Circle,
    [JsonStringEnumMemberName("rectangle")]
    Rectangle,
    [JsonStringEnumMemberName("region")]
    Region,
    [JsonStringEnumMemberName("angle")]
    Angle,
    [JsonStringEnumMemberName("point")]
    Point,
    [JsonStringEnumMemberName("arrow")]
    Arrow,
}

/// <summary>Points in corner-origin image pixels, [x, y] each.</summary>
/// <param name="Outlines">Of a region alone: closed outlines along the edges of pixels.</param>
/// <param name="Knots">What a contour's points were made from, for editing; nothing is computed of them.</param>
/// <param name="Text">What is written at an arrow or a point.</param>
/// <param name="ShortAxisProposed">True where the short axis is the page's proposal, which nobody has set or kept: a draft may hold it, a submission may not.</param>
/// <remarks>What is null is left out, so that a submission from before has the content hash that it had.</remarks>
public sealed record Mark(
    Guid Id, [property: JsonConverter(typeof(JsonStringEnumConverter<MarkKind>))] MarkKind Kind, string SopInstanceUid, int Frame, IReadOnlyList<double[]> Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyList<double[]>>? Outlines = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double[]>? Knots = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ShortAxisProposed = null);

public sealed record CodeAnswer(string Value, string Scheme, string Meaning);

/// <param name="Value">The number typed with an answer that asks for one, in that answer's unit.</param>
public sealed record Answer(
    string QuestionId, CodeAnswer Code, double? Confidence, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Value = null);

/// <summary>A number the server computed; MarkId is null when it is of the whole finding.</summary>
public sealed record MeasuredValue(string TrackingUid, Guid? MarkId, CodeAnswer Concept, CodeAnswer? Derivation, double Value, string Unit, string Calibration);

public sealed record MeasurementNote(string TrackingUid, Guid? MarkId, string Text);

public sealed record Measured(IReadOnlyList<MeasuredValue> Measurements, IReadOnlyList<MeasurementNote> Notes);

/// <summary>Unsubmitted work, saved as it is made. Its version grows by one with each save.</summary>
public sealed record Draft
{
    /// <summary>The assignment's.</summary>
    public required Guid Id { get; init; }

    public required Guid ReaderId { get; init; }

    public required CaseReading Reading { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public int Version { get; set; }

    /// <summary>The browser that saved it; null where it did not say.</summary>
    public Guid? Writer { get; init; }
}

/// <summary>The draft that a submission goes on from. A later one of the same browser is its own, whose answer was lost.</summary>
/// <param name="Version">0 for none.</param>
public sealed record DraftBasis(int Version, Guid Writer)
{
    /// <summary>Whether something was saved since that this submission does not know of.</summary>
    public bool IsOlderThan(Draft? draft) => draft is not null && draft.Version > Version && draft.Writer != Writer;
}
