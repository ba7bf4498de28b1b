using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Whether a PET image's values can be told as standardized uptake values by body weight (PS3.3 §C.8.9.1), and by which factor: the activity at
/// a place against that of the injected dose spread over the body, both at the moment that the image is corrected to.
/// </summary>
public static class UptakeScale
{
    private static readonly DicomTag StartTime = new(0x0018, 0x1072);
    private static readonly DicomTag TotalDose = new(0x0018, 0x1074);
    private static readonly DicomTag HalfLife = new(0x0018, 0x1075);
    private static readonly DicomTag StartDateTime = new(0x0018, 0x1078);

    /// <returns>By what a value in the modality's unit is multiplied to be an SUV in g/ml; null where the header does not say enough.</returns>
    public static double? Of(DicomDataset header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.GetString(DicomTag.Units) switch
        {
            // An absent SUV type means body weight.
            "GML" => header.GetString(DicomTag.SUVType) is null or "BW" ? 1 : null,
            "BQML" => OfActivity(header),
            _ => null,
        };
    }

    private static double? OfActivity(DicomDataset header)
    {
        if (header.GetSequence(DicomTag.RadiopharmaceuticalInformationSequence) is not [var drug]
            || header.GetDouble(DicomTag.PatientWeight) is not > 0 || drug.GetDouble(TotalDose) is not > 0)
        {
            return null;
        }

        var (weight, dose) = (header.GetDouble(DicomTag.PatientWeight)!.Value, drug.GetDouble(TotalDose)!.Value);
        return header.GetString(DicomTag.DecayCorrection) switch
        {
            "ADMIN" => 1000 * weight / dose,
            "START" when drug.GetDouble(HalfLife) is > 0 and var half && Waited(header, drug) is { } seconds => 1000 * weight / (dose * Math.Pow(2, -seconds / half)),
            _ => null,
        };
    }

    // The images are corrected to the start of the series; a series time later than the acquisition is that of a later processing.
    private static double? Waited(DicomDataset header, DicomDataset drug)
    {
        if (Moment(header.GetString(DicomTag.SeriesDate), header.GetString(DicomTag.SeriesTime)) is not { } start
            || Moment(header.GetString(DicomTag.AcquisitionDate), header.GetString(DicomTag.AcquisitionTime)) is not { } acquired || start > acquired)
        {
            return null;
        }

        var injected = drug.GetString(StartDateTime) is { Length: >= 14 } both
            ? Moment(both[..8], both[8..].Split('+', '-')[0]) : Moment(header.GetString(DicomTag.SeriesDate), drug.GetString(StartTime));
        return injected is { } at && at <= start && start - at < TimeSpan.FromDays(1) ? (start - at).TotalSeconds : null;
    }

    private static DateTime? Moment(string? date, string? time) =>
        DateTime.TryParseExact($"{date}{time?.Split('.')[0].PadRight(6, '0')}", "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.AddSeconds(Fraction(time)) : null;

    private static double Fraction(string? time) =>
        time?.Split('.') is [_, var digits] && double.TryParse($"0.{digits}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) ? part : 0;
}
