using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Elements out of a reader, of such documents as hold values in attributes alone.</summary>
internal static class ElementParts
{
    private const int MostShared = 2048;

    /// <summary>The element on which the reader stands, with its attributes and without what lies in it.</summary>
    /// <param name="shared">Values that came before, so that each is kept once.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static XElement Start(XmlReader xml, HashSet<string> shared)
    {
        var element = new XElement(Name(xml));
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI != XNamespace.Xmlns.NamespaceName)
            {
                element.Add(new XAttribute(Name(xml), Shared(xml.Value, shared)));
            }
        }

        xml.MoveToElement();
        return element;
    }

    /// <summary>The element on which the reader stands, which then stands behind it; null where it holds text or is too deep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static XElement? Read(XmlReader xml, HashSet<string> shared)
    {
        var (top, depth) = (Start(xml, shared), xml.Depth);
        var current = xml.IsEmptyElement ? null : top;
        while (xml.Read() && current is not null)
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                current = xml.Depth == depth ? null : current.Parent;
                continue;
            }

            if (xml.NodeType != XmlNodeType.Element || xml.Depth >= DepthCapped.Cap)
            {
                return null;
            }

            var child = Start(xml, shared);
            current.Add(child);
            current = xml.IsEmptyElement ? current : child;
        }

        return top;
    }

    // Codes, units and images come again with every annotation.
    private static string Shared(string value, HashSet<string> shared)
    {
        if (shared.TryGetValue(value, out var known))
        {
            return known;
        }

        // Identifiers, which hardly come again, do not stay for ever.
        if (shared.Count == MostShared)
        {
            shared.Clear();
        }

        shared.Add(value);
        return value;
    }

    private static XName Name(XmlReader xml) =>
        xml.NamespaceURI == AimXml.Aim.NamespaceName ? AimXml.Aim.GetName(xml.LocalName) : XNamespace.Get(xml.NamespaceURI).GetName(xml.LocalName);
}
