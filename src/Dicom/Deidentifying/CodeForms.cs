using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Dicom;

/// <summary>Which values are codes of a public scheme: by the scheme's form, by list (DCM), check digit (SNOMED CT) or grammar (UCUM).</summary>
internal static class CodeForms
{
    private static readonly FrozenDictionary<string, Regex> Schemes = DeidentificationTables.Lines("schemes.txt").Select(l => l.Split(' '))
        .ToFrozenDictionary(p => p[0], p => new Regex(p[1], RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> DicomCodes = DeidentificationTables.Lines("dcm-codes.txt").SelectMany(l => l.Split(' ')).SelectMany(Range).ToFrozenSet();

    public static bool IsScheme(string designator) => Schemes.ContainsKey(designator);

    /// <summary>Whether the value can be a code of the scheme.</summary>
    public static bool Has(string scheme, string value) => Schemes.TryGetValue(scheme, out var form) && form.IsMatch(value) && scheme.ToUpperInvariant() switch
    {
        "DCM" => DicomCodes.Contains(value),
        "SCT" => SnomedIdentifier.IsConcept(value),
        "LN" => IsLoinc(value),
        "UCUM" => UcumGrammar.IsUnit(value),
        _ => true,
    };

    // LOINC's last digit is by Luhn's algorithm over those before the hyphen.
    private static bool IsLoinc(string value)
    {
        var (sum, isDoubled) = (0, true);
        for (var i = value.Length - 3; i >= 0; i--, isDoubled = !isDoubled)
        {
            var digit = (value[i] - '0') * (isDoubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return (10 - (sum % 10)) % 10 == value[^1] - '0';
    }

    private static IEnumerable<string> Range(string text)
    {
        if (text.Split('-') is not [var from, var to])
        {
            return [text];
        }

        var first = int.Parse(from, CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(to, CultureInfo.InvariantCulture) - first + 1).Select(n => n.ToString(CultureInfo.InvariantCulture));
    }
}
