using static CrowdAnnotate.Dicom.DicomTag;

namespace CrowdAnnotate.Dicom;

/// <summary>Words by which a patient, physician or institution is known, out of the attributes that name them.</summary>
internal static class IdentityWords
{
    private static readonly DicomTag[] Sources =
    [
        PatientName, PatientID, OtherPatientIDs, OtherPatientNames, PatientBirthDate, PatientAddress, PatientTelephoneNumbers, AccessionNumber,
        StudyID, InstitutionName, InstitutionAddress, InstitutionalDepartmentName, StationName, ReferringPhysicianName, PhysiciansOfRecord,
        PerformingPhysicianName, NameOfPhysiciansReadingStudy, OperatorsName, DeviceSerialNumber,
    ];

    private static readonly char[] Separators = [' ', '^', '=', ',', '/', '-', '_', '.'];

    // Shorter words (an “A.”, a number of one digit) would be found in everything.
    private const int Shortest = 3;

    public static IReadOnlyCollection<string> Of(DicomDataset dataset) =>
        [.. Sources.SelectMany(dataset.GetStrings)
            .SelectMany(v => v.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Append(v))
            .Where(w => w.Length >= Shortest).Distinct(StringComparer.OrdinalIgnoreCase)];
}
