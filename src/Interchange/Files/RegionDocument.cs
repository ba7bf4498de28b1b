using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Files;

/// <summary>A SEG or RTSTRUCT as annotations on images that are at hand, whatever UIDs it calls them by: the regions lie where the patient is.</summary>
public static class RegionDocument
{
    private static readonly DateTime Unknown = new(1900, 1, 1);

    private static readonly (DicomTag Date, DicomTag Time)[] Dates =
    [
        (DicomTag.ContentDate, DicomTag.ContentTime), (new(0x3006, 0x0008), new(0x3006, 0x0009)), (DicomTag.SeriesDate, DicomTag.SeriesTime), (DicomTag.StudyDate, DicomTag.StudyTime),
    ];

    /// <param name="softwareVersion">Of this program.</param>
    /// <exception cref="ArgumentException">No region lies on the images, or the object cannot be read; the message says why.</exception>
    public static Conversion<ImageAnnotationCollection> On(SourceSeries source, FiledDocument document, string softwareVersion)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(document);
        var header = document.Header ?? throw new ArgumentException("It is no SEG and no RTSTRUCT.", nameof(document));
        var uid = header.GetUid(DicomTag.SOPInstanceUID) ?? throw new ArgumentException($"It lacks its UID {DicomTag.SOPInstanceUID}.", nameof(document));
        var next = 0;
        var regions = new AimOfRegions(source, MakingOf(header, softwareVersion), () => DerivedUid.Of(uid, string.Create(CultureInfo.InvariantCulture, $"region {++next}")));
        return document.Structures is { } set ? regions.Of(set) : Segments(regions, source, document.Segments!);
    }

    private static Conversion<ImageAnnotationCollection> Segments(AimOfRegions regions, SourceSeries source, DicomFile file)
    {
        if (!SegReader.TryRead(file, source, out var reading, out var refusal))
        {
            throw new ArgumentException($"{refusal}.", nameof(file));
        }

        var made = regions.Of(reading);
        var fractions = reading.Segmentation.Regions.Where(r => r.Fractions is not null)
            .Select(r => new Loss($"SegmentSequence[{r.Number}]", "Its fractions are lost: what is one half or more is outlined."));
        return made with { Losses = [.. made.Losses, .. fractions] };
    }

    private static Making MakingOf(DicomDataset header, string softwareVersion) => new(
        Dates.Select(t => Moment(header.GetString(t.Date), header.GetString(t.Time))).FirstOrDefault(t => t is not null) ?? Unknown, softwareVersion, null, Provenance.None);

    private static DateTime? Moment(string? date, string? time)
    {
        var clock = new string([.. (time ?? "").TakeWhile(char.IsAsciiDigit).Take(6)]).PadRight(6, '0');
        return DateTime.TryParseExact(date?.Trim() + clock, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
    }
}
