namespace CrowdAnnotate.Dicom;

/// <summary>Numbers of a text that measure something and are no date, telephone or record number.</summary>
internal static class TextNumbers
{
    private const int MostDigits = 3;

    /// <summary>With its unit (“5mm”, “120 kV”); alone only as one digit or with decimals, and not beside another number.</summary>
    public static bool Has(ReadOnlySpan<char> word, ReadOnlySpan<char> next, bool besideNumber)
    {
        var whole = Digits(word, 0);
        var end = whole;
        if (whole is 0 or > MostDigits + 1)
        {
            return false;
        }

        if (end < word.Length && word[end] == '.')
        {
            var decimals = Digits(word, end + 1);
            if (decimals is 0 or > MostDigits || whole > MostDigits)
            {
                return false;
            }

            end += 1 + decimals;
        }

        var unit = word[end..];
        return unit.IsEmpty ? !besideNumber && (Vocabulary.IsUnit(next) || (end == 1) || (end > whole && whole <= 2)) && whole <= MostDigits
            : Vocabulary.IsUnit(unit) || unit is "T" or "s" or "d" or "D" or "x" or "X" or "W" or "w";
    }

    private static int Digits(ReadOnlySpan<char> word, int from)
    {
        var end = from;
        while (end < word.Length && char.IsAsciiDigit(word[end]))
        {
            end++;
        }

        return end - from;
    }
}
