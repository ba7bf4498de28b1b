using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Who, what and whom a report is by and about.</summary>
internal static class ReportOriginReader
{
    public static ReportOrigin Read(DicomDataset report, ContentItem root, Uid sopClass, Uid document) => new(
        sopClass, document, report.GetString(DicomTag.Manufacturer), report.GetString(DicomTag.ManufacturerModelName), report.GetString(DicomTag.SoftwareVersions),
        root.Name, (root.Value as ContainerContent)?.Template, Provenance(report, root));

    /// <summary>The person who observed; null where a device did, or nobody is named.</summary>
    public static User? User(ContentItem root)
    {
        if (Said(root.Text(SrCodes.PersonObserverName)) is not { } name)
        {
            return null;
        }

        var number = int.TryParse(root.Text(SrCodes.PersonObserverNumber), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        return new User(name, Said(root.Text(SrCodes.PersonObserverLogin)) ?? name, root.Code(SrCodes.PersonObserverRole)?.Meaning, number);
    }

    public static Equipment? Equipment(DicomDataset report) => Stated(report, DicomTag.Manufacturer) is { } manufacturer
        ? new Equipment(
            manufacturer, Stated(report, DicomTag.ManufacturerModelName), Stated(report, DicomTag.DeviceSerialNumber), Stated(report, DicomTag.SoftwareVersions))
        : null;

    /// <summary>The patient; where name or identifier is missing, the other stands for it.</summary>
    public static Person? Person(DicomDataset report)
    {
        var (name, id) = (report.GetString(DicomTag.PatientName), report.GetString(DicomTag.PatientID));
        return (name ?? id) is null ? null : new Person(
            name ?? id!, id ?? name!, SrTimes.ToDate(report.GetString(DicomTag.PatientBirthDate)), report.GetString(DicomTag.PatientSex),
            report.GetString(DicomTag.EthnicGroup), report.FirstItem(DicomTag.SourcePatientGroupIdentificationSequence)?.GetString(DicomTag.PatientID));
    }

    private static Provenance Provenance(DicomDataset report, ContentItem root)
    {
        var sources = root.Named(SrCodes.DerivedFrom).Select(c => c.Value).OfType<UidContent>().Select(u => u.Uid).ToValueList();
        var method = root.Text(SrCodes.AlgorithmName);
        return new(
            root.Text(SrCodes.Campaign), root.Text(SrCodes.Template),
            method is null ? null : new ComputedFrom(method, root.Text(SrCodes.AlgorithmVersion), sources), PredecessorDocuments.Read(report));
    }

    private static string? Stated(DicomDataset report, DicomTag tag) => report.GetString(tag) is { } text && text != ReportHeader.Unknown ? text : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
