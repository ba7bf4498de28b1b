using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>Ages in bands of five years, written as the band's first year; 90 and more are one band (few people are so old).</summary>
internal static class PatientAge
{
    private const int Band5 = 5;
    private const int Oldest = 90;

    /// <summary>The band; null when the text is no age.</summary>
    public static DicomElement? Band(DicomElement age) =>
        DicomValues.Strings(age, CharacterSet.Default) is [var text] && KeptValue.IsAge(text) ? Element(Years(text)) : null;

    /// <summary>The band from the dates of birth and of the study; null without both.</summary>
    public static DicomElement? BandOf(DicomDataset original) =>
        Date(original.GetString(DicomTag.PatientBirthDate)) is { } birth
        && (Date(original.GetString(DicomTag.StudyDate)) ?? Date(original.GetString(DicomTag.SeriesDate)) ?? Date(original.GetString(DicomTag.AcquisitionDate))) is { } study
        && study >= birth
            ? Element(study.Year - birth.Year - (study.DayOfYear < birth.DayOfYear ? 1 : 0)) : null;

    private static int Years(string text)
    {
        var number = int.Parse(text.AsSpan(0, 3), CultureInfo.InvariantCulture);
        return text[3] switch { 'Y' => number, 'M' => number / 12, 'W' => number / 52, _ => number / 365 };
    }

    private static DicomElement Element(int years)
    {
        var band = years >= Oldest ? Oldest : years / Band5 * Band5;
        return DicomValues.Element(DicomTag.PatientAge, DicomVR.AS, [band.ToString("000", CultureInfo.InvariantCulture) + "Y"], CharacterSet.Default);
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
