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

    /// <summary>What a document of this product says of its campaign: its description (a document of AIM has no other place for it).</summary>
    public static Provenance ProvenanceOf(AnnotationCollection document) =>
        document.Equipment?.ManufacturerName == DerivedObject.Program && document.Description is { } campaign ? new Provenance(campaign) : Provenance.None;

    /// <summary>What of a provenance a document of AIM does not hold.</summary>
    public static IEnumerable<Loss> LossesInAim(AnnotationCollection document, Provenance provenance)
    {
        (bool IsLost, string What)[] facts =
        [
            (provenance.Campaign is { } campaign && campaign != document.Description, "campaign"), (provenance.Template is not null, "name of the template"),
            (provenance.Computed is not null, "method of the consensus"), (provenance.Computed is { Sources.Count: > 0 }, "sources of the consensus"),
            (provenance.Predecessors is { Count: > 0 }, "predecessors of the report"),
        ];
        return facts.Where(f => f.IsLost).Select(f => new Loss("provenance", $"AIM has no place for the {f.What}."));
    }

    /// <summary>Of a SEG or RTSTRUCT: dated as it is, or 1 January 1900 where it has no date.</summary>
    /// <param name="reader">Who it says drew it.</param>
    public static Making Of(DicomDataset dataset, string? reader)
    {
        var (stated, provenance) = Contribution.Read(dataset);
        return new(
            Dates.Select(t => Moment(dataset.GetString(t.Date), dataset.GetString(t.Time))).FirstOrDefault(t => t is not null) ?? Unknown,
            ServerSettings.SoftwareVersion, stated ?? (string.IsNullOrWhiteSpace(reader) ? null : reader), provenance);
    }

    private static DateTime? Moment(string? date, string? time)
    {
        var clock = new string([.. (time ?? "").TakeWhile(char.IsAsciiDigit).Take(6)]).PadRight(6, '0');
        return DateTime.TryParseExact(date?.Trim() + clock, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }
}
