using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What a series is good for.</summary>
public enum SeriesKind
{
    /// <summary>It lies on one regular grid, or is of images that each stand alone, and can be read as a case.</summary>
    Case,

    /// <summary>Objects that are no images and refer to some: segmentations, structure sets, reports, presentation states.</summary>
    Companion,

    /// <summary>Images that are no volume, for the reason that is kept; they stay in the archive and later ones may complete them.</summary>
    Archive,
}

/// <summary>
/// A de-identified series: what the catalogue says of it and, when it is a volume, its grid and its instances in the order of the
/// slices. Whatever version 2 of the schema did not have is optional: documents from before lack it.
/// </summary>
public sealed record ArchivedSeries
{
    /// <summary>The mapped Series Instance UID.</summary>
    public required string Id { get; init; }

    public required string StudyUid { get; init; }

    /// <summary>The patient's pseudonym.</summary>
    public required string Patient { get; init; }

    public required string Modality { get; init; }

    public required bool Synthetic { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public SeriesKind Kind { get; init; }

    /// <summary>Why it is no case; null for a case.</summary>
    public string? Reason { get; init; }

    /// <summary>How many instances are served; 0 in documents from before, where there are as many as slices.</summary>
    public int InstanceCount { get; init; }

    /// <summary>Instances came since it was last assembled.</summary>
    public bool Unsettled { get; init; }

    /// <summary>What the catalogue says; null in documents from before.</summary>
    public SeriesCatalogue? Catalogue { get; init; }

    /// <summary>Where the frames stand that are stored for delivery.</summary>
    public DeliveryState Delivery { get; init; }

    /// <summary>The grid when the series is a case.</summary>
    [JsonPropertyName("grid")]
    public SeriesGrid? Layout { get; init; }

    /// <summary>The grid of a case.</summary>
    /// <exception cref="InvalidOperationException">The series is no case.</exception>
    [JsonIgnore]
    public SeriesGrid Grid => Layout ?? throw new InvalidOperationException("The series is no case.");

    /// <summary>In the order of the volume; empty when it is none.</summary>
    public required IReadOnlyList<ArchivedSlice> Slices { get; init; }

    /// <summary>How many instances are served.</summary>
    [JsonIgnore]
    public int Instances => InstanceCount > 0 ? InstanceCount : Slices.Select(s => s.SopInstanceUid).Distinct().Count();
}

/// <summary>Lossless compression for delivery follows an import.</summary>
public enum DeliveryState
{
    /// <summary>Its turn has not come.</summary>
    Pending,

    /// <summary>Every frame that can be compressed is.</summary>
    Ready,

    /// <summary>Frames go out as they are stored.</summary>
    Uncompressed,
}

/// <summary>Slice z of a series and where its stored values are.</summary>
public sealed record ArchivedSlice(string SopInstanceUid, string SopClassUid, int Frame);

/// <summary>The grid of a series as it is stored; mm, LPS; pixels where there is no calibration.</summary>
public sealed record SeriesGrid(
    int Columns, int Rows, int Slices, double[] Origin, double[] RowDirection, double[] ColumnDirection, double[] SliceDirection,
    double ColumnSpacing, double RowSpacing, double SliceSpacing, double? SliceThickness, CalibrationSource Calibration)
{
    /// <summary>
    /// Whether it is a grid in the patient. Else the images lie nowhere in particular and each is by itself: their distance is made up, there is no volume, and without
    /// a calibration all lengths are in pixels.
    /// </summary>
    public bool IsVolume { get; init; } = true;

    public static SeriesGrid Of(VolumeGeometry g, double? sliceThickness, CalibrationSource calibration) => new(
        g.Columns, g.Rows, g.Slices, [g.Origin.X, g.Origin.Y, g.Origin.Z], Parts(g.RowDirection), Parts(g.ColumnDirection), Parts(g.SliceDirection),
        g.ColumnSpacing, g.RowSpacing, g.SliceSpacing, sliceThickness, calibration);

    public VolumeGeometry ToGeometry() => new(
        Columns, Rows, Slices, new PatientPoint(Origin[0], Origin[1], Origin[2]), Vector(RowDirection), Vector(ColumnDirection),
        ColumnSpacing, RowSpacing, SliceSpacing, Vector(SliceDirection));

    /// <summary>The plane of slice <paramref name="z"/>.</summary>
    public ImagePlane ToPlane(int z) => new(
        Columns, Rows, ColumnSpacing, RowSpacing, Calibration, ToGeometry().ToPatient(new IndexPoint(0, 0), z), Vector(RowDirection), Vector(ColumnDirection));

    private static double[] Parts(PatientVector v) => [v.X, v.Y, v.Z];

    private static PatientVector Vector(double[] p) => new(p[0], p[1], p[2]);
}
