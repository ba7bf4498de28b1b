using System.Xml.Linq;
using static CrowdAnnotate.Aim.OldDocument;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>What AIM 3 says in numbers, grades or words of a characteristic.</summary>
internal static class OldQuantifications
{
    // The signs of older files with the names of the schema.
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["="] = "Equal",
        ["!="] = "NotEqual",
        ["<"] = "LessThan",
        ["<="] = "LessThanEqual",
        [">"] = "GreaterThan",
        [">="] = "GreaterThanEqual",
    };

    public static XElement? Read(OldNode old)
    {
        var (confidence, label) = (old.Value("annotatorConfidence"), old.Value("name", "label"));
        switch (old.Type)
        {
            case "Numerical":
                return Closed(old, Typed(old, Operator(old, "operator", "operator"), confidence, label, old.Value("ucumString"), old.Value("value")));
            case "Interval":
                return Closed(old, Typed(
                    old, Operator(old, "minOperator", "minOperator"), Operator(old, "maxOperator", "maxOperator"), confidence, label, old.Value("minValue"), old.Value("maxValue"), old.Value("ucumString")));
            case "NonQuantifiable":
                return Closed(old, Typed(old, confidence, label, old.Code()));
            case "Scale":
                old.Mended("", "does not say what kind of scale it is; it was taken as ordinal.");
                return Closed(old, Typed(old, new XAttribute("type", "Ordinal"), confidence, label, old.Value("description", "valueDescription"), old.Value("comment"), old.Value("value")));
            default:
                old.NotHeld("", old.Type == "Quantile" ? "gives a bin and not of how many; 4.2 cannot hold it, and it was left out." : "is of a type that AIM 3 does not have, and was left out.");
                return null;
        }
    }

    private static XElement Typed(OldNode old, params IEnumerable<object?> parts) => old.Typed("CharacteristicQuantification", old.Type!, parts);

    private static XAttribute? Operator(OldNode old, string attribute, string name) =>
        old.Said(attribute) is { } said ? new XAttribute(name, Operators.GetValueOrDefault(said, said)) : null;
}
