using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Which images of the folder a document lies on.</summary>
/// <param name="images">Null where none were given.</param>
internal sealed class DocumentSources(ImageFolder? images)
{
    private static readonly DicomTag ContentCreatorName = new(0x0070, 0x0084);
    private static readonly DicomTag RoiObservations = new(0x3006, 0x0080);
    private static readonly DicomTag RoiInterpreter = new(0x3006, 0x00A6);

    /// <exception cref="CommandRefusal">None were given.</exception>
    public ImageFolder Images => images ?? throw new CommandRefusal("This conversion needs the images: give their folder with --images.");

    /// <exception cref="CommandRefusal">The document is of annotations of annotations.</exception>
    public static ImageAnnotationCollection OfImages(AnnotationCollection document) => document as ImageAnnotationCollection
        ?? throw new CommandRefusal("It holds annotations of annotations, which are written as xml or json alone.");

    public static Making MakingOf(DocumentContent.Segments content) => ConversionMaking.Of(content.File.Dataset, content.File.Dataset.GetString(ContentCreatorName));

    public static Making MakingOf(DocumentContent.Structures content) =>
        ConversionMaking.Of(content.Header, First(content.Header, RoiObservations)?.GetString(RoiInterpreter));

    /// <summary>The series on which the marks lie, the one with most of them first.</summary>
    public IReadOnlyList<SourceSeries> OfAim(ImageAnnotationCollection collection)
    {
        var marked = Marked(collection).ToList();
        return marked.Count > 0 ? Images.OfImages(marked) : throw new CommandRefusal("It has no outline and no segment on an image: there is no region.");
    }

    /// <summary>A SEG on the grid of its images.</summary>
    public (SourceSeries Source, SegReading Reading) OfSeg(DocumentContent.Segments content)
    {
        var dataset = content.File.Dataset;
        var source = Images.Of(First(dataset, DicomTag.ReferencedSeriesSequence)?.GetUid(DicomTag.SeriesInstanceUID), dataset.GetUid(DicomTag.FrameOfReferenceUID));
        return !SegReader.TryRead(content.File, source, out var reading, out var refusal) ? throw new CommandRefusal($"{refusal}.")
            : reading.Segmentation.Grid.Coincides(source.Grid) ? (source, reading)
            : throw new CommandRefusal("The segmentation does not lie on the grid of the images.");
    }

    public SourceSeries OfStructures(DocumentContent.Structures content) => Images.Of(content.Set.ReferencedSeries, content.Set.FrameOfReference);

    /// <summary>The headers for a report: without a folder none, and the report then says of the patient what the document says.</summary>
    public SourceImages? Headers(ImageAnnotationCollection collection) => images?.HeadersOf(collection.StudyInstanceUid, Marked(collection).ToHashSet());

    private static DicomDataset? First(DicomDataset dataset, DicomTag sequence) => dataset.GetSequence(sequence) is [var first, ..] ? first : null;

    private static IEnumerable<Uid> Marked(ImageAnnotationCollection collection) =>
        collection.ImageAnnotations.SelectMany(a => a.Markups.OfType<TwoDimensionGeometricShapeEntity>().Select(m => m.ImageReferenceUid).OfType<Uid>()
            .Concat(a.Segmentations.OfType<DicomSegmentationEntity>().Select(s => s.ReferencedSopInstanceUid)));
}
