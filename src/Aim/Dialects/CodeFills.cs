using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Codes that 4.2 requires and that what is there tells.</summary>
internal static class CodeFills
{
    // PS3.4 annex B.5 with the modalities of PS3.16 CID 29.
    private static readonly (string SopClass, string Modality, string Meaning)[] Modalities =
    [
        ("1.2.840.10008.5.1.4.1.1.2", "CT", "Computed Tomography"),
        ("1.2.840.10008.5.1.4.1.1.4", "MR", "Magnetic Resonance"),
        ("1.2.840.10008.5.1.4.1.1.128", "PT", "Positron emission tomography"),
        ("1.2.840.10008.5.1.4.1.1.1", "CR", "Computed Radiography"),
        ("1.2.840.10008.5.1.4.1.1.1.1", "DX", "Digital Radiography"),
        ("1.2.840.10008.5.1.4.1.1.1.2", "MG", "Mammography"),
        ("1.2.840.10008.5.1.4.1.1.6.1", "US", "Ultrasound"),
        ("1.2.840.10008.5.1.4.1.1.20", "NM", "Nuclear Medicine"),
        ("1.2.840.10008.5.1.4.1.1.12.1", "XA", "X-Ray Angiography"),
        ("1.2.840.10008.5.1.4.1.1.2.1", "CT", "Computed Tomography"),
        ("1.2.840.10008.5.1.4.1.1.4.1", "MR", "Magnetic Resonance"),
    ];

    /// <summary>The code for a required part; null where nothing tells it.</summary>
    public static XElement? For(XElement element, string part) => part switch
    {
        "dataType" when element.Name.LocalName == "CalculationResult" => Element(part, Codes.Double),
        "modality" when element.Name.LocalName == "imageSeries" => Modality(element.Items("imageCollection").Select(i => i.Value("sopClassUid")).FirstOrDefault()),
        _ => null,
    };

    public static string? SopClass(string? modality) => Array.Find(Modalities, m => m.Modality == modality).SopClass;

    public static XElement Modality(string? sopClass)
    {
        var (_, code, meaning) = Array.Find(Modalities, m => m.SopClass == sopClass);
        return Element("modality", new CodedConcept(code ?? "OT", "DCM", meaning ?? "Other"));
    }

    public static XElement Element(string part, CodedConcept code) => new(
        AimXml.Aim + part,
        new XAttribute("code", code.Value),
        new XAttribute("codeSystemName", code.Scheme),
        new XElement(AimXml.Iso + "displayName", new XAttribute("value", code.Meaning)));
}
