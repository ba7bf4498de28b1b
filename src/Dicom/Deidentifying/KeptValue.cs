using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Writes a kept attribute anew from its parsed values. What does not have the form of its VR, is outside its vocabulary,
/// has too many values or holds a word of the patient's identity is not kept.
/// </summary>
internal static partial class KeptValue
{
    /// <summary>Parts of the body that may be named: terms of PS3.16 annex L that name nobody and are common on CT, MR and PET.</summary>
    private static readonly FrozenSet<string> BodyParts = FrozenSet.ToFrozenSet(
    [
        "ABDOMEN", "ABDOMENPELVIS", "ADRENAL", "ANKLE", "AORTA", "ARM", "BLADDER", "BRAIN", "BREAST", "CAROTID", "CERVIX", "CHEST",
        "CHESTABDOMEN", "CHESTABDPELVIS", "CLAVICLE", "CSPINE", "EAR", "ELBOW", "EXTREMITY", "EYE", "FOOT", "FOREARM", "GALLBLADDER", "HAND", "HEAD",
        "HEADNECK", "HEART", "HIP", "HUMERUS", "JAW", "KIDNEY", "KNEE", "LEG", "LIVER", "LOWER_EXTREMITY", "LSPINE", "LUNG", "NECK",
        "NECKCHEST", "ORBIT", "OVARY", "PANCREAS", "PELVIS", "PHANTOM", "PROSTATE", "RIB", "SCAPULA", "SHOULDER", "SKULL", "SPINE", "SPLEEN",
        "SSPINE", "STERNUM", "STOMACH", "THIGH", "THORAX", "THYROID", "TLSPINE", "TSPINE", "UTERUS", "WHOLEBODY", "WRIST",
    ]);

    private static readonly FrozenSet<string> Sexes = FrozenSet.ToFrozenSet(["M", "F", "O"]);

    /// <summary>Terms of the standard that stay although, say, an institution is called “Primary Care”: the object needs them.</summary>
    private static readonly FrozenSet<string> StandardTerms = FrozenSet.ToFrozenSet(
    [
        "ORIGINAL", "DERIVED", "PRIMARY", "SECONDARY", "AXIAL", "LOCALIZER", "OTHER", "CT", "MR", "PT", "CR", "DX", "MG", "MONOCHROME1", "MONOCHROME2",
        "HFS", "HFP", "FFS", "FFP", "HFDR", "HFDL", "FFDR", "FFDL", "YES", "NO", "STATIC", "WHOLE BODY", "GATED", "DYNAMIC", "IMAGE", "REPROJECTION",
        "BQML", "START", "NONE", "EMISSION", "HU", "US",
    ]);

    /// <param name="identity">Words of the patient's identity in upper case.</param>
    public static DicomItem? Of(DicomDataset dataset, DicomElement element, int most, IReadOnlyCollection<string> identity) =>
        element.VR.IsText ? Text(dataset, element, most, identity) : Numbers(element, most);

    private static DicomElement? Text(DicomDataset dataset, DicomElement element, int most, IReadOnlyCollection<string> identity)
    {
        var vr = DicomDictionary.Find(element.Tag)!.VR;
        var texts = dataset.GetStrings(element.Tag);
        var mayName = vr != DicomVR.DS && vr != DicomVR.IS && vr != DicomVR.UI;
        var isGood = texts.Count <= most && texts.All(t => HasForm(element.Tag, vr, t)) && !(mayName && texts.Any(t => Names(t, identity)));
        return isGood ? DicomValues.Element(element.Tag, vr, texts, CharacterSet.Default) : null;
    }

    private static bool HasForm(DicomTag tag, DicomVR vr, string text) =>
        tag == DicomTag.BodyPartExamined ? BodyParts.Contains(text)
        : tag == DicomTag.PatientSex ? Sexes.Contains(text)
        : tag == DicomTag.SOPClassUID ? text.StartsWith("1.2.840.10008.", StringComparison.Ordinal)
        : text.Length == 0 || vr.Code switch
        {
            "CS" => CodeString().IsMatch(text),
            "DS" => text.Length <= 24 && DecimalString().IsMatch(text),
            "IS" => IntegerString().IsMatch(text),
            _ => PlainText().IsMatch(text),
        };

    private static bool Names(string text, IReadOnlyCollection<string> identity) =>
        !StandardTerms.Contains(text) && !BodyParts.Contains(text) && identity.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static DicomElement? Numbers(DicomElement element, int most)
    {
        var vr = DicomDictionary.Find(element.Tag)!;
        var isRight = element.VR == vr.VR || (vr.SignFollowsPixels && element.VR == DicomVR.SS);
        return isRight && DicomValues.Numbers(element) is { } numbers && numbers.Length <= most
            ? DicomValues.Element(element.Tag, element.VR, numbers) : null;
    }

    [GeneratedRegex(@"^[A-Z0-9 _/]{1,16}$")]
    private static partial Regex CodeString();

    // Archives hold DS longer than its 16 characters; 24 are the most a double needs.
    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")]
    private static partial Regex DecimalString();

    [GeneratedRegex(@"^[+-]?\d{1,10}$")]
    private static partial Regex IntegerString();

    [GeneratedRegex(@"^[A-Za-z0-9 .,+/()_-]{1,64}$")]
    private static partial Regex PlainText();
}
