using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The modules around the content tree: patient, study, series, equipment, document (PS3.3 §A.35.3, §C.17.1, §C.17.2).</summary>
internal sealed class ReportHeader(ImageAnnotationCollection collection, SourceImages images, LossList losses)
{
    private const string At = "/ImageAnnotationCollection";

    /// <summary>Stands where a required attribute of the equipment is not known.</summary>
    public const string Unknown = "UNKNOWN";

    private readonly Fitting fitting = new(losses);

    public DicomDataset Make(Uid sopClass, ReferencedObjects objects)
    {
        var to = new DicomDataset().AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192");
        PutStudy(to);
        PutPatient(to);
        PutSeries(to, objects);
        PutEquipment(to, collection.Equipment);
        var at = collection.DateTime.Value;
        return to.AddOrUpdate(DicomTag.SOPClassUID, sopClass)
            .AddOrUpdate(DicomTag.SOPInstanceUID, collection.UniqueIdentifier)
            .AddOrUpdate(DicomTag.ContentDate, at.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.ContentTime, at.ToString("HHmmss", CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.InstanceNumber, 1)
            .AddOrUpdate(DicomTag.CodingSchemeIdentificationSequence, new DicomDataset(to)
                .AddOrUpdate(DicomTag.CodingSchemeDesignator, SrCodes.OwnScheme).AddOrUpdate(DicomTag.CodingSchemeName, "CrowdAnnotate"))
            .AddOrUpdate(DicomTag.CompletionFlag, "COMPLETE")
            .AddOrUpdate(DicomTag.VerificationFlag, "UNVERIFIED")
            .AddOrUpdate(new DicomSequence(DicomTag.ReferencedPerformedProcedureStepSequence))
            .AddOrUpdate(new DicomSequence(DicomTag.PerformedProcedureCodeSequence));
    }

    private void PutStudy(DicomDataset to)
    {
        DicomTag[] required = [DicomTag.StudyDate, DicomTag.StudyTime, DicomTag.AccessionNumber, DicomTag.ReferringPhysicianName, DicomTag.StudyID];
        foreach (var tag in required)
        {
            to.AddOrUpdate(tag, Array.Empty<string>());
        }

        if (collection.ImageAnnotations.SelectMany(a => a.DicomImageReferences).FirstOrDefault(r => r.Study.InstanceUid == collection.StudyInstanceUid) is { } own)
        {
            to.AddOrUpdate(DicomTag.StudyDate, own.Study.StartDate is { } day ? [SrTimes.Date(day)] : []);
            to.AddOrUpdate(DicomTag.StudyTime, own.Study.StartTime is { } time ? [SrTimes.Time(time)] : []);
        }

        images.CopyTo(to, collection.StudyInstanceUid);
        to.AddOrUpdate(DicomTag.StudyInstanceUID, collection.StudyInstanceUid);
        if (collection.AccessionNumber is { } accession)
        {
            var stated = to.GetString(DicomTag.AccessionNumber);
            losses.If(stated is not null && stated != accession, $"{At}/accessionNumber", "differs from that of the images, which is written.");
            to.AddOrUpdate(DicomTag.AccessionNumber, stated ?? fitting.Text(DicomVR.SH, accession, $"{At}/accessionNumber"));
        }
    }

    // The patient of the images stands before the one the document names.
    private void PutPatient(DicomDataset to)
    {
        var isOfImages = to.Contains(DicomTag.PatientID) || to.Contains(DicomTag.PatientName);
        foreach (var tag in new[] { DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex }.Where(t => !to.Contains(t)))
        {
            to.AddOrUpdate(tag, Array.Empty<string>());
        }

        if (collection.Person is not { } person)
        {
            return;
        }

        if (isOfImages)
        {
            // What the document does not say of the patient is no difference.
            var same = to.GetString(DicomTag.PatientID) == person.Id && to.GetString(DicomTag.PatientName) == person.Name
                && (person.Sex is null || to.GetString(DicomTag.PatientSex) == person.Sex)
                && (person.BirthDate is null || SrTimes.ToDate(to.GetString(DicomTag.PatientBirthDate)) == person.BirthDate)
                && (person.EthnicGroup is null || to.GetString(DicomTag.EthnicGroup) == person.EthnicGroup);
            losses.If(!same, $"{At}/person", "differs from the patient of the images, who is written.");
            return;
        }

        to.AddOrUpdate(DicomTag.PatientName, fitting.Text(DicomVR.PN, person.Name, $"{At}/person/name"));
        to.AddOrUpdate(DicomTag.PatientID, fitting.Text(DicomVR.LO, person.Id, $"{At}/person/id"));
        to.AddOrUpdate(DicomTag.PatientBirthDate, person.BirthDate is { } born ? [SrTimes.Date(born)] : []);
        PutSex(to, person.Sex);
        if (person.EthnicGroup is { } group)
        {
            to.AddOrUpdate(DicomTag.EthnicGroup, fitting.Text(DicomVR.SH, group, $"{At}/person/ethnicGroup"));
        }

        if (person.SourcePatientGroupId is { } source)
        {
            to.AddOrUpdate(DicomTag.SourcePatientGroupIdentificationSequence, new DicomDataset(to)
                .AddOrUpdate(DicomTag.PatientID, fitting.Text(DicomVR.LO, source, $"{At}/person/sourcePatientGroupId")));
        }
    }

    private void PutSex(DicomDataset to, string? sex)
    {
        var known = sex is "M" or "F" or "O";
        losses.If(sex is not null && !known, $"{At}/person/sex", "is none of M, F and O.");
        to.AddOrUpdate(DicomTag.PatientSex, known ? [sex!] : []);
    }

    private void PutSeries(DicomDataset to, ReferencedObjects objects)
    {
        // A report cannot stand in a series of images; some writers name theirs.
        var taken = objects.IsSeries(collection.SeriesInstanceUid);
        losses.If(taken, $"{At}/seriesInstanceUid", "is a series of images; the report gets one of its own.");
        to.AddOrUpdate(DicomTag.Modality, "SR")
            .AddOrUpdate(DicomTag.SeriesInstanceUID, taken ? DerivedUid.Of(collection.SeriesInstanceUid, "report") : collection.SeriesInstanceUid)
            .AddOrUpdate(DicomTag.SeriesNumber, 9000);
        if (collection.Description is { } description)
        {
            to.AddOrUpdate(DicomTag.SeriesDescription, fitting.Text(DicomVR.LO, description, $"{At}/description"));
        }
    }

    private void PutEquipment(DicomDataset to, Equipment? equipment)
    {
        Put(DicomTag.Manufacturer, equipment?.ManufacturerName, "manufacturerName");
        Put(DicomTag.ManufacturerModelName, equipment?.ManufacturerModelName, "manufacturerModelName");
        Put(DicomTag.DeviceSerialNumber, equipment?.DeviceSerialNumber, "deviceSerialNumber");
        Put(DicomTag.SoftwareVersions, equipment?.SoftwareVersion, "softwareVersion");
        void Put(DicomTag tag, string? text, string element) =>
            to.AddOrUpdate(tag, text is null ? Unknown : fitting.Text(DicomVR.LO, text, $"{At}/equipment/{element}"));
    }
}
