using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Codes whose scheme is blank or elsewhere, and whose meaning is.</summary>
internal sealed partial class CodeMends(Mends log)
{
    /// <summary>The scheme of a code that was written without one and is in no form that tells (PS3.16 §8: private schemes begin with 99).</summary>
    public const string UnknownScheme = "99UNKNOWN";

    // HL7 OIDs of PS3.16 table 8-1.
    private static readonly Dictionary<string, string> ByOid = new()
    {
        ["1.2.840.10008.2.16.4"] = "DCM",
        ["2.16.840.1.113883.6.96"] = "SCT",
        ["2.16.840.1.113883.6.256"] = "RADLEX",
        ["2.16.840.1.113883.3.26.1.1"] = "NCIt",
        ["2.16.840.1.113883.6.8"] = "UCUM",
        ["2.16.840.1.113883.6.1"] = "LN",
    };

    public void Mend(XElement code, Place place)
    {
        Meaning(code, place);
        Scheme(code, place);
    }

    private void Meaning(XElement code, Place place)
    {
        var written = code.Elements().FirstOrDefault(e => e.Name.LocalName == "displayName");
        if (written is not null && written.Name != AimXml.Iso + "displayName")
        {
            written.Name = AimXml.Iso + "displayName";
            log.Mended(place, "displayName", "is not of the namespace of ISO 21090 and was taken as if it were.");
        }

        var attribute = code.Attributes().FirstOrDefault(a => a.Name.LocalName is "displayName" or "codeMeaning");
        if (attribute is not null && written is null)
        {
            code.Add(new XElement(AimXml.Iso + "displayName", new XAttribute("value", attribute.Value)));
            attribute.Remove();
            log.Mended(place, "@" + attribute.Name.LocalName, "is an element in 4.2.");
        }

        var meaning = (string?)code.Element(AimXml.Iso + "displayName")?.Attribute("value");
        if (string.IsNullOrWhiteSpace((string?)code.Attribute("code")) && !string.IsNullOrWhiteSpace(meaning))
        {
            code.SetAttributeValue("code", meaning!.Trim());
            log.Mended(place, "@code", "is blank; its meaning stands for it.");
        }
    }

    private void Scheme(XElement code, Place place)
    {
        var (value, system) = (((string?)code.Attribute("code") ?? "").Trim(), ((string?)code.Attribute("codeSystem") ?? "").Trim());
        var named = !string.IsNullOrWhiteSpace((string?)code.Attribute("codeSystemName"));
        if (system.Length == 0)
        {
            code.Attribute("codeSystem")?.Remove();
        }

        if (string.IsNullOrWhiteSpace((string?)code.Attribute("codeSystemVersion")))
        {
            code.Attribute("codeSystemVersion")?.Remove();
        }

        if (named || value.Length == 0)
        {
            return;
        }

        var isOid = system.Length > 0 && Primitives.Uid.TryParse(system, out _);
        if (system.Length > 0 && (!isOid || ByOid.ContainsKey(system)))
        {
            code.SetAttributeValue("codeSystemName", isOid ? ByOid[system] : system);
            code.Attribute("codeSystem")!.Remove();
            log.Mended(place, "@codeSystem", "gives the scheme, which belongs into @codeSystemName.");
            return;
        }

        var told = Told(value);
        code.SetAttributeValue("codeSystemName", told ?? UnknownScheme);
        log.Mended(place, "@codeSystemName", told is null ? $"is blank; {UnknownScheme} stands for it." : $"is blank; the form of the code tells that it is of {told}.");
    }

    /// <summary>The scheme that the form of a code tells.</summary>
    private static string? Told(string code) =>
        RadLex().IsMatch(code) ? "RADLEX" : Thesaurus().IsMatch(code) ? "NCI" : Snomed().IsMatch(code) ? "SRT" : Epad().IsMatch(code) ? "99EPAD" : null;

    [GeneratedRegex(@"\ARID[0-9]+\z")]
    private static partial Regex RadLex();

    [GeneratedRegex(@"\AC[0-9]{4,6}\z")]
    private static partial Regex Thesaurus();

    [GeneratedRegex(@"\A[TGMFRPD][A-Z0-9]?-[0-9A-F]{3,6}\z")]
    private static partial Regex Snomed();

    [GeneratedRegex(@"\A99EPAD")]
    private static partial Regex Epad();
}
