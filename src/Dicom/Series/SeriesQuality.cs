using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>How the planes of a series lie in the patient.</summary>
public enum SeriesOrientation
{
    Axial,
    Sagittal,
    Coronal,
    Oblique,
}

/// <summary>
/// The catalogue facts of a series, out of its headers alone, and what looks wrong about it. A fact that the headers do not
/// state is null; none is guessed.
/// </summary>
public sealed record SeriesQuality
{
    // Beyond this angle to the nearest axis, 37°, a plane is neither axial nor sagittal nor coronal; a tilted gantry stays axial.
    private const double NearAxis = 0.8;

    private static readonly HashSet<string> NoAgent = new(["NONE", "NO", "N", "WITHOUT", "NATIVE"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Images: single-frame instances, or frames of multi-frame ones.</summary>
    public required int Images { get; init; }

    public string? Modality { get; init; }

    public string? Description { get; init; }

    public string? BodyPart { get; init; }

    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    public string? Kernel { get; init; }

    /// <summary>Whether a contrast agent was given: by the agent named or coded; null where nothing is said.</summary>
    public bool? Contrast { get; init; }

    /// <summary>The phase of contrast as Contrast/Bolus Agent Phase (0018,9344) names it; several are joined by a comma.</summary>
    public string? Phase { get; init; }

    public double? KVp { get; init; }

    /// <summary>Millimetres; null also where the images differ.</summary>
    public double? SliceThickness { get; init; }

    /// <summary>The typical distance between neighbouring slices along the normal, mm.</summary>
    public double? SliceSpacing { get; init; }

    /// <summary>Distance between rows and between columns, mm.</summary>
    public (double Row, double Column)? PixelSpacing { get; init; }

    /// <summary>Slices that are missing by the typical spacing.</summary>
    public int Gaps { get; init; }

    public SeriesOrientation? Orientation { get; init; }

    /// <summary>What looks wrong, for a person; whatever prevents a volume says so.</summary>
    public IReadOnlyList<SeriesFinding> Problems { get; init; } = [];

    /// <summary>Reads the facts of one series out of the headers of its instances, in any order.</summary>
    public static SeriesQuality Of(IReadOnlyList<DicomDataset> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (headers.Count == 0)
        {
            return new SeriesQuality { Images = 0 };
        }

        var survey = SeriesSurvey.Of([.. headers.Select(h => (h, (IReadOnlyList<int>?)null))]);
        var facts = Describe(headers[0]) with
        {
            Images = headers.Sum(h => Math.Max(1, h.GetInt32(DicomTag.NumberOfFrames) ?? 1)),
            SliceSpacing = Rounded(SeriesGrid.Typical(survey.Places)),
            Gaps = SeriesGrid.Missing(survey.Places),
            PixelSpacing = survey.Frames is [var first, ..] ? (first.Plane.RowSpacing, first.Plane.ColumnSpacing) : null,
            Orientation = survey.Places.Count > 0 ? Oriented(survey.Frames[0].Row.Cross(survey.Frames[0].Column)) : null,
            SliceThickness = survey.Frames.Select(f => f.Thickness).Distinct().ToList() is [var thickness] ? thickness : null,
        };
        return facts with { Problems = [.. survey.Findings, .. SeriesProblems.Of(headers, survey, facts)] };
    }

    private static SeriesQuality Describe(DicomDataset header)
    {
        var groups = FunctionalGroups.Of(header, 1);
        return new SeriesQuality
        {
            Images = 0,
            Modality = header.GetString(DicomTag.Modality),
            Description = header.GetString(DicomTag.SeriesDescription),
            BodyPart = header.GetString(DicomTag.BodyPartExamined),
            Manufacturer = header.GetString(DicomTag.Manufacturer),
            Model = header.GetString(DicomTag.ManufacturerModelName),
            Kernel = Joined((groups.Macro(FunctionalGroups.ReconstructionSequence) ?? header).GetStrings(DicomTag.ConvolutionKernel)),
            KVp = (groups.Macro(FunctionalGroups.XRayDetailsSequence)?.GetDouble(DicomTag.KVP) ?? header.GetDouble(DicomTag.KVP)) is > 0 and var kVp ? kVp : null,
            Contrast = Agent(header),
            Phase = Joined([.. (groups.Macro(FunctionalGroups.ContrastBolusUsageSequence) ?? header).GetStrings(FunctionalGroups.ContrastBolusAgentPhase)]),
        };
    }

    private static bool? Agent(DicomDataset header) =>
        header.GetSequence(FunctionalGroups.ContrastBolusAgentSequence).Count > 0 ? true
        : header.GetString(DicomTag.ContrastBolusAgent) is { } agent ? !NoAgent.Contains(agent) : null;

    private static SeriesOrientation Oriented(PatientVector normal)
    {
        var (x, y, z) = (Math.Abs(normal.X), Math.Abs(normal.Y), Math.Abs(normal.Z));
        return z > NearAxis ? SeriesOrientation.Axial : x > NearAxis ? SeriesOrientation.Sagittal
            : y > NearAxis ? SeriesOrientation.Coronal : SeriesOrientation.Oblique;
    }

    private static string? Joined(IReadOnlyList<string> values)
    {
        var text = string.Join(", ", values.Where(v => v.Length > 0));
        return text.Length > 0 ? text : null;
    }

    // Positions are decimal text; what is beyond a thousandth of a millimetre is the noise of subtracting them.
    private static double? Rounded(double? mm) => mm is { } value ? Math.Round(value, 4) : null;
}
