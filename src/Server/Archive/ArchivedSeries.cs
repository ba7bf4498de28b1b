using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Archive;

/// <summary>A de-identified series that has been assembled: its grid, and its instances in the order of the slices.</summary>
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

    public required SeriesGrid Grid { get; init; }

    public required IReadOnlyList<ArchivedSlice> Slices { get; init; }
}

/// <summary>Slice z of a series and where its stored values are.</summary>
public sealed record ArchivedSlice(string SopInstanceUid, string SopClassUid, int Frame);

/// <summary>The grid of a series as it is stored; mm, LPS.</summary>
public sealed record SeriesGrid(
    int Columns, int Rows, int Slices, double[] Origin, double[] RowDirection, double[] ColumnDirection, double[] SliceDirection,
    double ColumnSpacing, double RowSpacing, double SliceSpacing, double? SliceThickness, CalibrationSource Calibration)
{
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

/// <summary>One instance: its de-identified header as DICOM JSON, its pixel data by name.</summary>
public sealed record ArchivedInstance
{
    /// <summary>The mapped SOP Instance UID.</summary>
    public required string Id { get; init; }

    public required string SeriesUid { get; init; }

    public required string StudyUid { get; init; }

    public required Guid ImportId { get; init; }

    /// <summary>DICOM JSON model (PS3.18 annex F) without the pixel data.</summary>
    public required string Header { get; init; }

    /// <summary>SHA-256 of the stored values of all frames, hexadecimal.</summary>
    public required string PixelSha256 { get; init; }

    /// <summary>Name of the stored values, little endian, frame after frame.</summary>
    public required string PixelName { get; init; }

    public required int FrameLength { get; init; }

    public required int Frames { get; init; }
}
