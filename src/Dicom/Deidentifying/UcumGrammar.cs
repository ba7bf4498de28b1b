using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>Terms of the Unified Code for Units of Measure (§§2–11): units with prefixes and exponents, products, quotients, annotations of a list.</summary>
internal ref struct UcumGrammar
{
    private const int MostDigits = 3;

    // Annotations are free text of the writer: these are those of PS3.16 CID 82 and its neighbours.
    private static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet(
    [
        "SUVbw", "SUVlbm", "SUVbsa", "SUVibw", "SUVlbm(James128)", "SUVlbm(Janma)", "counts", "count", "pixels", "pixel", "voxels", "voxel", "ratio", "frames", "frame", "rotations",
        "B", "bpm", "Score", "score", "image", "images", "propcounts", "hounsfield unit", "LBM", "BW", "lines", "events", "beats", "breaths", "MU", "RBE", "procedures", "person", "WetWeight", "Tissue", "Particles",
    ]);

    private static readonly FrozenSet<string> Metric = FrozenSet.ToFrozenSet(
    [
        "m", "s", "g", "rad", "K", "C", "cd", "mol", "sr", "Hz", "N", "Pa", "J", "W", "A", "V", "F", "Ohm", "S", "Wb", "Cel", "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "l", "L", "ar",
        "t", "bar", "u", "eV", "Ci", "R", "RAD", "REM", "cal", "dyn", "erg", "P", "St", "Np", "B", "bit", "By", "Bd", "kat", "U", "eq", "osm", "m[H2O]", "m[Hg]", "[iU]", "G", "Mx", "Oe",
        "[IU]",
    ]);

    private static readonly FrozenSet<string> Plain = FrozenSet.ToFrozenSet(
    [
        "%", "min", "h", "d", "wk", "mo", "a", "deg", "'", "''", "gon", "[ppth]", "[ppm]", "[ppb]", "[in_i]", "[ft_i]", "[lb_av]", "[oz_av]", "[pH]", "[degF]", "[hnsf'U]", "[diop]", "[arb'U]",
        "[APL'U]", "[in_us]", "[cin_i]", "[Ch]", "[drp]", "[pi]", "10", "10*", "10^", "[100]g", "[100]ml", "[mi_i]", "[PRU]", "[wood'U]", "ppm", "st", "atm", "Ao", "b", "att", "mho", "circ",
    ]);

    private static readonly string[] Prefixes = ["da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y", "Ki", "Mi", "Gi", "Ti"];

    private ReadOnlySpan<char> rest;

    /// <summary>Whether the whole text is a term of the grammar, with numbers of at most three digits.</summary>
    public static bool IsUnit(ReadOnlySpan<char> text)
    {
        var reader = new UcumGrammar { rest = text[(text is ['/', ..] ? 1 : 0)..] };
        return reader.Term(depth: 0) && reader.rest.IsEmpty;
    }

    private bool Term(int depth)
    {
        while (true)
        {
            if (!Component(depth))
            {
                return false;
            }

            if (rest is not ['.' or '/', ..])
            {
                return true;
            }

            rest = rest[1..];
        }
    }

    private bool Component(int depth)
    {
        if (rest is ['(', ..])
        {
            rest = rest[1..];
            if (depth > 2 || !Term(depth + 1) || rest is not [')', ..])
            {
                return false;
            }

            rest = rest[1..];
            return true;
        }

        if (rest is ['{', ..])
        {
            return Annotation() && (rest is [] or ['.' or '/' or ')', ..] || Component(depth));
        }

        var end = rest.StartsWith("10*") || rest.StartsWith("10^") ? rest[3..].IndexOfAny(".{)/") is var i and >= 0 ? i + 3 : rest.Length : SymbolEnd();
        var symbol = rest[..end];
        rest = rest[end..];
        return IsSymbol(symbol) && (rest is not ['{', ..] || Annotation());
    }

    private bool Annotation()
    {
        var end = rest.IndexOf('}');
        if (end < 0 || !Annotations.Contains(rest[1..end].ToString()))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        return true;
    }

    private readonly int SymbolEnd()
    {
        var isBracketed = false;
        for (var i = 0; i < rest.Length; i++)
        {
            isBracketed = rest[i] == '[' || (isBracketed && rest[i] != ']');
            if (!isBracketed && rest[i] is '.' or '/' or '(' or ')' or '{')
            {
                return i;
            }
        }

        return rest.Length;
    }

    private static bool IsSymbol(ReadOnlySpan<char> symbol)
    {
        if (symbol.Length is > 0 and <= MostDigits && symbol.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return true;
        }

        var unit = symbol.TrimEnd("0123456789");
        var digits = symbol.Length - unit.Length;
        unit = digits > 0 && unit is [.., '+' or '-'] ? unit[..^1] : unit;
        return digits <= 2 && IsAtom(unit.ToString());
    }

    private static bool IsAtom(string unit) => Plain.Contains(unit) || Metric.Contains(unit)
        || Array.Exists(Prefixes, p => unit.StartsWith(p, StringComparison.Ordinal) && Metric.Contains(unit[p.Length..]));
}
