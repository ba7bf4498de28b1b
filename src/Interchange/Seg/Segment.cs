using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>How a segment was made (PS3.3 §C.8.20.4, Segment Algorithm Type).</summary>
public enum SegmentOrigin
{
    /// <summary>A reader drew it.</summary>
    Manual,

    /// <summary>Computed from what readers drew, as a consensus is.</summary>
    Semiautomatic,

    Automatic,
}

/// <summary>What a segment of a DICOM SEG stands for (PS3.3 §C.8.20.4).</summary>
public sealed record Segment
{
    /// <param name="label">What a person reads, for instance “Lesion 1”.</param>
    /// <param name="category">Of CID 7150, for instance morphologically abnormal structure.</param>
    /// <param name="type">What it is, for instance a lesion.</param>
    /// <param name="algorithm">The method's name; required unless it was drawn by hand.</param>
    /// <exception cref="ArgumentException">The label is empty, or a computed segment does not name its method.</exception>
    public Segment(string label, CodedConcept category, CodedConcept type, SegmentOrigin origin = SegmentOrigin.Manual, string? algorithm = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(category);
        ArgumentNullException.ThrowIfNull(type);
        if (origin != SegmentOrigin.Manual && string.IsNullOrWhiteSpace(algorithm))
        {
            throw new ArgumentException("A segment that was computed names its method.", nameof(algorithm));
        }

        (Label, Category, Type, Origin, Algorithm) = (label, category, type, origin, string.IsNullOrWhiteSpace(algorithm) ? null : algorithm);
    }

    public string Label { get; }

    public CodedConcept Category { get; }

    public CodedConcept Type { get; }

    public SegmentOrigin Origin { get; }

    public string? Algorithm { get; }

    public ValueList<CodedConcept> TypeModifiers { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>Where in the body.</summary>
    public CodedConcept? Region { get; init; }

    /// <summary>Of the region, for instance its side.</summary>
    public ValueList<CodedConcept> RegionModifiers { get; init; } = [];

    /// <summary>Keeps the segments of one lesion together over time.</summary>
    public Tracking? Tracking { get; init; }

    /// <summary>A lesion that a reader drew.</summary>
    public static Segment Lesion(string label, Tracking? tracking = null) =>
        new(label, Codes.MorphologicallyAbnormalStructure, Codes.Lesion) { Tracking = tracking };
}

/// <summary>A name and a UID that mean the same thing in several objects; DICOM has both or neither.</summary>
public sealed record Tracking
{
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Tracking(string id, Uid uid)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        (Id, Uid) = (id, new Uid(uid.Value));
    }

    public string Id { get; }

    public Uid Uid { get; }
}
