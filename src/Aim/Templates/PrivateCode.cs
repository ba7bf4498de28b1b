using System.Globalization;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Codes of our own scheme, for what has no public code or none that was read.</summary>
internal static class PrivateCode
{
    private const int Longest = 40;

    /// <summary>A code whose value is made of its meaning.</summary>
    public static CodedConcept Of(string meaning) => new(Short(meaning), BuiltInTemplates.PrivateScheme, meaning);

    /// <summary>A short name made of words: small letters and digits, hyphens between, e.g. <c>tumor-location</c>.</summary>
    public static string Short(string words)
    {
        var text = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        var made = text.ToString(0, Math.Min(text.Length, Longest)).Trim('-');
        return made.Length == 0 ? "item" : made;
    }
}
