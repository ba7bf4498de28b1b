using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Dates and names of what a conversion makes: all from the source, so that the same input gives the same bytes.</summary>
internal static class ConversionMaking
{
    private static readonly DateTime Unknown = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (DicomTag Date, DicomTag Time)[] Dates =
    [
        (DicomTag.ContentDate, DicomTag.ContentTime), (new(0x3006, 0x0008), new(0x3006, 0x0009)), (DicomTag.SeriesDate, DicomTag.SeriesTime), (DicomTag.StudyDate, DicomTag.StudyTime),
    ];

    public static Making Of(AnnotationCollection document, Provenance provenance) =>
        new(document.DateTime.Value, ServerSettings.SoftwareVersion, document.User?.LoginName, provenance);

    /// <summary>Of a SEG or RTSTRUCT: dated as it is, or 1 January 1900 where it has no date.</summary>
    /// <param name="reader">Who it says drew it.</param>
    public static Making Of(DicomDataset dataset, string? reader) => new(
        Dates.Select(t => Moment(dataset.GetString(t.Date), dataset.GetString(t.Time))).FirstOrDefault(t => t is not null) ?? Unknown,
        ServerSettings.SoftwareVersion, string.IsNullOrWhiteSpace(reader) ? null : reader, Provenance.None);

    private static DateTime? Moment(string? date, string? time)
    {
        var clock = new string([.. (time ?? "").TakeWhile(char.IsAsciiDigit).Take(6)]).PadRight(6, '0');
        return DateTime.TryParseExact(date?.Trim() + clock, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }
}
