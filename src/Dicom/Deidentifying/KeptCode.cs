using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>Coded strings (CS): terms on the list of their attribute stay, unless they are words of the identity.</summary>
internal static class KeptCode
{
    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _/\\-+"u8);

    private static readonly DicomTag PatientOrientation = new(0x0020, 0x0020);
    private static readonly DicomTag TemplateIdentifier = new(0x0040, 0xDB00);
    private static readonly DicomTag ContextIdentifier = new(0x0008, 0x010F);

    private static readonly FrozenSet<string> BodyParts = FrozenSet.ToFrozenSet(
    [
        "ABDOMENPELVIS", "CHESTABDOMEN", "CHESTABDPELVIS", "CSPINE", "HEADNECK", "LOWER_EXTREMITY", "LSPINE", "NECKCHEST", "SSPINE", "TLSPINE",
        "TSPINE", "WHOLEBODY", "UPPER_EXTREMITY", "NECKCHESTABDOMEN", "NECKCHESTABDPELV", "PANTS", "CTSPINE", "LEGS", "ARMS", "LSSPINE",
    ]);

    /// <summary>Terms of the standard that stay although, say, an institution is called “Primary Care”: the object needs them.</summary>
    private static readonly FrozenSet<string> StandardTerms = FrozenSet.ToFrozenSet(
    [
        "ORIGINAL", "DERIVED", "PRIMARY", "SECONDARY", "AXIAL", "LOCALIZER", "OTHER", "CT", "MR", "PT", "CR", "DX", "MG", "MONOCHROME1", "MONOCHROME2",
        "HFS", "HFP", "FFS", "FFP", "HFDR", "HFDL", "FFDR", "FFDL", "YES", "NO", "STATIC", "WHOLE BODY", "GATED", "DYNAMIC", "IMAGE", "REPROJECTION",
        "BQML", "START", "NONE", "EMISSION", "HU", "US", "RGB", "SEG", "SR", "RTSTRUCT", "CONTAINS", "TEXT", "CODE", "NUM", "CONTAINER", "PIXEL",
        "PATIENT", "COORDINATE", "MANUAL", "AUTOMATIC", "BINARY", "VOLUME", "PRESENT", "COMPLETE", "PARTIAL", "VERIFIED", "UNVERIFIED",
    ]);

    /// <summary>The values that may stay, with the places of others empty; null when none may.</summary>
    /// <remarks>What an image is must not be lost with a date in its ninth value.</remarks>
    public static byte[]? Of(DicomTag tag, ReadOnlySpan<byte> text, IdentityWords identity)
    {
        var isPlain = text.IndexOfAnyExcept(CodeBytes) < 0 && !KeptValue.HasLongDigits(text);
        var kept = KeptValue.Values(text).ConvertAll(v => (isPlain || IsPlain(v)) && MayStay(tag, v, identity) ? v : "");
        return kept.TrueForAll(v => v.Length == 0) ? null : Encoding.ASCII.GetBytes(string.Join('\\', kept));
    }

    private static bool IsPlain(string value)
    {
        var bytes = Encoding.Latin1.GetBytes(value);
        return bytes.AsSpan().IndexOfAnyExcept(CodeBytes) < 0 && !KeptValue.HasLongDigits(bytes);
    }

    private static bool MayStay(DicomTag tag, string value, IdentityWords identity) => value.Length <= 16
        && IsListed(tag, value) && (StandardTerms.Contains(value) || tag == DicomTag.BodyPartExamined || tag == DicomTag.PatientSex || !identity.AreIn(value));

    private static bool IsListed(DicomTag tag, string value) => value.Length == 0
        || (tag == DicomTag.BodyPartExamined ? IsBodyPart(value)
            : tag == PatientOrientation ? IsOrientation(value)
            : tag == TemplateIdentifier || tag == ContextIdentifier ? value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            : CodedTerms.Has(tag, value));

    private static bool IsBodyPart(string text) =>
        BodyParts.Contains(text) || CodedTerms.IsOfAny(text) || text.Split([' ', '_', '/', '-']).All(w => w.Length == 0 || Vocabulary.Has(w));

    // PS3.3 §C.7.6.1.1.1: up to three directions, none of an axis twice; of quadrupeds of two letters each.
    private static bool IsOrientation(string text)
    {
        if (text.Length <= 3)
        {
            return text.All("APLRHF".Contains) && text.Count("AP".Contains) <= 1 && text.Count("LR".Contains) <= 1 && text.Count("HF".Contains) <= 1;
        }

        return text.Length % 2 == 0 && text.Length <= 6 && text.Chunk(2).All(p => new string(p) is "LE" or "RT" or "CR" or "CD" or "PR" or "DI" or "PL" or "PA");
    }
}
