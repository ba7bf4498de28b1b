using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>The headers of a case's images, read when the first object asks for them.</summary>
public sealed class ExportedImages(IReadOnlyList<ArchivedInstance> instances)
{
    private IReadOnlyList<DicomDataset>? headers;
    private SourceImages? images;
    private SourceSeries? series;

    public SourceImages Headers => images ??= SourceImages.Of(Read());

    /// <exception cref="InvalidDataException">They make no stack of slices.</exception>
    public SourceSeries Series => series ??= SourceSeries.TryOf(Read(), out var made, out var refusal)
        ? made : throw new InvalidDataException($"The images make no stack of slices: {refusal}.");

    private IReadOnlyList<DicomDataset> Read() => headers ??= [.. instances.Select(SeriesPixels.HeaderOf)];
}
