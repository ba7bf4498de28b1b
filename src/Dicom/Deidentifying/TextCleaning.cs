using System.Buffers;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// What of a text may stay: words of the vocabulary, numbers with their unit and short technical terms (“B30f”, “1.25”, “T1”).
/// Digits that could be a date, a telephone or a record number go with all other words. Words are joined by single blanks.
/// </summary>
internal static class TextCleaning
{
    private const string Without = "w/o";

    // Between words that may all stay, these may stay too.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,.^_/()+-&':;%");

    /// <param name="isLabel">Whether what tells regions apart may stay too.</param>
    /// <returns>The same text where nothing had to go; empty when nothing may stay.</returns>
    public static string Clean(string text, IdentityWords identity, bool isLabel = false)
    {
        var kept = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var (previousIsNumber, isWhole, end) = (false, true, 0);
        var names = new TitledNames();
        while (Next(ref rest, out var word))
        {
            text.AsSpan().Overlaps(word, out var start);
            var gap = text.AsSpan(end == 0 ? start : end, end == 0 ? 0 : start - end);
            end = start + word.Length;
            var following = rest;
            var nextIsNumber = Next(ref following, out var next) && StartsWithDigit(next);
            if (!names.Takes(gap, word, rest, !next.IsEmpty) && (IsAllowed(word, next, previousIsNumber || nextIsNumber) || IsCompound(word, isLabel) || (isLabel && LabelWords.Has(word)))
                && !identity.Names(word))
            {
                kept.Append(kept.Length > 0 ? " " : "").Append(word);
            }
            else
            {
                isWhole = false;
            }

            previousIsNumber = StartsWithDigit(word);
        }

        return isWhole && text.AsSpan().IndexOfAnyExcept(Plain) < 0 ? text.Trim() : kept.ToString();
    }

    private static bool IsAllowed(ReadOnlySpan<char> word, ReadOnlySpan<char> next, bool besideNumber) =>
        Vocabulary.Has(word) || Vocabulary.IsUnit(word) || IsTerm(word) || TextNumbers.Has(word, next, besideNumber);

    // “PRE-CONTRAST”, “3D-T1”: every part must be allowed by itself; numbers alone are no part, for they make dates and telephones.
    private static bool IsCompound(ReadOnlySpan<char> word, bool isLabel)
    {
        if (!word.Contains('-'))
        {
            return false;
        }

        foreach (var range in word.Split('-'))
        {
            var part = word[range];
            if (part.IsEmpty || !(Vocabulary.Has(part) || IsTerm(part) || (isLabel && LabelWords.Has(part))) || (part is not "DR" && TitledNames.IsTitle(part, isDotted: false)))
            {
                return false;
            }
        }

        return true;
    }

    // One or two letters with up to two digits and perhaps a letter: T1, B30f, Br40, FC13, L4.
    private static bool IsTerm(ReadOnlySpan<char> word)
    {
        var letters = 0;
        while (letters < word.Length && char.IsAsciiLetter(word[letters]))
        {
            letters++;
        }

        var digits = 0;
        while (letters + digits < word.Length && char.IsAsciiDigit(word[letters + digits]))
        {
            digits++;
        }

        var rest = word[(letters + digits)..];
        return letters is 1 or 2 && digits is 1 or 2 && (rest.IsEmpty || (rest.Length == 1 && char.IsAsciiLetter(rest[0])));
    }

    private static bool StartsWithDigit(ReadOnlySpan<char> word) => !word.IsEmpty && char.IsAsciiDigit(word[0]);

    // A word is letters, digits, hyphens, dots between digits, % and +.
    private static bool Next(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> word)
    {
        var start = 0;
        while (start < rest.Length && !IsWordCharacter(rest, start))
        {
            start++;
        }

        // “Without”: its letter alone would say the contrary.
        var end = IsWithout(rest[start..]) ? start + Without.Length : start;
        while (end < rest.Length && (IsWordCharacter(rest, end) || rest[end] == '-'))
        {
            end++;
        }

        word = rest[start..end].TrimEnd('-');
        rest = rest[end..];
        return !word.IsEmpty;
    }

    private static bool IsWithout(ReadOnlySpan<char> rest) => rest.StartsWith(Without, StringComparison.OrdinalIgnoreCase)
        && (rest.Length == Without.Length || !char.IsLetterOrDigit(rest[Without.Length]));

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int i) => char.IsLetterOrDigit(text[i]) || text[i] == '%'
        || (text[i] == '.' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]));
}
