using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>The series that a derived object opens beside its images.</summary>
/// <param name="Modality">SEG, RTSTRUCT or SR.</param>
public sealed record DerivedSeries(Uid SopClassUid, string Modality, int Number, string Description);

/// <summary>
/// What SEG, RTSTRUCT and SR have in common: patient and study as the images say them, a series, an instance, this program as
/// equipment, and the provenance (PS3.3 §C.7.1.1, §C.7.2.1, §C.7.3.1, §C.7.5.1, §C.7.5.2, §C.12.1). All text is UTF-8.
/// </summary>
public static class DerivedObject
{
    public const string Program = "CrowdAnnotate";

    // Type 2 of the patient and general study modules: there, if need be empty.
    private static readonly DicomTag[] Required =
    [
        DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex,
        DicomTag.StudyDate, DicomTag.StudyTime, DicomTag.ReferringPhysicianName, DicomTag.StudyID, DicomTag.AccessionNumber,
    ];

    /// <summary>A data set with these modules; the caller adds those of its own.</summary>
    /// <param name="image">Header of one of the images.</param>
    /// <param name="nextUid">Gives the UIDs of the new series and instance.</param>
    /// <param name="losses">Told what of the provenance did not fit.</param>
    public static DicomDataset Begin(DicomDataset image, DerivedSeries series, Making making, Func<Uid> nextUid, ICollection<Loss> losses)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(making);
        ArgumentNullException.ThrowIfNull(nextUid);
        var dataset = PatientAndStudy(image);
        var (date, time) = (Date(making.Created), Time(making.Created));
        dataset.AddOrUpdate(DicomTag.SOPClassUID, series.SopClassUid)
            .AddOrUpdate(DicomTag.SOPInstanceUID, nextUid())
            .AddOrUpdate(DicomTag.InstanceCreationDate, date).AddOrUpdate(DicomTag.InstanceCreationTime, time)
            .AddOrUpdate(DicomTag.Modality, series.Modality)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, nextUid())
            .AddOrUpdate(DicomTag.SeriesNumber, (double)series.Number)
            .AddOrUpdate(DicomTag.SeriesDate, date).AddOrUpdate(DicomTag.SeriesTime, time)
            .AddOrUpdate(DicomTag.SeriesDescription, ShortText.Fit(series.Description, DicomTag.SeriesDescription, losses))
            .AddOrUpdate(DicomTag.InstanceNumber, 1.0);
        Equip(dataset, making.SoftwareVersion).AddOrUpdate(DicomTag.DeviceSerialNumber, Program);
        Contribution.Write(dataset, making, losses);
        return dataset;
    }

    /// <summary>
    /// Writes an object as a file. A structure set is written in implicit VR, and so is a report with a contour of many points: in
    /// explicit VR the length of their coordinates has 16 bits, and what is longer is of unknown VR (PS3.5 §6.2.2), which pydicom
    /// leaves as bytes and dsrdump refuses.
    /// </summary>
    public static void Save(Stream target, DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var isImplicit = dataset.GetUid(DicomTag.SOPClassUID) == RtStruct.StructureSetWriter.StructureSetStorage || IsTooLong(dataset);
        DicomWriter.Write(target, dataset, isImplicit ? DicomTransferSyntax.ImplicitVRLittleEndian : DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private static bool IsTooLong(DicomDataset dataset) => dataset.Items.Any(i => i switch
    {
        DicomElement element => !element.VR.HasLongLength && element.Value.Length >= ushort.MaxValue,
        DicomSequence sequence => sequence.Items.Any(IsTooLong),
        _ => false,
    });

    /// <summary>DA.</summary>
    public static string Date(DateTime when) => when.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>TM to the second.</summary>
    public static string Time(DateTime when) => when.ToString("HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Patient and study of an image, in UTF-8, with the attributes that must be there empty where they are not.</summary>
    public static DicomDataset PatientAndStudy(DicomDataset image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192");
        SourceImages.Of([image]).CopyTo(dataset, image.GetUid(DicomTag.StudyInstanceUID) ?? throw new ArgumentException("The image names no study.", nameof(image)));
        foreach (var tag in Required.Where(t => !dataset.Contains(t)))
        {
            dataset.AddOrUpdate(tag, Array.Empty<string>());
        }

        return dataset;
    }

    internal static DicomDataset Equip(DicomDataset dataset, string version) => dataset
        .AddOrUpdate(DicomTag.Manufacturer, Program).AddOrUpdate(DicomTag.ManufacturerModelName, Program).AddOrUpdate(DicomTag.SoftwareVersions, version);
}
