using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The words that go with codes where AIM leaves them out or readers of SR look for certain ones.</summary>
internal static class SrMeanings
{
    /// <summary>What an algorithm's parameter is when it is text; AIM's data types are of the NCI thesaurus.</summary>
    public static readonly CodedConcept Text = new("C45253", "NCI", "String");

    /// <summary>Viewers find the axes by the meaning, letter by letter.</summary>
    public static CodedConcept Of(CodedConcept concept) =>
        concept == Codes.LongAxis ? new(concept.Value, concept.Scheme, "Long Axis")
        : concept == Codes.ShortAxis ? new(concept.Value, concept.Scheme, "Short Axis") : concept;

    /// <summary>The axes again by the meaning this product gives them.</summary>
    public static CodedConcept InAim(CodedConcept concept) =>
        concept == Codes.LongAxis ? Codes.LongAxis : concept == Codes.ShortAxis ? Codes.ShortAxis : concept;

    public static string Unit(UcumUnit unit) => unit == UcumUnit.Hounsfield ? "Hounsfield unit" : unit == UcumUnit.One ? "no units" : unit.Code;

    /// <summary>A calculation in words, from its codes.</summary>
    public static string Description(IReadOnlyList<CodedConcept> typeCodes) =>
        string.Join(", ", typeCodes.Select(t => InAim(t).Meaning));

    public static CodedConcept DataType(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Codes.Double : Text;
}
