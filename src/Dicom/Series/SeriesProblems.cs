using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>What looks wrong about a series that is no matter of its grid.</summary>
internal static class SeriesProblems
{
    /// <summary>Fewer slices than this show no organ.</summary>
    private const int Few = 5;

    // Thickness and spacing are nominal; a tenth is no overlap.
    private const double Nominal = 0.1;

    public static IEnumerable<SeriesFinding> Of(IReadOnlyList<DicomDataset> headers, SeriesSurvey survey, SeriesQuality facts)
    {
        foreach (var finding in OfPixels(facts).Concat(OfThickness(survey, facts)).Concat(OfKind(headers)))
        {
            yield return finding;
        }

        if (survey.Places.Count is > 1 and < Few)
        {
            yield return new SeriesFinding(SeriesFindingCodes.FewSlices, $"There are only {survey.Places.Count} slices", Tag: DicomTag.InstanceNumber);
        }
    }

    private static IEnumerable<SeriesFinding> OfPixels(SeriesQuality facts)
    {
        if (facts.PixelSpacing is var (row, column) && Math.Abs(row - column) > 1e-3 * row)
        {
            yield return new SeriesFinding(SeriesFindingCodes.NonSquarePixels,
                $"The pixels are not square: {SeriesSurvey.Mm(row)}×{SeriesSurvey.Mm(column)} mm", Tag: DicomTag.PixelSpacing);
        }
    }

    private static IEnumerable<SeriesFinding> OfThickness(SeriesSurvey survey, SeriesQuality facts)
    {
        var thicknesses = survey.Frames.Select(f => f.Thickness).OfType<double>().Distinct().Order().ToList();
        if (thicknesses.Count > 1)
        {
            yield return new SeriesFinding(SeriesFindingCodes.MixedThickness,
                $"The slices have different thicknesses, from {SeriesSurvey.Mm(thicknesses[0])} to {SeriesSurvey.Mm(thicknesses[^1])} mm", Tag: DicomTag.SliceThickness);
        }

        if (facts is not { SliceThickness: > 0 and var thickness, SliceSpacing: > 0 and var spacing } || Math.Abs(thickness - spacing) <= Nominal * spacing)
        {
            yield break;
        }

        yield return thickness > spacing
            ? new SeriesFinding(SeriesFindingCodes.Overlap,
                $"The slices overlap: {SeriesSurvey.Mm(thickness)} mm thick, {SeriesSurvey.Mm(spacing)} mm apart", Tag: DicomTag.SliceThickness)
            : new SeriesFinding(SeriesFindingCodes.Interslice,
                $"There are gaps between the slices: {SeriesSurvey.Mm(thickness)} mm thick, {SeriesSurvey.Mm(spacing)} mm apart", Tag: DicomTag.SliceThickness);
    }

    private static IEnumerable<SeriesFinding> OfKind(IReadOnlyList<DicomDataset> headers)
    {
        SeriesFinding? Tell(string code, string what, DicomTag tag, Func<DicomDataset, bool> holds) =>
            headers.Count(holds) is > 0 and var count
                ? new SeriesFinding(code, count == headers.Count ? what : $"{what} ({count} of {headers.Count} instances)", Tag: tag) : null;

        SeriesFinding?[] kinds =
        [
            Tell(SeriesFindingCodes.Lossy, "The images were compressed with loss", DicomTag.LossyImageCompression, IsLossy),
            Tell(SeriesFindingCodes.Localizer, "The images are localizers", DicomTag.ImageType, d => IsOfType(d, 2, "LOCALIZER")),
            Tell(SeriesFindingCodes.Derived, "The images are derived from others", DicomTag.ImageType, d => IsOfType(d, 0, "DERIVED")),
            Tell(SeriesFindingCodes.SecondaryCapture, "The images are captures, not acquisitions", DicomTag.SOPClassUID,
                d => SopClasses.IsSecondaryCapture(d.GetString(DicomTag.SOPClassUID))),
        ];
        return kinds.OfType<SeriesFinding>();
    }

    private static bool IsLossy(DicomDataset header) => header.GetString(DicomTag.LossyImageCompression) == "01";

    private static bool IsOfType(DicomDataset header, int place, string type)
    {
        var types = header.GetStrings(DicomTag.ImageType);
        return types.Count > place && types[place] == type;
    }
}
