using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Matching of a key with the values of an attribute (PS3.18 §8.3.4.1 to 8.3.4.5, PS3.4 §C.2.2.2), by the attribute's VR.</summary>
public static class AttributeMatching
{
    private static readonly char[] UidSeparators = [',', '\\'];

    /// <summary>Whether a value can be matched with an attribute of that VR at all.</summary>
    public static bool IsSound(string vr, string wanted) => wanted.Length == 0 || vr switch
    {
        "UI" => wanted.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '\\'),
        "DA" or "TM" or "DT" => wanted.All(c => char.IsAsciiDigit(c) || c is '-' or '.' or '+' or ':'),
        "IS" or "DS" or "US" or "SS" or "UL" or "SL" or "FL" or "FD" or "SV" or "UV" => wanted.Split('\\').All(w => Number(w) is not null),
        "SQ" or "OB" or "OW" or "OF" or "OD" or "OL" or "OV" or "UN" or "AT" => wanted == "*",
        _ => true,
    };

    public static bool Matches(string vr, JsonElement values, string wanted)
    {
        if (wanted == "*")
        {
            return values.GetArrayLength() > 0;
        }

        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Null && MatchesOne(vr, value, wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesOne(string vr, JsonElement value, string wanted) => vr switch
    {
        "UI" => wanted.Split(UidSeparators, StringSplitOptions.TrimEntries).Contains(value.GetString()),
        "DA" or "TM" or "DT" => InRange(value.GetString()!, wanted),
        "PN" => NameOf(value) is { } name && Wildcard(name.ToUpperInvariant(), wanted.ToUpperInvariant()),
        "CS" => wanted.Split(UidSeparators, StringSplitOptions.TrimEntries).Any(w => Wildcard(value.ToString(), w)),
        _ when value.ValueKind == JsonValueKind.Number => wanted.Split('\\').Any(w => Number(w) is { } number && number.Equals(value.GetDouble())),
        _ => wanted.Split('\\').Any(w => Wildcard(value.ToString(), w)),
    };

    private static string? NameOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.TryGetProperty("Alphabetic", out var name) ? name.GetString() : null : value.ToString();

    // “a-b”, “-b”, “a-” or one value; an end may be less precise than the value, and then holds the whole hour or day. A zone's
    // sign makes the hyphen ambiguous, so zones are not looked for.
    private static bool InRange(string value, string wanted)
    {
        var (actual, hyphen) = (Digits(value), wanted.IndexOf('-', StringComparison.Ordinal));
        if (hyphen < 0)
        {
            return actual.StartsWith(Digits(wanted), StringComparison.Ordinal);
        }

        var (first, last) = (Digits(wanted[..hyphen]), Digits(wanted[(hyphen + 1)..]));
        return (first.Length == 0 || string.CompareOrdinal(actual, first) >= 0)
            && (last.Length == 0 || string.CompareOrdinal(actual[..Math.Min(actual.Length, last.Length)], last) <= 0);
    }

    private static string Digits(string text) => text.Trim().Replace(":", "", StringComparison.Ordinal);

    // “*” stands for any characters, “?” for one. The latest star is gone back to, so that the time is bounded by the product of the lengths.
    private static bool Wildcard(string text, string pattern)
    {
        var (t, p, star, kept) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, kept) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                (t, p) = (t + 1, p + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++kept);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].All(c => c == '*');
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
