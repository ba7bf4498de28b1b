using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The catalogue's columns out of the de-identified headers of a series.</summary>
public static class SeriesFacts
{
    /// <param name="isImage">Whether what is said about images means anything.</param>
    public static SeriesCatalogue Of(IReadOnlyList<DicomDataset> headers, bool isImage)
    {
        var quality = SeriesQuality.Of(headers);
        var catalogue = new SeriesCatalogue
        {
            Description = quality.Description, BodyPart = quality.BodyPart, Manufacturer = quality.Manufacturer, Model = quality.Model,
            Scanner = Scanner(headers[0]), Kernel = quality.Kernel, Phase = quality.Phase, Contrast = quality.Contrast, KVp = quality.KVp,
        };
        return !isImage ? catalogue : catalogue with
        {
            SliceThickness = quality.SliceThickness, SliceSpacing = quality.SliceSpacing, Gaps = quality.Gaps,
            PixelSpacing = quality.PixelSpacing is { } spacing ? [spacing.Row, spacing.Column] : null,
            Orientation = quality.Orientation?.ToString().ToLowerInvariant(),
            Problems = [.. quality.Problems.Select(p => new SeriesProblem(p.Code, p.Text))],
        };
    }

    // De-identification puts the scanner's keyed pseudonym in the place of its UID or, for profiles that keep none, of its serial number.
    private static string? Scanner(DicomDataset header) =>
        header.GetString(DicomTag.StationName) ?? header.GetString(DicomTag.DeviceSerialNumber);
}
