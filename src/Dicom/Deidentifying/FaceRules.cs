using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Whether a series may show a face: a cross-section whose body part or description speaks of the head or the neck, or of the
/// whole body in PET and CT. Bare geometry does not tell a head from a knee in one instance.
/// </summary>
internal static class FaceRules
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "HEAD", "NECK", "BRAIN", "SKULL", "FACE", "FACIAL", "ORBIT", "ORBITS", "SINUS", "SINUSES", "IAC", "PITUITARY", "SELLA", "EAR", "EARS", "EYE", "EYES", "JAW",
        "MAXILLA", "MANDIBLE", "MAXILLOFACIAL", "TMJ", "HEADNECK", "NECKCHEST", "HNC", "CRANIUM", "CRANIAL", "CEREBRUM", "CEREBRAL", "NASOPHARYNX", "WHOLEBODY",
        "OROPHARYNX", "LARYNX", "PAROTID", "SALIVARY", "TEMPORAL", "PETROUS", "DENTAL", "TEETH", "CAROTID", "HN", "KOPF", "SCHAEDEL", "HALS", "TETE", "CRANEO",
        "CEREBRO", "NECKCHESTABDOMEN", "NECKCHESTABDPELV", "NEURO", "STROKE", "TRAUMA",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly DicomTag[] Sources =
        [DicomTag.BodyPartExamined, DicomTag.SeriesDescription, DicomTag.StudyDescription, DicomTag.ProtocolName, DicomTag.RequestedProcedureDescription];

    private static readonly char[] Separators = [' ', '^', '_', '-', '/', ',', '.', '(', ')', '&', '+'];

    public static bool MayShowFace(DicomDataset original)
    {
        if (original.GetString(DicomTag.Modality) is not ("CT" or "MR" or "PT"))
        {
            return false;
        }

        var words = Sources.SelectMany(original.GetStrings).SelectMany(t => t.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words.Exists(w => Words.Contains(w)) || WholeBody(words);
    }

    private static bool WholeBody(List<string> words) =>
        words.Zip(words.Skip(1)).Any(w => w.First.Equals("WHOLE", StringComparison.OrdinalIgnoreCase) && w.Second.Equals("BODY", StringComparison.OrdinalIgnoreCase));
}
