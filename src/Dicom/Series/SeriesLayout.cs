using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>The grid of a series and the instance and frame of every slice, out of the headers alone: no pixel is read.</summary>
public sealed record SeriesLayout(VolumeGeometry Geometry, IReadOnlyList<SeriesSlice> Slices, IReadOnlyList<SeriesFinding> Findings)
{
    /// <summary>Lays out the instances of one series, in any order, as <see cref="SeriesVolume"/> would assemble them.</summary>
    /// <param name="headers">They need not hold pixel data.</param>
    public static bool TryLay(
        IReadOnlyList<DicomDataset> headers, [NotNullWhen(true)] out SeriesLayout? layout, [NotNullWhen(false)] out SeriesFinding? preventing)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var survey = SeriesSurvey.Of([.. headers.Select(h => (h, (IReadOnlyList<int>?)null))]);
        preventing = survey.Preventing;
        layout = preventing is null
            ? new SeriesLayout(survey.Geometry!, [.. survey.Frames.Select(f => new SeriesSlice(f.SopInstanceUid, f.Plane, f.Number))], survey.Findings)
            : null;
        return layout is not null;
    }
}
