using System.Text.Json;
using System.Xml.Linq;
using static CrowdAnnotate.Aim.JsonKeys;

namespace CrowdAnnotate.Aim;

/// <summary>
/// Turns ePAD's JSON into the elements of a document of 4.2, in the order of the schema, for keys have none. A single object where
/// an array is asked for, or an array of one where an object is, is taken and reported; any other wrong kind is refused with its path.
/// </summary>
internal sealed class JsonElements(Mends log)
{
    /// <summary>The root element of an object with one of the roots as its key; null, with the reason in the log, where there is none.</summary>
    public XElement? Document(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            log.Malformed(path, $"is {Kind(json)}; a document is an object with the key {string.Join(" or ", AimSchema.Roots)}.");
            return null;
        }

        var roots = Properties(json, path).Where(p => AimSchema.Roots.Contains(p.Name)).ToList();
        if (roots is not [var root])
        {
            log.Malformed(path, roots.Count == 0 ? $"is no document of AIM: it has no key {string.Join(" or ", AimSchema.Roots)}." : "holds two documents under two keys.");
            return null;
        }

        var below = Below(path, root.Name);
        if (root.Value.ValueKind == JsonValueKind.Object)
        {
            return Element(AimXml.Aim + root.Name, root.Value, AimSchema.Find(root.Name)!, below);
        }

        log.Malformed(below, $"is {Kind(root.Value)}; an object is wanted.");
        return null;
    }

    private XElement Element(XName name, JsonElement json, SchemaType declared, string path)
    {
        var element = new XElement(name);
        if (json.ValueKind != JsonValueKind.Object)
        {
            log.Malformed(path, $"is {Kind(json)}; an object is wanted.");
            return element;
        }

        var keys = Properties(json, path);
        foreach (var (key, value) in keys)
        {
            Attribute(element, key, value, declared, path);
        }

        var type = AimSchema.Of(element, declared);
        foreach (var (key, value) in keys.Where(k => IsElement(k.Name, k.Value, type)).OrderBy(k => Place(type, k.Name)))
        {
            Children(element, key, value, type.Part(key), Below(path, key));
        }

        return element;
    }

    // An attribute is a plain value; where the schema has an element of that name, the value is of the wrong kind.
    private void Attribute(XElement element, string key, JsonElement value, SchemaType type, string path)
    {
        if (key == "xmlns" || key.StartsWith("xmlns:", StringComparison.Ordinal) || key is "xsi:schemaLocation" || IsElement(key, value, type))
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            log.Mended(Below(path, "@" + key), "is null and was left out.");
        }
        else if (Name(key, XNamespace.None) is not { } name)
        {
            log.Malformed(path, "has a key that no attribute can be called.");
        }
        else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            log.Malformed(Below(path, "@" + key), $"is {Kind(value)}; a text, a number or a truth value is wanted.");
        }
        else if (Text(value) is not { } text)
        {
            log.Malformed(Below(path, "@" + key), "holds a character that XML cannot.");
        }
        else
        {
            element.SetAttributeValue(name, text);
        }
    }

    private void Children(XElement element, string key, JsonElement json, SchemaPart? part, string path)
    {
        if (Name(key, AimXml.Aim) is not { } name)
        {
            log.Malformed(path, "is no name that an element can have.");
            return;
        }

        var repeats = part?.Repeats ?? json.ValueKind == JsonValueKind.Array;
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        if (json.ValueKind == JsonValueKind.Null)
        {
            log.Mended(path, "is null and was left out.");
            return;
        }

        if (!repeats && json.ValueKind == JsonValueKind.Array)
        {
            if (items.Count != 1)
            {
                log.Malformed(path, $"is an array of {items.Count}; one object is wanted.");
                return;
            }

            log.Mended(path, "is an array of one; its object was taken.");
        }
        else if (repeats && json.ValueKind == JsonValueKind.Object)
        {
            log.Mended(path, "is an object; an array of it was made.");
        }

        // A value of unknown name is read as a text, so that the reader can say that it is not held.
        var type = part?.Type ?? AimSchema.Find("ST")!;
        element.Add(items.Select((item, i) => Element(name, item, type, repeats ? $"{path}[{i + 1}]" : path)));
    }

    private List<(string Name, JsonElement Value)> Properties(JsonElement json, string path)
    {
        var (seen, all) = (new HashSet<string>(), new List<(string, JsonElement)>());
        foreach (var property in json.EnumerateObject())
        {
            if (Key(property) is not { } key)
            {
                log.Malformed(path, "has a key that is no text.");
            }
            else if (!seen.Add(key))
            {
                log.Malformed(Below(path, key), "is given a second time; a key stands once in an object.");
            }
            else
            {
                all.Add((key, property.Value));
            }
        }

        return all;
    }

    private static int Place(SchemaType type, string key) => type.Part(key) is { } part ? type.Place(part.Element) : type.Parts.Count;
}
