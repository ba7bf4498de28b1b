using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Campaigns;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>A file that was sent and one document of it, as a worker read it.</summary>
public sealed record GivenDocument(SpooledFile File, WorkedAnnotations Worked)
{
    public AnnotationOrigin Origin => new(Worked.Format, Worked.Manufacturer, Worked.SourceUid, Convert.ToHexStringLower(File.Digest));
}

/// <summary>Those annotations of a document that are on one case.</summary>
/// <param name="Annotations">Each with its number in the document, from 1.</param>
public sealed record GivenPart(GivenDocument Document, ImageAnnotationCollection Collection, IReadOnlyList<(int Number, ImageAnnotation Annotation)> Annotations)
{
    public static string PathOf(int number) => $"/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[{number}]";

    /// <summary>The annotations of the part alone, as a document.</summary>
    public ImageAnnotationCollection Alone => Annotations.Count == Collection.ImageAnnotations.Count ? Collection : new(
        Collection.UniqueIdentifier, Collection.StudyInstanceUid, Collection.SeriesInstanceUid, Collection.DateTime, Annotations.Select(a => a.Annotation),
        Collection.AccessionNumber, Collection.Description, Collection.User, Collection.Equipment, Collection.Person);
}

/// <summary>A case of the campaign with its series and what was given for it.</summary>
public sealed record GivenCase(Case Case, ArchivedSeries Series, IReadOnlyList<GivenPart> Parts);
