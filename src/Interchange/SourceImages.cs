using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>
/// The headers of the images that a derived object (SR, SEG, RTSTRUCT) is about. The object belongs to their patient and study, so
/// it repeats those attributes (PS3.3 §C.7.1, §C.7.2), in UTF-8.
/// </summary>
public sealed class SourceImages
{
    private static readonly DicomTag[] OfPatient =
    [
        DicomTag.PatientName, DicomTag.PatientID, DicomTag.IssuerOfPatientID, DicomTag.PatientBirthDate, DicomTag.PatientSex, DicomTag.EthnicGroup,
        DicomTag.SourcePatientGroupIdentificationSequence, DicomTag.PatientIdentityRemoved, DicomTag.DeidentificationMethod,
        DicomTag.DeidentificationMethodCodeSequence, DicomTag.ClinicalTrialSponsorName, DicomTag.ClinicalTrialProtocolID,
        DicomTag.ClinicalTrialProtocolName, DicomTag.ClinicalTrialSiteID, DicomTag.ClinicalTrialSiteName, DicomTag.ClinicalTrialSubjectID,
        DicomTag.ClinicalTrialSubjectReadingID,
    ];

    private static readonly DicomTag[] OfStudy =
    [
        DicomTag.StudyInstanceUID, DicomTag.StudyDate, DicomTag.StudyTime, DicomTag.AccessionNumber, DicomTag.ReferringPhysicianName,
        DicomTag.StudyDescription, DicomTag.StudyID, DicomTag.PatientAge, DicomTag.PatientSize, DicomTag.PatientWeight,
        DicomTag.ClinicalTrialTimePointID, DicomTag.ClinicalTrialTimePointDescription,
    ];

    private readonly List<DicomDataset> headers;
    private readonly Dictionary<Uid, DicomDataset> bySop;

    private SourceImages(List<DicomDataset> headers)
    {
        this.headers = headers;
        bySop = headers.Where(h => h.GetUid(DicomTag.SOPInstanceUID) is not null)
            .GroupBy(h => h.GetUid(DicomTag.SOPInstanceUID)!.Value).ToDictionary(g => g.Key, g => g.First());
    }

    public static SourceImages None { get; } = new([]);

    /// <param name="headers">Data sets with or without pixel data, of one or more studies of one patient.</param>
    /// <exception cref="ArgumentException">The headers are of more than one patient.</exception>
    public static SourceImages Of(IEnumerable<DicomDataset> headers)
    {
        List<DicomDataset> all = [.. headers];
        return all.Select(h => h.GetString(DicomTag.PatientID) ?? "").Distinct(StringComparer.Ordinal).Count() <= 1
            ? new SourceImages(all)
            : throw new ArgumentException("The images are of more than one patient.", nameof(headers));
    }

    public DicomDataset? Find(Uid sopInstance) => bySop.GetValueOrDefault(sopInstance);

    /// <summary>A header of the study, else of any.</summary>
    public DicomDataset? OfOneIn(Uid study) => headers.Find(h => h.GetUid(DicomTag.StudyInstanceUID) == study) ?? headers.FirstOrDefault();

    /// <summary>Copies patient and, where the header is of that study, study attributes into an object of the study.</summary>
    /// <returns>Whether there was an image to copy the patient from.</returns>
    public bool CopyTo(DicomDataset target, Uid study)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (OfOneIn(study) is not { } header)
        {
            return false;
        }

        var tags = header.GetUid(DicomTag.StudyInstanceUID) == study ? [.. OfPatient, .. OfStudy] : OfPatient;
        foreach (var tag in tags)
        {
            Copy(header, target, tag);
        }

        return true;
    }

    /// <summary>Copies an attribute, if there, with its text in the encoding of the target.</summary>
    public static void Copy(DicomDataset source, DicomDataset target, DicomTag tag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (!source.TryGet(tag, out var item))
        {
            return;
        }

        if (item is DicomSequence sequence)
        {
            target.AddOrUpdate(new DicomSequence(tag, sequence.Items.Select(i => Copy(i, target)).ToList()));
        }
        else
        {
            target.AddOrUpdate(item.VR.IsLocalised && DicomDictionary.Find(tag) is not null ? Encoded(source, target, tag) : item);
        }
    }

    private static DicomItem Encoded(DicomDataset source, DicomDataset target, DicomTag tag) =>
        new DicomDataset(target).AddOrUpdate(tag, [.. source.GetStrings(tag)]).Items[0];

    private static DicomDataset Copy(DicomDataset source, DicomDataset parent)
    {
        var copy = new DicomDataset(parent);
        foreach (var item in source.Items)
        {
            Copy(source, copy, item.Tag);
        }

        return copy;
    }
}
