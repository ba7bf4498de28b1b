using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The value of a content item, by its value type (PS3.3 §C.17.3.2.1).</summary>
internal abstract record ContentValue(string Type)
{
    /// <summary>Of a value in words.</summary>
    public virtual string? Words => null;
}

/// <param name="Template">Identifier of the template (DCMR) the container follows, e.g. 1501.</param>
internal sealed record ContainerContent(string? Template = null) : ContentValue("CONTAINER");

/// <summary>TEXT, PNAME, DATE, TIME or DATETIME.</summary>
internal sealed record WordsContent(string Type, string Text) : ContentValue(Type)
{
    public const string Plain = "TEXT";
    public const string PersonName = "PNAME";

    public override string? Words => Text;
}

internal sealed record CodeContent(CodedConcept Code) : ContentValue("CODE");

internal sealed record UidContent(Uid Uid) : ContentValue("UIDREF");

/// <param name="Value">Null where there is none; then the qualifier says why.</param>
internal sealed record NumberContent(double? Value, CodedConcept? Unit, CodedConcept? Qualifier = null) : ContentValue("NUM");

/// <summary>SCOORD (x, y in corner-origin pixels, §C.18.6) or SCOORD3D (x, y, z in mm, §C.18.9).</summary>
/// <param name="GraphicType">POINT, MULTIPOINT, POLYLINE, POLYGON, CIRCLE, ELLIPSE or ELLIPSOID.</param>
/// <param name="Numbers">Coordinates one after the other, in single precision as DICOM holds them.</param>
/// <param name="FrameOfReference">Of SCOORD3D.</param>
internal sealed record GraphicContent(string GraphicType, float[] Numbers, Uid? FrameOfReference = null)
    : ContentValue(FrameOfReference is null ? "SCOORD" : "SCOORD3D")
{
    public int Dimensions => FrameOfReference is null ? 2 : 3;

    public int Points => Numbers.Length / Dimensions;
}

/// <summary>IMAGE or COMPOSITE: another object.</summary>
/// <param name="Frames">From 1; none for all of the object.</param>
internal sealed record ObjectContent(string Type, Uid SopClass, Uid SopInstance, IReadOnlyList<int> Frames, IReadOnlyList<int> Segments) : ContentValue(Type)
{
    public const string Image = "IMAGE";
}

/// <summary>A relationship to another node of the tree (PS3.3 §C.17.3.2.5).</summary>
internal sealed record TargetContent(ContentItem Target) : ContentValue("");

/// <summary>A value that this program does not read (WAVEFORM, TCOORD, TABLE …), or that could not be read.</summary>
internal sealed record OtherContent(string Type) : ContentValue(Type);
