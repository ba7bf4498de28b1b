using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>Holds an attribute without a rule against the dictionary: its VR and how many values it may have.</summary>
internal static class KnownForm
{
    /// <summary>The element in its registered VR; null when the registry does not know it or its value does not read as that VR.</summary>
    public static DicomElement? Of(DicomElement element, IdentityWords identity)
    {
        if (DicomDictionary.Find(element.Tag) is not { } known)
        {
            return null;
        }

        var vr = element.VR;
        var isRegistered = vr == known.VR || (known.SignFollowsPixels && vr == DicomVR.SS) || (known.VR == DicomVR.OW && vr.Code is "OB" or "US" or "SS");
        var isNear = vr.IsText && known.VR.IsText && vr.IsLocalised == known.VR.IsLocalised;
        var conformed = isRegistered || (isNear && vr.IsLocalised) ? element
            : vr == DicomVR.UN ? new DicomElement(element.Tag, known.VR, element.Value)
            : Converted(element, known, identity) ?? (isNear ? element : null);
        return conformed is not null && (conformed.VR.IsText || Count(conformed) <= Most(known.Multiplicity)) ? conformed : null;
    }

    // Numbers that spell a word of the identity no longer do in another VR, and too many are the bytes of something else.
    private static DicomElement? Converted(DicomElement element, DicomAttribute known, IdentityWords identity) =>
        element.VR.IsText || (Count(element) <= Most(known.Multiplicity) && KeptValue.Of(element, identity) is not null) ? RegisteredForm.Of(element, known) : null;

    private static int Count(DicomElement element) => element.VR.HasLongLength ? 1 : element.Value.Length / (element.VR == DicomVR.AT ? 4 : element.VR.UnitSize);

    private static int Most(string multiplicity)
    {
        var last = multiplicity.AsSpan(multiplicity.LastIndexOf('-') + 1);
        return int.TryParse(last, CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;
    }
}
