using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Codes (ISO 21090 CD) on an AIM element, and the words of the schema's enumerations. Each reports what it cannot read.</summary>
internal static class AimCodes
{
    // Stands in for a code in error; the object it would be part of is never built.
    private static readonly CodedConcept Nothing = new("none", "none", "none");

    public static CodedConcept Code(this AimNode node, string name) => node.Required(name) is { } code ? Concept(code) ?? Nothing : Nothing;

    public static CodedConcept? OptionalCode(this AimNode node, string name) => node.Optional(name) is { } code && !AimValues.IsNull(code) ? Concept(code) : null;

    /// <summary>All codes of a name, in order.</summary>
    public static List<CodedConcept> Codes(this AimNode node, string name, bool required = false)
    {
        var all = node.All(name);
        if (all.Count == 0 && required)
        {
            node.Missing(name, "is required and not there.");
        }

        return [.. all.Select(Concept).OfType<CodedConcept>()];
    }

    /// <summary>A word of an enumeration in an attribute.</summary>
    public static T Choice<T>(this AimNode node, string attribute)
        where T : struct, Enum
    {
        var text = node.Attribute(attribute);
        if (text is null)
        {
            node.Missing("@" + attribute, "is required and not there.");
            return default;
        }

        return OneOf<T>(node, attribute, text) ?? default;
    }

    public static T? OptionalChoice<T>(this AimNode node, string attribute)
        where T : struct, Enum => node.Attribute(attribute) is { } text ? OneOf<T>(node, attribute, text) : null;

    private static CodedConcept? Concept(AimNode element)
    {
        var (value, scheme) = (element.Attribute("code"), element.Attribute("codeSystemName"));
        var (schemeUid, version) = (Given(element, "codeSystem"), Given(element, "codeSystemVersion"));
        var display = element.Optional(AimXml.Iso, "displayName");
        var meaning = display is null ? null : AimValues.Value(display);
        element.Close();
        if (string.IsNullOrWhiteSpace(value))
        {
            element.Missing("@code", "is required and not there or empty.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(scheme))
        {
            element.Missing("@codeSystemName", "is required and not there or empty.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(meaning))
        {
            element.Mended("displayName", "is not there; the code stands for its meaning.");
            meaning = value;
        }

        return new CodedConcept(value, scheme, meaning, version, schemeUid);
    }

    private static string? Given(AimNode element, string attribute) => element.Attribute(attribute) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static T? OneOf<T>(AimNode node, string attribute, string text)
        where T : struct, Enum
    {
        // Enum.TryParse takes numbers as well.
        if (Enum.TryParse<T>(text, out var value) && value.ToString() == text)
        {
            return value;
        }

        node.Malformed("@" + attribute, $"“{text}” is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
