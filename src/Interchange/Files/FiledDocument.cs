using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Files;

/// <summary>One document of a file: annotations, or regions that become annotations on their images, or a refusal.</summary>
/// <param name="Path">Where in the file; <c>/</c> for all of it.</param>
/// <param name="Format">What it was written in, for people.</param>
public sealed record FiledDocument(string Path, string Format)
{
    public const string Seg = "DICOM SEG";
    public const string RtStruct = "DICOM RTSTRUCT";
    public const string KeyObjects = "DICOM key objects";
    public const string Presentation = "DICOM presentation state";
    public const string Report = "DICOM SR";

    /// <summary>Why it is refused; null where one of the contents is there.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether it is of a kind that is no annotation at all, as images are.</summary>
    public bool IsStranger { get; init; }

    public ImageAnnotationCollection? Annotations { get; init; }

    /// <summary>A SEG; its voxels are read when its images are known.</summary>
    public DicomFile? Segments { get; init; }

    public StructureSet? Structures { get; init; }

    /// <summary>The data set of a DICOM object.</summary>
    public DicomDataset? Header { get => field ?? Segments?.Dataset; init; }

    /// <summary>What reading mended, each with its place and without values.</summary>
    public IReadOnlyList<string> Mended { get; init; } = [];

    /// <summary>What of it was not held by reading.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Whether its annotations can only be made where the headers of its images are at hand.</summary>
    public bool NeedsImages => Segments is not null || Structures is not null;

    public static FiledDocument Refused(string format, string reason) => new("/", format) { Refusal = reason };

    public static string NameOf(AimDialect dialect) => dialect switch
    {
        AimDialect.Aim3 => "AIM 3",
        AimDialect.Aim40 => "AIM 4.0",
        AimDialect.Aim41 => "AIM 4.1",
        AimDialect.Aim42 => "AIM 4.2",
        _ => "AIM JSON",
    };

    /// <summary>The UIDs of the series and images it refers to.</summary>
    public IEnumerable<Uid> Referred() => (Annotations is { } document ? OfImages(document) : Structures is { } set ? OfStructures(set) : Segments is { } seg ? OfSegments(seg.Dataset) : []).Distinct();

    private static IEnumerable<Uid> OfImages(ImageAnnotationCollection document) => document.ImageAnnotations.SelectMany(a => a.DicomImageReferences)
        .SelectMany(r => r.Study.Series.Images.Select(i => i.SopInstanceUid).Prepend(r.Study.Series.InstanceUid));

    private static IEnumerable<Uid> OfStructures(StructureSet set) =>
        set.Rois.SelectMany(r => r.Contours).Select(c => c.Image).Append(set.ReferencedSeries).OfType<Uid>();

    private static IEnumerable<Uid> OfSegments(DicomDataset seg) => seg.GetSequence(DicomTag.ReferencedSeriesSequence).SelectMany(s => s
        .GetSequence(new DicomTag(0x0008, 0x114A)).Select(i => i.GetUid(DicomTag.ReferencedSOPInstanceUID)).Prepend(s.GetUid(DicomTag.SeriesInstanceUID))).OfType<Uid>();
}
