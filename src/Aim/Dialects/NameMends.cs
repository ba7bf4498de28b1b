using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Elements that are called otherwise than in 4.2, or stand in another order.</summary>
/// <param name="isOrdered">Whether the document has an order of its own: keys of JSON have none.</param>
internal sealed class NameMends(Mends log, bool isOrdered)
{
    /// <summary>Gives the parts of an element the names of the schema and its namespace; reports an order that is not the schema's.</summary>
    public void Mend(XElement element, SchemaType type, Place place)
    {
        if (IsAsWanted(element, type))
        {
            return;
        }

        foreach (var child in element.Elements().ToList())
        {
            var name = child.Name.LocalName;
            if (child.Name.Namespace == AimXml.Aim && type.Part(name) is not null)
            {
                continue;
            }

            if (Meant(name, type) is { } part && element.Element(AimXml.Aim + part.Name) is null)
            {
                log.Mended(place, name, part.Name == name ? $"is of the namespace “{child.Name.NamespaceName}” and was taken as one of AIM." : $"is called {part.Name} in 4.2.");
                Rename(child, part);
            }
        }

        var known = element.Elements().Where(e => Place(type, e) < type.Parts.Count).ToList();
        for (var i = 1; isOrdered && i < known.Count; i++)
        {
            if (Place(type, known[i]) < Place(type, known[i - 1]))
            {
                log.Mended(place, known[i].Name.LocalName, "stands after an element that the schema puts behind it.");
                break;
            }
        }
    }

    /// <summary>Puts the parts in the order of the schema; what it does not know comes last.</summary>
    public static void Order(XElement element, SchemaType type)
    {
        if (IsAsWanted(element, type))
        {
            return;
        }

        var before = element.Elements().ToList();
        var after = before.OrderBy(e => Place(type, e)).ToList();
        if (!before.SequenceEqual(after))
        {
            before.ForEach(e => e.Remove());
            element.Add(after);
        }
    }

    private static bool IsAsWanted(XElement element, SchemaType type)
    {
        var last = 0;
        foreach (var child in element.Elements())
        {
            var place = type.Place(child.Name);
            if (place < last)
            {
                return false;
            }

            last = place;
        }

        return true;
    }

    private static SchemaPart? Meant(string name, SchemaType type)
    {
        var plain = Plain(name);
        return type.Parts.FirstOrDefault(p => Plain(p.Name) == plain)
            ?? type.Parts.FirstOrDefault(p => p.Type.IsWrapper && (Plain(p.Name) == plain + "collection" || (Plain(p.Name) == plain + "s" && plain.Length > 0)));
    }

    private static string Plain(string name) => name.Replace("olour", "olor", StringComparison.OrdinalIgnoreCase).ToUpperInvariant().ToLowerInvariant();

    // A wrapper may have been left away around its items, as ePAD's inferenceEntity does.
    private static void Rename(XElement child, SchemaPart part)
    {
        child.Name = AimXml.Aim + part.Name;
        if (!part.Type.IsWrapper || !child.HasElements)
        {
            return;
        }

        var item = part.Type.Parts[0];
        if (child.Elements().Any(e => string.Equals(e.Name.LocalName, item.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var inner = new XElement(AimXml.Aim + item.Name, child.Attributes().Where(a => !a.IsNamespaceDeclaration), child.Elements().ToList());
        foreach (var sibling in child.Parent!.Elements().Where(e => e != child && Plain(e.Name.LocalName) == Plain(part.Name.Replace("Collection", "", StringComparison.Ordinal))).ToList())
        {
            sibling.Remove();
            sibling.Name = AimXml.Aim + item.Name;
            child.Add(sibling);
        }

        child.RemoveAttributes();
        child.Elements().Where(e => e.Name.LocalName != item.Name).Remove();
        child.AddFirst(inner);
    }

    private static int Place(SchemaType type, XElement child) => type.Place(child.Name) is >= 0 and var place ? place : type.Parts.Count;
}
