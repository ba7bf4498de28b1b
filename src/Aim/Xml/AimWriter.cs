using System.Globalization;
using System.Xml;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Writes elements of AIM's namespace with the ISO 21090 value types as their attributes.</summary>
internal sealed class AimWriter(XmlWriter xml)
{
    public void Element(string name, Action content, string? xsiType = null)
    {
        xml.WriteStartElement(name, AimXml.Aim.NamespaceName);
        if (xsiType is not null)
        {
            xml.WriteAttributeString("xsi", "type", AimXml.Xsi.NamespaceName, xsiType);
        }

        content();
        xml.WriteEndElement();
    }

    public void Root(string name, string aimVersion, Action content)
    {
        xml.WriteStartElement(name, AimXml.Aim.NamespaceName);
        xml.WriteAttributeString("xmlns", "xsi", null, AimXml.Xsi.NamespaceName);
        Attribute("aimVersion", aimVersion);
        content();
        xml.WriteEndElement();
    }

    /// <summary>A wrapper element with its items; nothing when there are none, for the schema wants at least one.</summary>
    public void Collection<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count > 0)
        {
            Element(name, () => All(items, write));
        }
    }

    public static void All<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }
    }

    public void Attribute(string name, string value) => xml.WriteAttributeString(name, value);

    public void Optional(string name, string? value)
    {
        if (value is not null)
        {
            Attribute(name, value);
        }
    }

    public void Id(string name, Uid? uid)
    {
        if (uid is { } some)
        {
            Simple(name, "root", some.Value);
        }
    }

    public void Text(string name, string? text)
    {
        if (text is not null)
        {
            Simple(name, "value", text);
        }
    }

    public void Number(string name, double? value) => Text(name, value is { } v ? XmlConvert.ToString(v) : null);

    public void Integer(string name, int? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Flag(string name, bool? value) => Text(name, value is { } v ? XmlConvert.ToString(v) : null);

    public void DateTime(string name, AimDateTime value) => Text(name, value.ToString());

    /// <summary>A required date or time; what is not known is an ISO 21090 null, "no information".</summary>
    public void OrNull(string name, string? value)
    {
        if (value is null)
        {
            Simple(name, "nullFlavor", "NI");
        }
        else
        {
            Text(name, value);
        }
    }

    public void Code(string name, CodedConcept? code)
    {
        if (code is not null)
        {
            Element(name, () =>
            {
                Attribute("code", code.Value);
                Optional("codeSystem", code.SchemeUid);
                Attribute("codeSystemName", code.Scheme);
                Optional("codeSystemVersion", code.SchemeVersion);
                xml.WriteStartElement("iso", "displayName", AimXml.Iso.NamespaceName);
                Attribute("value", code.Meaning);
                xml.WriteEndElement();
            });
        }
    }

    public void Codes(string name, IEnumerable<CodedConcept> codes) => All(codes, c => Code(name, c));

    private void Simple(string name, string attribute, string value) => Element(name, () => Attribute(attribute, value));
}
