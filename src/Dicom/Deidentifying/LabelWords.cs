namespace CrowdAnnotate.Dicom;

/// <summary>What tells names of regions and segments apart and may stay in these, though no text at large may hold it.</summary>
internal static class LabelWords
{
    private static readonly string[] Volumes = ["GTV", "CTV", "PTV", "ITV"];

    /// <summary>A side, a numbered target volume or vocabulary written together: “L”, “GTV-N”, “SpinalCord”.</summary>
    public static bool Has(ReadOnlySpan<char> word) => IsSide(word) || IsVolume(word) || IsCamelCase(word);

    private static bool IsSide(ReadOnlySpan<char> word) => word is "L" or "R";

    private static bool IsVolume(ReadOnlySpan<char> word)
    {
        foreach (var volume in Volumes)
        {
            if (word.StartsWith(volume, StringComparison.OrdinalIgnoreCase))
            {
                var rest = word[volume.Length..];
                rest = rest is ['-', ..] ? rest[1..] : rest;
                return rest.Length == 1 && char.IsAsciiLetterOrDigit(rest[0]);
            }
        }

        return false;
    }

    private static bool IsCamelCase(ReadOnlySpan<char> word)
    {
        var (start, parts) = (0, 0);
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || (char.IsAsciiLetterUpper(word[i]) && char.IsAsciiLetterLower(word[i - 1])))
            {
                var part = word[start..i];
                if (!(Vocabulary.Has(part) || IsSide(part)) || TitledNames.IsTitle(part, isDotted: false))
                {
                    return false;
                }

                (start, parts) = (i, parts + 1);
            }
        }

        return parts > 1;
    }
}
