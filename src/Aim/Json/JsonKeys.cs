using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Keys and plain values of ePAD's JSON as names and values of elements and attributes.</summary>
internal static class JsonKeys
{
    /// <summary>Whether a key stands for elements: the schema has some of its name, or its value is none of an attribute.</summary>
    public static bool IsElement(string key, JsonElement value, SchemaType type) =>
        type.Part(key) is not null
        || (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && key != type.ValueAttribute && key != "xsi:type" && !type.Attributes.Any(a => a.Name == key));

    /// <summary>The name that a key stands for; null where it can be none.</summary>
    public static XName? Name(string key, XNamespace plain)
    {
        var space = key.StartsWith("iso:", StringComparison.Ordinal) ? AimXml.Iso : key.StartsWith("xsi:", StringComparison.Ordinal) ? AimXml.Xsi : plain;
        var local = space == plain ? key : key[4..];
        try
        {
            return space + XmlConvert.VerifyNCName(local);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The key; null where it is no text: half a surrogate pair, and bytes that are not UTF-8, are found only here.</summary>
    public static string? Key(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A plain value as an attribute has it, the digits of a number as they are written; null where XML cannot hold it.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            var text = value.ValueKind switch
            {
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => value.GetString()!,
            };
            return XmlText.FirstUnwritable(text) < 0 ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A path one step further down.</summary>
    public static string Below(string path, string key) => path.EndsWith('/') ? path + key : $"{path}/{key}";

    /// <summary>What a value is, in words.</summary>
    public static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
