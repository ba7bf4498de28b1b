namespace CrowdAnnotate.Dicom;

/// <summary>What the treatment of an attribute depends on besides the attribute: the instance around it, the patient, the profile.</summary>
internal sealed class InstanceContext
{
    public InstanceContext(DicomDataset original, DeidentificationProfile profile, DeidentificationKey key)
    {
        (Original, Profile, Key) = (original, profile, key);
        SopClass = original.GetString(DicomTag.SOPClassUID)!;
        Types = AttributeTypes.Of(SopClass);
        Identity = new IdentityWords(original);
        var study = original.GetUid(DicomTag.StudyInstanceUID)!.Value;
        var (issuer, patient) = (original.GetString(DicomTag.IssuerOfPatientID), original.GetString(DicomTag.PatientID));
        Pseudonym = key.Pseudonym(issuer, patient, study);
        Days = key.DayShift(issuer, patient, study);
        IsPet = original.GetString(DicomTag.Modality) == "PT";
    }

    public DicomDataset Original { get; }

    public DeidentificationProfile Profile { get; }

    public DeidentificationKey Key { get; }

    public string SopClass { get; }

    public AttributeTypes Types { get; }

    public IdentityWords Identity { get; }

    public string Pseudonym { get; }

    public int Days { get; }

    public bool IsPet { get; }
}
