using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Files;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>What a presentation state, key object selection or report says of images, as a worker read it off the de-identified object.</summary>
/// <param name="Series">The series whose images it refers to.</param>
public sealed record WorkedMarks(string Format, string? Manufacturer, string Aim, IReadOnlyList<string> Series, IReadOnlyList<string> Lost);

/// <summary>Reads it. The object itself is kept whatever comes of this.</summary>
internal static class ObjectMarks
{
    // With the header it has to fit into one message between the processes.
    private const int LongestAim = 24 << 20;

    /// <returns>Null where the object is of another kind or nothing in it can be an annotation.</returns>
    public static WorkedMarks? Of(DicomDataset kept)
    {
        if (!AnnotationFile.IsMarks(kept.GetString(DicomTag.SOPClassUID)))
        {
            return null;
        }

        try
        {
            var document = AnnotationFile.OfMarks(kept);
            return document.Annotations is { } annotations && AimXml.Write(Anonymous(annotations)) is { Length: <= LongestAim } aim
                ? new WorkedMarks(document.Format, annotations.Equipment?.ManufacturerName, aim, [.. SeriesOf(annotations)], document.Lost) : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // De-identification leaves a placeholder where a person was named.
    private static ImageAnnotationCollection Anonymous(ImageAnnotationCollection a) => new(
        a.UniqueIdentifier, a.StudyInstanceUid, a.SeriesInstanceUid, a.DateTime, a.ImageAnnotations, null, a.Description, null, a.Equipment, a.Person);

    private static IEnumerable<string> SeriesOf(ImageAnnotationCollection annotations) =>
        annotations.ImageAnnotations.SelectMany(a => a.DicomImageReferences).Select(r => r.Study.Series.InstanceUid.Value).Distinct();
}
