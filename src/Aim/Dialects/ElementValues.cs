using System.Globalization;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The values of the parts of an element of 4.x.</summary>
internal static class ElementValues
{
    /// <summary>The value of a part, or null where it is not there or blank.</summary>
    public static string? Value(this XElement element, string part) => Said(element.Element(AimXml.Aim + part));

    /// <summary>What a value says, or null where it says nothing.</summary>
    public static string? Said(XElement? value)
    {
        var text = (string?)(value?.Attribute("value") ?? value?.Attribute("root") ?? value?.Attribute("code"));
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>Whether a value says nothing, not even that it is null.</summary>
    public static bool IsBlank(XElement value) => Said(value) is null && value.Attribute("nullFlavor") is null;

    /// <summary>The meaning of the first code of a name.</summary>
    public static string? Meaning(this XElement element, string part) =>
        element.Element(AimXml.Aim + part) is { } code ? (string?)code.Element(AimXml.Iso + "displayName")?.Attribute("value") is { Length: > 0 } meaning ? meaning : Said(code) : null;

    public static bool Has(this XElement element, string part) => element.Element(AimXml.Aim + part) is not null;

    public static int? Whole(this XElement element, string part) =>
        int.TryParse(element.Value(part), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The items of a wrapper; none where it is not there.</summary>
    public static List<XElement> Items(this XElement element, string wrapper) => [.. element.Element(AimXml.Aim + wrapper)?.Elements() ?? []];
}
