using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Commands.Converting;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Combining;

/// <summary>The regions of several readers in files of NIfTI, NRRD or DICOM SEG, all on the grid of the first.</summary>
internal sealed class ReaderRegions
{
    private readonly ImageFolder? images;
    private readonly int? label;

    private ReaderRegions(ImageFolder? images, int? label) => (this.images, this.label) = (images, label);

    public List<Mask> Masks { get; } = [];

    /// <summary>The images that SEGs were laid on; null where there is no SEG or no folder of images.</summary>
    public SourceSeries? Source { get; private set; }

    /// <summary>The first SEG, from which a SEG of the consensus takes its date; null where there is none.</summary>
    public DocumentContent.Segments? FirstSeg { get; private set; }

    /// <param name="images">The images that the SEGs are of: SEGs of different extent then lie on one grid.</param>
    /// <param name="label">The label or segment that is the region; all that is not 0, or the only segment, when null.</param>
    /// <exception cref="CommandRefusal">A file cannot be read or has no such region, or one lies on another grid than the first.</exception>
    public static ReaderRegions Read(IReadOnlyList<string> files, ImageFolder? images, int? label)
    {
        var readers = new ReaderRegions(images, label);
        foreach (var file in files)
        {
            readers.Add(file, files[0]);
        }

        return readers;
    }

    private void Add(string file, string first)
    {
        var mask = Of(file);
        if (Masks is [var earlier, ..] && !mask.Geometry.Coincides(earlier.Geometry))
        {
            throw new CommandRefusal($"{file} does not lie on the grid of {first}: {Described(mask.Geometry)}, not {Described(earlier.Geometry)}. Nothing is resampled.{(FirstSeg is not null && images is null ? " SEGs of different extent lie on one grid when --images gives their images." : "")}");
        }

        Masks.Add(mask);
    }

    private Mask Of(string file)
    {
        try
        {
            return RegionFile.FormatOf(file) switch
            {
                RegionFormat.Nifti => Plain(file, NiftiFile.TryReadMask),
                RegionFormat.Nrrd => Plain(file, NrrdFile.TryReadMask),
                _ => OfSeg(file, File.ReadAllBytes(file)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{file} cannot be read: {e.Message}");
        }
    }

    private Mask Plain(string file, MaskReader read)
    {
        using var stream = File.OpenRead(file);
        return read(stream, label, out var mask, out var problem) ? mask! : throw new CommandRefusal($"{file}: {problem}.");
    }

    private Mask OfSeg(string file, byte[] bytes)
    {
        if (DocumentReading.Of(bytes) is not [{ Content: DocumentContent.Segments content }])
        {
            throw new CommandRefusal($"{file} is no NIfTI, no NRRD and no DICOM SEG.");
        }

        FirstSeg ??= content;
        var regions = Reading(file, content).Segmentation.Regions;
        return label is null && regions.Count > 1
            ? throw new CommandRefusal($"{file} has {regions.Count} segments: give the number of one with --label.")
            : regions.FirstOrDefault(r => r.Number == label || label is null)?.Mask.ToMask() ?? throw new CommandRefusal($"{file} has no segment {label}.");
    }

    private SegReading Reading(string file, DocumentContent.Segments content)
    {
        if (images is not null)
        {
            (Source, var onImages) = new DocumentSources(images).OfSeg(content);
            return onImages;
        }

        return SegReader.TryRead(content.File, null, out var reading, out var refusal) ? reading : throw new CommandRefusal($"{file}: {refusal}.");
    }

    private static string Described(VolumeGeometry g) => FormattableString.Invariant(
        $"{g.Columns}×{g.Rows}×{g.Slices} voxels of {g.ColumnSpacing:0.###}×{g.RowSpacing:0.###}×{g.SliceSpacing:0.###} mm from ({g.Origin.X:0.##}, {g.Origin.Y:0.##}, {g.Origin.Z:0.##})");

    private delegate bool MaskReader(Stream from, int? label, out Mask? mask, out string? problem);
}
