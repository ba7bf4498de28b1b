using System.Collections.Frozen;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>The repertoires of SpecificCharacterSet (0008,0005): PS3.3 §C.12.1.1.2.</summary>
internal static class CharacterSet
{
    public const string Utf8Term = "ISO_IR 192";

    // The default repertoire is ISO-IR 6; archives hold Latin-1 bytes under it, and Latin-1 maps every byte to a character.
    public static readonly Encoding Default = Encoding.Latin1;

    private static readonly FrozenDictionary<string, string> EncodingNames = new Dictionary<string, string>
    {
        ["6"] = "iso-8859-1", ["100"] = "iso-8859-1", ["101"] = "iso-8859-2", ["109"] = "iso-8859-3", ["110"] = "iso-8859-4",
        ["144"] = "iso-8859-5", ["127"] = "iso-8859-6", ["126"] = "iso-8859-7", ["138"] = "iso-8859-8", ["148"] = "iso-8859-9",
        ["203"] = "iso-8859-15", ["166"] = "windows-874", ["13"] = "shift_jis", ["192"] = "utf-8", ["GB18030"] = "gb18030", ["GBK"] = "gbk",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of the first term; <paramref name="note"/> says what was not understood, if anything.</summary>
    public static Encoding Find(IReadOnlyList<string> terms, out string? note)
    {
        // ISO 2022 switches repertoires within a text; the first is the one that holds until a switch.
        note = terms.Count > 1 ? "Text that switches character sets is read by the first one" : null;
        var first = terms.Count == 0 ? "" : terms[0];
        var key = first.Replace("ISO_IR", "", StringComparison.OrdinalIgnoreCase)
            .Replace("ISO 2022 IR", "", StringComparison.OrdinalIgnoreCase).Trim(' ', '_');
        if (key.Length == 0)
        {
            return Default;
        }

        if (!EncodingNames.TryGetValue(key, out var name))
        {
            note = "The character set is not known; text is read as Latin-1";
            return Default;
        }

        return name == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
    }
}
