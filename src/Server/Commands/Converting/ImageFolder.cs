using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>The images of a folder by series, and the segmentations that lie there with them.</summary>
internal sealed class ImageFolder
{
    private readonly string path;
    private readonly Dictionary<Uid, List<DicomDataset>> bySeries = [];
    private readonly Dictionary<Uid, Uid> seriesOf = [];
    private readonly Dictionary<Uid, string> segmentations = [];
    private readonly Dictionary<Uid, SourceSeries> laid = [];

    /// <summary>Reads the headers; files that are no DICOM are passed over.</summary>
    /// <exception cref="CommandRefusal">There is no such folder, or no image in it.</exception>
    public ImageFolder(string path, CancellationToken cancel)
    {
        this.path = path;
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new CommandRefusal($"There is no file or folder {path}. Give --images the DICOM images of the annotations.");
        }

        foreach (var entry in DicomFolder.Entries(path).Where(e => e.Reason is null))
        {
            cancel.ThrowIfCancellationRequested();
            if (DicomInput.Refusal(entry.Path, out var input) is null)
            {
                using (input)
                {
                    Add(entry.Path, input!.File.Dataset);
                }
            }
        }

        if (bySeries.Count == 0)
        {
            throw new CommandRefusal($"{path} holds no DICOM image. Give --images the images of the annotations.");
        }
    }

    /// <summary>The series of the images, the one of most of them first.</summary>
    /// <exception cref="CommandRefusal">One of them is not there, or a series makes no stack of slices.</exception>
    public IReadOnlyList<SourceSeries> OfImages(IReadOnlyList<Uid> images)
    {
        foreach (var missing in images.Where(i => !seriesOf.ContainsKey(i)))
        {
            throw new CommandRefusal($"Image {missing}, to which it refers, is not in {path}.");
        }

        return [.. images.GroupBy(i => seriesOf[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => Lay(g.Key))];
    }

    /// <summary>The series that an object names, else the only one of its frame of reference, else the only one.</summary>
    /// <exception cref="CommandRefusal">It is not there, or cannot be told from others.</exception>
    public SourceSeries Of(Uid? series, Uid? frameOfReference)
    {
        if (series is { } named)
        {
            return bySeries.ContainsKey(named) ? Lay(named) : throw new CommandRefusal($"Series {named}, to which it refers, is not in {path}.");
        }

        var alike = bySeries.Where(s => frameOfReference is null || s.Value[0].GetUid(DicomTag.FrameOfReferenceUID) == frameOfReference).Select(s => s.Key).ToList();
        return alike.Count == 1 ? Lay(alike[0]) : throw new CommandRefusal(alike.Count == 0
            ? $"No images in {path} have its frame of reference."
            : $"It names no series, and {alike.Count} in {path} may be meant. Give --images that one alone.");
    }

    /// <summary>The sizes of all images.</summary>
    public IReadOnlyDictionary<Uid, ImageSize> Sizes() => bySeries.Values.SelectMany(s => s)
        .Where(h => h.GetInt32(DicomTag.Rows) > 0 && h.GetInt32(DicomTag.Columns) > 0)
        .ToDictionary(h => h.GetUid(DicomTag.SOPInstanceUID)!.Value, h => new ImageSize(h.GetInt32(DicomTag.Columns)!.Value, h.GetInt32(DicomTag.Rows)!.Value, Math.Max(1, h.GetInt32(DicomTag.NumberOfFrames) ?? 1)));

    /// <summary>The headers of a study, or of images referred to.</summary>
    public SourceImages HeadersOf(Uid study, IReadOnlySet<Uid> images) => SourceImages.Of(bySeries.Values.SelectMany(s => s)
        .Where(h => h.GetUid(DicomTag.StudyInstanceUID) == study || images.Contains(h.GetUid(DicomTag.SOPInstanceUID)!.Value)));

    /// <summary>A segmentation of the folder on the grid of the images; null where it is not there or lies elsewhere.</summary>
    public SegReading? Segmentation(Uid sopInstance, SourceSeries source)
    {
        if (!segmentations.TryGetValue(sopInstance, out var file))
        {
            return null;
        }

        using var input = DicomInput.Open(file);
        return SegReader.TryRead(input.File, source, out var reading, out _) && reading.Segmentation.Grid.Coincides(source.Grid) ? reading : null;
    }

    private void Add(string file, DicomDataset header)
    {
        if (header.GetUid(DicomTag.SOPInstanceUID) is not { } instance)
        {
            return;
        }

        if (header.GetUid(DicomTag.SOPClassUID) is { } sopClass && (sopClass == SegWriter.SegmentationStorage || sopClass == SegWriter.LabelMapSegmentationStorage))
        {
            segmentations.TryAdd(instance, file);
        }
        else if (header.Contains(DicomTag.Rows) && header.GetUid(DicomTag.SeriesInstanceUID) is { } series && seriesOf.TryAdd(instance, series))
        {
            bySeries.TryAdd(series, []);
            bySeries[series].Add(header);
        }
    }

    private SourceSeries Lay(Uid series)
    {
        if (!laid.TryGetValue(series, out var source))
        {
            laid[series] = source = SourceSeries.TryOf(bySeries[series], out var made, out var refusal)
                ? made : throw new CommandRefusal($"The images of series {series} in {path} make no stack of slices: {refusal}.");
        }

        return source;
    }
}
