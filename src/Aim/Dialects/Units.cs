using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Units as others write them, in UCUM.</summary>
internal static class Units
{
    // ePAD writes "linear" and "no units" where it knows none, and the annotation of the SUV before its unit.
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["linear"] = "1",
        ["no units"] = "1",
        ["no unit"] = "1",
        ["none"] = "1",
        ["{SUVbw}g/ml"] = "g/ml{SUVbw}",
        ["HU"] = "[hnsf'U]",
        ["pixel"] = "{pixels}",
        ["pixels"] = "{pixels}",
        ["px"] = "{pixels}",
        ["mm^2"] = "mm2",
        ["mm²"] = "mm2",
        ["mm^3"] = "mm3",
        ["mm³"] = "mm3",
        ["cm^2"] = "cm2",
        ["cm²"] = "cm2",
        ["cm^3"] = "cm3",
        ["cm³"] = "cm3",
        ["percent"] = "%",
        ["degrees"] = "deg",
    };

    /// <summary>The unit in UCUM; the text itself where it is none of those known.</summary>
    public static string Ucum(string unit) => Known.GetValueOrDefault(unit.Trim(), unit.Trim());

    public static void Mend(XElement element, string part, Place place, Mends log)
    {
        if (element.Value(part) is { } written && Ucum(written) is var ucum && ucum != written)
        {
            element.Element(AimXml.Aim + part)!.SetAttributeValue("value", ucum);
            log.Mended(place, part, $"“{written}” is {ucum} in UCUM.");
        }
    }
}
