namespace CrowdAnnotate.Dicom;

/// <summary>Identifiers of SNOMED CT (Release File Specification §6): digits, a partition of two and a check digit by Verhoeff.</summary>
internal static class SnomedIdentifier
{
    private const int ShortestWithNamespace = 11;

    private static readonly byte[] Step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    // The dihedral group of order ten: five turns, and five turns of the other side.
    private static int Product(int a, int b) => a < 5
        ? b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5)
        : b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5;

    /// <summary>Whether the digits identify a concept: partition 00, or 10 where an extension's namespace is in it.</summary>
    public static bool IsConcept(ReadOnlySpan<char> digits) => digits.Length is >= 6 and <= 18
        && (digits[^3..^1] is "00" || (digits[^3..^1] is "10" && digits.Length >= ShortestWithNamespace)) && Check(digits) == 0;

    private static int Check(ReadOnlySpan<char> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            for (var n = i % 8; n > 0; n--)
            {
                digit = Step[digit];
            }

            check = Product(check, digit);
        }

        return check;
    }
}
