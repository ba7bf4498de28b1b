using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Makes text and codes fit the value representations of DICOM (PS3.5 §6.2); what does not fit whole is a loss.</summary>
internal sealed class Fitting(LossList losses)
{
    public string Text(DicomVR vr, string text, string path)
    {
        var held = Held(vr, text);
        losses.If(held != text, path, vr == DicomVR.UT
            ? "holds blanks at its end or control characters, which DICOM text does not keep."
            : $"has not the form of a DICOM value of {vr} (characters, length or blanks at its ends); what fits is kept.");
        return held;
    }

    /// <summary>A code that can be written; values over 16 characters go to LongCodeValue (§8.8).</summary>
    public CodedConcept Code(CodedConcept code, string path)
    {
        var value = Text(code.Value.Length <= 16 ? DicomVR.SH : DicomVR.UC, code.Value, path);
        var scheme = Text(DicomVR.SH, code.Scheme, path);
        var meaning = Text(DicomVR.LO, code.Meaning, path);
        return ReferenceEquals(value, code.Value) && ReferenceEquals(scheme, code.Scheme) && ReferenceEquals(meaning, code.Meaning)
            ? code : new CodedConcept(Some(value), Some(scheme), Some(meaning));
    }

    /// <summary>What a value of this VR holds of a text.</summary>
    public static string Held(DicomVR vr, string text)
    {
        var single = vr == DicomVR.UT;
        var clean = string.Concat(text.Select(c => Allowed(c, single) ? c : ' '));
        clean = single ? clean.TrimEnd(' ') : clean.Trim(' ');
        var most = vr == DicomVR.SH ? 16 : vr == DicomVR.UC || single ? int.MaxValue : 64;
        if (clean.Length > most)
        {
            clean = string.Concat(clean.EnumerateRunes().Take(most)).TrimEnd(' ');
        }

        if (vr == DicomVR.PN)
        {
            clean = clean.Replace('=', ' ').Trim();
        }

        return clean == text ? text : clean;
    }

    private static string Some(string text) => text.Length > 0 ? text : "?";

    private static bool Allowed(char c, bool single) => single
        ? !char.IsControl(c) || c is '\t' or '\n' or '\r' or '\f'
        : !char.IsControl(c) && c != '\\';
}
