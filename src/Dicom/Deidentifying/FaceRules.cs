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
        "CEREBRO", "NOSE", "TONGUE", "ZYGOMA", "CSPINE", "MPRAGE", "FLAIR", "TOF", "COW", "CCT", "NNH", "SCHÄDEL", "NECKCHESTABDOMEN", "NECKCHESTABDPELV", "NEURO", "STROKE", "TRAUMA",
    ], StringComparer.OrdinalIgnoreCase);

    // Words are run together and numbered: “CTHead”, “01_HeadRoutine”.
    private static readonly string[] Parts = ["HEAD", "BRAIN", "NECK", "SKULL", "CRANI", "CEREB", "FACIAL", "ORBIT", "MPRAGE"];

    private static readonly DicomTag[] Sources =
    [
        DicomTag.BodyPartExamined, DicomTag.SeriesDescription, DicomTag.StudyDescription, DicomTag.ProtocolName, DicomTag.RequestedProcedureDescription,
        DicomTag.PerformedProcedureStepDescription,
    ];

    // Their code meanings.
    private static readonly DicomTag[] CodeSources =
    [
        DicomTag.ProcedureCodeSequence,
        new(0x0008, 0x2218), // AnatomicRegionSequence
        new(0x0008, 0x2228), // PrimaryAnatomicStructureSequence
        new(0x0032, 0x1064), // RequestedProcedureCodeSequence
        new(0x0040, 0x0260), // PerformedProtocolCodeSequence
    ];

    private static readonly char[] Separators = [' ', '^', '_', '-', '/', ',', '.', '(', ')', '&', '+'];

    public static bool MayShowFace(DicomDataset original)
    {
        if (original.GetString(DicomTag.Modality) is not ("CT" or "MR" or "PT"))
        {
            return false;
        }

        var meanings = CodeSources.SelectMany(t => original.GetSequence(t)).SelectMany(c => c.GetStrings(DicomTag.CodeMeaning));
        var words = Sources.SelectMany(original.GetStrings).Concat(meanings).SelectMany(t => t.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words.Exists(w => Words.Contains(w) || Array.Exists(Parts, p => w.Contains(p, StringComparison.OrdinalIgnoreCase))) || WholeBody(words);
    }

    private static bool WholeBody(List<string> words) =>
        words.Zip(words.Skip(1)).Any(w => w.First.Equals("WHOLE", StringComparison.OrdinalIgnoreCase) && w.Second.Equals("BODY", StringComparison.OrdinalIgnoreCase));
}
