using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange;

/// <summary>Text for the VRs that hold few characters (PS3.5 §6.2): SH 16, LO and a component of PN 64.</summary>
public static class ShortText
{
    /// <summary>The text without control characters and backslashes, cut to what the attribute holds; what was changed is a loss.</summary>
    public static string Fit(string text, DicomTag tag, ICollection<Loss> losses)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(losses);
        var isShort = DicomDictionary.Find(tag)?.VR == DicomVR.SH;
        var clean = string.Concat(text.Select(c => char.IsControl(c) || c == '\\' ? ' ' : c)).Trim();
        var most = isShort ? 16 : 64;
        var fitted = clean.Length <= most ? clean : clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)].TrimEnd();
        if (fitted != text)
        {
            losses.Add(new Loss(tag.ToString(), $"A text of {text.Length} characters does not fit as it is: at most {most}, without line breaks and backslashes."));
        }

        return fitted;
    }
}
