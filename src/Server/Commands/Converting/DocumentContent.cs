using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.RtStruct;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>What a document of the input holds.</summary>
internal abstract record DocumentContent
{
    /// <summary>AIM, or a report that became AIM.</summary>
    /// <param name="Provenance">What a report says beyond AIM.</param>
    public sealed record Annotations(AnnotationCollection Document, Provenance Provenance) : DocumentContent;

    /// <summary>A SEG; its voxels are read when its images are known.</summary>
    public sealed record Segments(DicomFile File) : DocumentContent;

    /// <summary>An RTSTRUCT with its header.</summary>
    public sealed record Structures(StructureSet Set, DicomDataset Header) : DocumentContent;
}

/// <summary>One document of a file.</summary>
/// <param name="Path">Where in the file; <c>/</c> for all of it.</param>
/// <param name="Content">Null exactly where it is refused.</param>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="IsStranger">Whether it is of a kind that is no annotation at all, as images are.</param>
internal sealed record ReadDocument(string Path, DocumentContent? Content, string? Refusal = null, bool IsStranger = false)
{
    /// <summary>What of it was not held by reading.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>What was mended or understood otherwise than written.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static ReadDocument Refused(string reason, bool isStranger = false) => new("/", null, reason, isStranger);
}
