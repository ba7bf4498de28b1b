using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>A template container in ePAD's JSON: attributes and elements are keys, what may be repeated is a list.</summary>
internal static class EpadTemplateJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Flags = ["annotatorConfidence", "shouldDisplay", "defaultAnswer", "noMoreQuestions", "askForInput"];

    private static readonly HashSet<string> Numbers =
        ["itemNumber", "minCardinality", "maxCardinality", "characteristicQuantificationIndex", "bins", "defaultBin", "minValue", "maxValue"];

    private static readonly HashSet<string> Lists =
    [
        "Template", "Component", "AllowedTerm", "ValidTerm", "AnatomicEntityCharacteristic", "ImagingObservationCharacteristic", "CharacteristicQuantification",
        "ScaleLevel", "Numerical", "Interval", "NonQuantifiable", "CalculationType", "AlgorithmType", "Tag",
    ];

    public static string Of(XElement container)
    {
        var inside = Object(container);
        inside.Insert(0, "xmlns", AimTemplateFile.Namespace.NamespaceName);
        return new JsonObject { ["TemplateContainer"] = inside }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Object(XElement element)
    {
        var made = new JsonObject();
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            made[attribute.Name.LocalName] = Scalar(element, attribute);
        }

        foreach (var group in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            made[group.Key] = Lists.Contains(group.Key) ? new JsonArray([.. group.Select(Value)]) : Value(group.First());
        }

        return made;
    }

    private static JsonNode? Value(XElement element) => element.HasAttributes || element.HasElements ? Object(element) : element.Name.LocalName is "GeometricShape" or "StringValue" ? element.Value : new JsonObject();

    private static JsonNode? Scalar(XElement element, XAttribute attribute)
    {
        var (name, text) = (attribute.Name.LocalName, attribute.Value);
        return Flags.Contains(name) ? text == "true"
            : Numbers.Contains(name) || (name == "value" && element.Name.LocalName == "Numerical") ? double.Parse(text, CultureInfo.InvariantCulture)
            : text;
    }
}
