namespace CrowdAnnotate.Aim;

/// <summary>
/// What a unit of UCUM measures: exponents of length, mass and time, and what stands for itself (Hounsfield units, counts in braces).
/// </summary>
/// <remarks>UCUM §2.1: terms of prefix, atom, exponent and annotation, joined by points and strokes. Atoms are those that image measurements use.</remarks>
internal sealed record UcumDimension(int Length, int Mass, int Time, string Arbitrary = "")
{
    public static readonly UcumDimension OfLength = new(1, 0, 0);
    public static readonly UcumDimension OfArea = new(2, 0, 0);
    public static readonly UcumDimension OfVolume = new(3, 0, 0);
    public static readonly UcumDimension OfAttenuation = new(0, 0, 0, "[hnsf'U]");

    private static readonly Dictionary<string, UcumDimension> Metric = new()
    {
        ["m"] = OfLength, ["g"] = new(0, 1, 0), ["s"] = new(0, 0, 1), ["l"] = OfVolume, ["L"] = OfVolume, ["Hz"] = new(0, 0, -1), ["Bq"] = new(0, 0, -1),
        ["Gy"] = new(2, 0, -2), ["Sv"] = new(2, 0, -2), ["N"] = new(1, 1, -2), ["Pa"] = new(-1, 1, -2), ["J"] = new(2, 1, -2), ["W"] = new(2, 1, -3),
        ["eV"] = new(2, 1, -2),
    };

    private static readonly Dictionary<string, UcumDimension> Other = new()
    {
        ["1"] = new(0, 0, 0), ["%"] = new(0, 0, 0), ["rad"] = new(0, 0, 0), ["deg"] = new(0, 0, 0), ["[hnsf'U]"] = OfAttenuation,
        ["min"] = new(0, 0, 1), ["h"] = new(0, 0, 1), ["d"] = new(0, 0, 1), ["wk"] = new(0, 0, 1), ["mo"] = new(0, 0, 1), ["a"] = new(0, 0, 1),
        ["[in_i]"] = OfLength, ["[ft_i]"] = OfLength, ["Ao"] = OfLength, ["[ppth]"] = new(0, 0, 0), ["[ppm]"] = new(0, 0, 0),
        ["{pixels}"] = new(1, 0, 0, "{pixels}"), ["{pixel}"] = new(1, 0, 0, "{pixels}"), ["{voxels}"] = new(3, 0, 0, "{pixels}"),
    };

    private static readonly string[] Prefixes = ["da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a"];

    /// <summary>Null for a code that UCUM does not have, or that has an atom which is not known here.</summary>
    public static UcumDimension? Of(string code)
    {
        var total = new UcumDimension(0, 0, 0);
        var sign = 1;
        foreach (var (term, over) in Terms(code))
        {
            sign = over ? -1 : 1;
            if (Term(term) is not { } dimension)
            {
                return null;
            }

            total = total.Times(dimension, sign);
        }

        return total;
    }

    /// <summary>Whether one is what the other is, in millimetres or in pixels.</summary>
    public bool Fits(UcumDimension expected) =>
        this == expected || (Arbitrary == "{pixels}" && expected.Arbitrary.Length == 0 && (Length, Mass, Time) == (expected.Length, expected.Mass, expected.Time));

    private static IEnumerable<(string Term, bool Over)> Terms(string code)
    {
        var (start, depth, over) = (0, 0, false);
        for (var i = 0; i <= code.Length; i++)
        {
            var c = i < code.Length ? code[i] : '.';
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (i < code.Length && (depth != 0 || c is not ('.' or '/')))
            {
                continue;
            }

            // A stroke may stand first: "/mm".
            if (i > start || i > 0 || c != '/')
            {
                yield return (code[start..i], over);
            }

            (start, over) = (i + 1, c == '/');
        }
    }

    private static UcumDimension? Term(string term)
    {
        var digits = term.Length;
        while (digits > 1 && (char.IsAsciiDigit(term[digits - 1]) || term[digits - 1] is '-' or '+'))
        {
            digits--;
        }

        var unit = term[..digits];
        var power = digits == term.Length ? 1 : int.TryParse(term[digits..], out var p) ? p : 0;
        return power == 0 || unit.Length == 0 ? null : Unit(unit)?.Power(power);
    }

    private static UcumDimension? Unit(string unit)
    {
        if (Metric.GetValueOrDefault(unit) is { } metric)
        {
            return metric;
        }

        if (Other.GetValueOrDefault(unit) is { } other)
        {
            return other;
        }

        // An annotation says nothing of the dimension: "g{SUVbw}" is a mass, "{counts}" a pure number.
        var brace = unit.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0)
        {
            var close = unit.IndexOf('}', StringComparison.Ordinal);
            var rest = close == unit.Length - 1 ? unit[..brace] : close > 0 && brace == 0 ? unit[(close + 1)..] : "{";
            return rest.Length == 0 ? new(0, 0, 0) : rest.Contains('{', StringComparison.Ordinal) ? null : Unit(rest);
        }

        return Prefixes.Where(p => unit.StartsWith(p, StringComparison.Ordinal)).Select(p => Metric.GetValueOrDefault(unit[p.Length..])).FirstOrDefault(d => d is not null);
    }

    private UcumDimension Power(int n) => new(Length * n, Mass * n, Time * n, Arbitrary);

    private UcumDimension Times(UcumDimension o, int sign) =>
        new(Length + (sign * o.Length), Mass + (sign * o.Mass), Time + (sign * o.Time), Arbitrary.Length == 0 ? o.Arbitrary : Arbitrary);
}
