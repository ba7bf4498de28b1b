using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A case's images as a page needs them (contract.ts: CaseImages).</summary>
/// <param name="Volume">Whether they lie side by side in the patient; else each is by itself, and the slice spacing means nothing.</param>
public sealed record CaseImages(
    Guid Id, string Number, string StudyUid, string SeriesUid, string Modality, bool Synthetic, IReadOnlyList<CaseInstance> Instances,
    int Columns, int Rows, double ColumnSpacing, double RowSpacing, double SliceSpacing, double? SliceThickness, string Calibration, bool Volume)
{
    public static CaseImages Of(Case @case, ArchivedSeries series) => new(
        @case.Id, @case.Number, series.StudyUid, series.Id, series.Modality, series.Synthetic,
        [.. series.Slices.Select(s => new CaseInstance(s.SopInstanceUid, s.Frame))],
        series.Grid.Columns, series.Grid.Rows, series.Grid.ColumnSpacing, series.Grid.RowSpacing, series.Grid.SliceSpacing,
        series.Grid.SliceThickness, CalibrationWord(series.Grid.Calibration), series.Grid.IsVolume);

    public static string CalibrationWord(CalibrationSource source) => source switch
    {
        CalibrationSource.PixelSpacing => "pixelSpacing",
        CalibrationSource.ImagerPixelSpacing => "imagerPixelSpacing",
        _ => "none",
    };
}

public sealed record CaseInstance(string SopInstanceUid, int Frame);
