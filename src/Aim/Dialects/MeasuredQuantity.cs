using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What a calculation measures, in the codes this program writes, whatever codes the document has.</summary>
/// <param name="Concept">The quantity, e.g. <see cref="Codes.Length"/>, or the intensity a derivation is of.</param>
/// <param name="Derivation">Mean, standard deviation, minimum or maximum of the intensity; null for a quantity of the shape.</param>
public sealed record MeasuredQuantity(CodedConcept Concept, CodedConcept? Derivation = null)
{
    // What no scheme is known of, as XNAT writes it, is told by its name.
    private const string AnyScheme = CodeMends.UnknownScheme;

    private static readonly Dictionary<(string Scheme, string Code), CodedConcept> Shapes = new()
    {
        // SNOMED-RT codes and their successors: PS3.16 annex L of 2019 and before; 99EPAD, RadLex: aimapi of ePAD.
        [("SRT", "G-D7FE")] = Codes.Length,
        [("SRT", "G-A22A")] = Codes.Length,
        [("SRT", "G-A185")] = Codes.LongAxis,
        [("SRT", "G-A186")] = Codes.ShortAxis,
        [("SRT", "G-A166")] = Codes.Area,
        [("SRT", "G-D705")] = Codes.Volume,
        [("SRT", "G-A197")] = Codes.Perimeter,
        [("99EPAD", "99EPADA4")] = Codes.Area,
        [("RADLEX", "RID28668")] = Codes.Volume,
        [(AnyScheme, "LENGTH")] = Codes.Length,
        [(AnyScheme, "AREA")] = Codes.Area,
        [(AnyScheme, "VOLUME")] = Codes.Volume,
    };

    private static readonly Dictionary<(string Scheme, string Code), CodedConcept> Derivations = new()
    {
        [("SRT", "R-00317")] = Codes.Mean,
        [("SRT", "R-10047")] = Codes.StandardDeviation,
        [("SRT", "R-404FB")] = Codes.Minimum,
        [("SRT", "G-A437")] = Codes.Maximum,
        [(AnyScheme, "MEAN")] = Codes.Mean,
        [(AnyScheme, "STANDARD DEVIATION")] = Codes.StandardDeviation,
        [(AnyScheme, "STANDARDDEVIATION")] = Codes.StandardDeviation,
        [(AnyScheme, "STDDEV")] = Codes.StandardDeviation,
        [(AnyScheme, "MINIMUM")] = Codes.Minimum,
        [(AnyScheme, "MAXIMUM")] = Codes.Maximum,
    };

    private static readonly CodedConcept[] OwnShapes = [Codes.Length, Codes.LongAxis, Codes.ShortAxis, Codes.Area, Codes.Volume, Codes.Perimeter];
    private static readonly CodedConcept[] OwnDerivations = [Codes.Mean, Codes.StandardDeviation, Codes.Minimum, Codes.Maximum];

    /// <summary>What the type codes of a calculation mean; null where they are none that is known.</summary>
    public static MeasuredQuantity? Of(IEnumerable<CodedConcept> typeCodes)
    {
        ArgumentNullException.ThrowIfNull(typeCodes);
        var codes = typeCodes.ToList();
        if (codes.Select(c => Find(c, OwnShapes, Shapes)).FirstOrDefault(c => c is not null) is { } shape)
        {
            return new MeasuredQuantity(shape);
        }

        var derivation = codes.Select(c => Find(c, OwnDerivations, Derivations)).FirstOrDefault(c => c is not null);
        return derivation is null ? null : new MeasuredQuantity(Intensity(codes.Find(c => Find(c, OwnDerivations, Derivations) is null)), derivation);
    }

    /// <summary>The unit of a result in UCUM, also where it is written as ePAD and older programs do ("linear", "no units", <c>{SUVbw}g/ml</c>).</summary>
    public static UcumUnit Unit(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return new UcumUnit(Units.Ucum(written));
    }

    // ePAD misspells 112031.
    private static CodedConcept Intensity(CodedConcept? code) => code is null or { Scheme: "DCM", Value: "11203" } ? Codes.AttenuationCoefficient : code;

    private static CodedConcept? Find(CodedConcept code, CodedConcept[] own, Dictionary<(string, string), CodedConcept> old)
    {
        var (scheme, value) = (code.Scheme.ToUpperInvariant(), code.Value.ToUpperInvariant());
        return Array.Find(own, o => o == code)
            ?? old.GetValueOrDefault((scheme is "SNM3" or "99SDM" ? "SRT" : scheme, value))
            ?? (scheme is "SNOMED" or "SNOMED-CT" or "SCT2" ? Array.Find(own, o => o.Value == code.Value) : null);
    }
}
