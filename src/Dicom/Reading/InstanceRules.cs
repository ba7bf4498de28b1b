namespace CrowdAnnotate.Dicom;

/// <summary>What must hold of an instance before anything else looks at it.</summary>
internal static class InstanceRules
{
    private static readonly DicomTag[] OfInstance = [DicomTag.SOPClassUID, DicomTag.SOPInstanceUID];
    private static readonly DicomTag[] OfPatient = [.. OfInstance, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];

    public static DicomRefusal? Check(DicomFile file, DicomReadLimits limits, List<DicomNote> notes) =>
        CheckUids(file, notes) ?? PixelRules.Check(file, limits, notes);

    private static DicomRefusal? CheckUids(DicomFile file, List<DicomNote> notes)
    {
        foreach (var tag in SopClasses.IsOfNoPatient(file.Dataset.GetString(DicomTag.SOPClassUID)) ? OfInstance : OfPatient)
        {
            if (file.Dataset.GetUid(tag) is null)
            {
                return new DicomRefusal("The UID is missing", tag);
            }

            if (file.Dataset.GetStrings(tag).Count > 1)
            {
                return new DicomRefusal("There is more than one UID where one must be", tag);
            }
        }

        var named = file.FileMetaInfo.GetString(DicomTag.MediaStorageSOPInstanceUID);
        if (named is not null && named != file.Dataset.GetString(DicomTag.SOPInstanceUID))
        {
            notes.Add(new DicomNote("The meta header names another instance than the data set", DicomTag.MediaStorageSOPInstanceUID));
        }

        var kind = file.FileMetaInfo.GetString(DicomTag.MediaStorageSOPClassUID);
        if (kind is not null && kind != file.Dataset.GetString(DicomTag.SOPClassUID))
        {
            notes.Add(new DicomNote("The meta header names another class than the data set", DicomTag.MediaStorageSOPClassUID));
        }

        NoteCharacterSet(file, notes);
        return null;
    }

    private static void NoteCharacterSet(DicomFile file, List<DicomNote> notes)
    {
        CharacterSet.Find(file.Dataset.GetStrings(DicomTag.SpecificCharacterSet), out var note);
        if (note is not null)
        {
            notes.Add(new DicomNote(note, DicomTag.SpecificCharacterSet));
        }
    }
}
