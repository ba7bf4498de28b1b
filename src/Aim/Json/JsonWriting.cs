using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Writes the elements of a document of 4.2 as ePAD's JSON: attributes are keys, what may repeat is always an array.</summary>
internal sealed partial class JsonWriting(Utf8JsonWriter json)
{
    /// <summary>The whole document: an object with the root element as its one key.</summary>
    public void Document(XElement root)
    {
        json.WriteStartObject();
        json.WriteStartObject(root.Name.LocalName);
        json.WriteString("xmlns", AimXml.Aim.NamespaceName);
        json.WriteString("xmlns:xsi", AimXml.Xsi.NamespaceName);
        Content(root, AimSchema.Find(root.Name.LocalName) ?? throw new ArgumentException($"{root.Name.LocalName} is no document of AIM.", nameof(root)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Content(XElement element, SchemaType type)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            Attribute(attribute, type);
        }

        foreach (var group in element.Elements().GroupBy(e => e.Name))
        {
            var part = group.Key.Namespace == AimXml.Aim ? type.Part(group.Key.LocalName) : null;
            Children([.. group], group.Key, part);
        }
    }

    private void Children(List<XElement> children, XName name, SchemaPart? part)
    {
        json.WritePropertyName(Key(name));
        var isArray = part is { Repeats: true } || children.Count > 1;
        if (isArray)
        {
            json.WriteStartArray();
        }

        foreach (var child in children)
        {
            json.WriteStartObject();
            if (name.Namespace == AimXml.Iso)
            {
                json.WriteString("xmlns:iso", AimXml.Iso.NamespaceName);
            }

            Content(child, part is null ? Foreign : AimSchema.Of(child, part.Type));
            json.WriteEndObject();
        }

        if (isArray)
        {
            json.WriteEndArray();
        }
    }

    private void Attribute(XAttribute attribute, SchemaType type)
    {
        json.WritePropertyName(Key(attribute.Name));
        var (isValue, text) = (attribute.Name == type.ValueAttribute, attribute.Value);
        switch (type.Kind)
        {
            // The digits stay as they are written, so that nothing is lost on the way back.
            case SchemaKind.Whole or SchemaKind.Real when isValue && Number().IsMatch(text):
                json.WriteRawValue(text);
                break;
            case SchemaKind.Truth when isValue && text is "true" or "false":
                json.WriteBooleanValue(text == "true");
                break;
            default:
                json.WriteStringValue(attribute.Name == AimXml.Xsi + "type" ? AimSchema.LocalName(text) : text);
                break;
        }
    }

    private static string Key(XName name) =>
        name.Namespace == AimXml.Iso ? $"iso:{name.LocalName}" : name.Namespace == AimXml.Xsi ? $"xsi:{name.LocalName}" : name.LocalName;

    private static readonly SchemaType Foreign = AimSchema.Find("ST")!;

    /// <summary>A number of RFC 8259 §6.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();
}
