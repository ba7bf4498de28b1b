using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Attributes of AIM 3 as the elements of 4.2 that took their place; each remembers where it comes from.</summary>
internal static class OldValues
{
    /// <summary>An element of 4.2 that stands for one of AIM 3; parts that are null are left away.</summary>
    public static XElement From(this OldNode old, string name, params IEnumerable<object?> parts)
    {
        var element = new XElement(AimXml.Aim + name, parts.Where(p => p is not null));
        element.AddAnnotation(old.Origin);
        return element;
    }

    /// <summary>The same with the type it has where the schema asks for any of several.</summary>
    public static XElement Typed(this OldNode old, string name, string type, params IEnumerable<object?> parts) =>
        old.From(name, [new XAttribute(AimXml.Xsi + "type", type), .. parts]);

    /// <summary>A wrapper around items, or nothing where there are none.</summary>
    public static XElement? Wrap(string name, IEnumerable<XElement?> items)
    {
        var all = items.OfType<XElement>().ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var wrapper = new XElement(AimXml.Aim + name, all);
        if (all[0].Annotation<Origin>() is { } first)
        {
            wrapper.AddAnnotation(first with { Path = first.Path[..first.Path.LastIndexOf('/')] });
        }

        return wrapper;
    }

    public static XElement? Value(this OldNode old, string attribute, string name) => Of(old, attribute, name, "value");

    public static XElement? Value(this OldNode old, string attribute) => Of(old, attribute, attribute, "value");

    public static XElement? Id(this OldNode old, string attribute, string name) => Of(old, attribute, name, "root");

    /// <summary>The identifier in an attribute, or one made for the place where there is none.</summary>
    public static XElement OwnId(this OldNode old, string? attribute = null) =>
        (attribute is null ? null : old.Id(attribute, "uniqueIdentifier")) ?? Id("uniqueIdentifier", old.Made());

    public static XElement Id(string name, string uid) => new(AimXml.Aim + name, new XAttribute("root", uid));

    public static XElement Simple(string name, string value) => new(AimXml.Aim + name, new XAttribute("value", value));

    /// <summary>The code that lies in three attributes, or null where none of them says anything.</summary>
    public static XElement? Code(this OldNode old, string name = "typeCode")
    {
        var (value, meaning, scheme, version) = (old.Said("codeValue"), old.Said("codeMeaning"), old.Said("codingSchemeDesignator"), old.Said("codingSchemeVersion"));
        if ((value ?? meaning) is null)
        {
            return null;
        }

        return old.From(
            name,
            value is null ? null : new XAttribute("code", value),
            scheme is null ? null : new XAttribute("codeSystemName", scheme),
            version is null ? null : new XAttribute("codeSystemVersion", version),
            meaning is null ? null : new XElement(AimXml.Iso + "displayName", new XAttribute("value", meaning)));
    }

    private static XElement? Of(OldNode old, string attribute, string name, string into)
    {
        if (old.Said(attribute) is not { } text)
        {
            return null;
        }

        var element = new XElement(AimXml.Aim + name, new XAttribute(into, text));
        element.AddAnnotation(old.OriginOf(attribute));
        return element;
    }
}
