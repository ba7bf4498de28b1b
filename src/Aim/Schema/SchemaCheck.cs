using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>
/// What the schema of 4.2 forbids and the strict reader would overlook, since it can tell what is meant: parts in another order, parts and
/// attributes that the schema does not have.
/// </summary>
internal static class SchemaCheck
{
    // Of ISO_datatypes_Narrative.xsd: what any value may carry, and what some may.
    private static readonly string[] OfAny = ["nullFlavor", "flavorId", "updateMode", "validTimeLow", "validTimeHigh", "controlActRoot", "controlActExtension"];
    private static readonly string[] OfNumber = ["value", "precision", "expressionLanguage", "uncertaintyType"];

    private static readonly Dictionary<SchemaKind, string[]> OfKind = new()
    {
        [SchemaKind.Identifier] = ["root", "extension", "identifierName", "displayable", "scope", "reliability"],
        [SchemaKind.Code] = ["code", "codeSystem", "codeSystemName", "codeSystemVersion", "valueSet", "valueSetVersion", "id", "codingRationale"],
        [SchemaKind.Text] = ["value", "language"],
        [SchemaKind.Time] = OfNumber,
        [SchemaKind.Whole] = OfNumber,
        [SchemaKind.Real] = OfNumber,
        [SchemaKind.Truth] = ["value"],
    };

    public static void Of(XElement root, Mends log, string at = "") =>
        Element(root, AimSchema.Find(root.Name.LocalName)!, new Place(null, $"{at}/{root.Name.LocalName}", root), log);

    private static void Element(XElement element, SchemaType declared, Place place, Mends log)
    {
        var type = AimSchema.Of(element, declared);
        if (type.Kind != SchemaKind.Parts)
        {
            Value(element, type, place, log);
            return;
        }

        Kind(element, type, place, log);
        Attributes(element, type.Attributes.Select(a => a.Name), place, log);
        var (last, counts) = (0, new Dictionary<string, int>());
        foreach (var child in element.Elements())
        {
            var at = child.Name.Namespace == AimXml.Aim ? Index(type, child.Name.LocalName) : -1;
            if (at < 0)
            {
                log.Malformed(place.Below(child.Name.LocalName, child), "", "is no element that the schema has here.");
                continue;
            }

            var part = type.Parts[at];
            var number = counts[part.Name] = counts.GetValueOrDefault(part.Name) + 1;
            var childPlace = place.Below(part.Repeats ? $"{part.Name}[{number}]" : part.Name, child);
            if (at < last)
            {
                log.Malformed(childPlace, "", $"stands after {type.Parts[last].Name}; the schema puts it before.");
            }

            last = Math.Max(last, at);
            Element(child, part.Type, childPlace, log);
        }
    }

    // Statements are told apart by the reader: the schema gives them all the same parts.
    private static void Kind(XElement element, SchemaType type, Place place, Mends log)
    {
        if (type.IsAbstract && (type.Name != "AnnotationStatement" || element.Attribute(AimXml.Xsi + "type") is null))
        {
            log.Malformed(place, "@xsi:type", $"does not say a kind of {type.Name} that the schema has.");
        }
    }

    private static void Attributes(XElement element, IEnumerable<string> allowed, Place place, Mends log)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != AimXml.Xsi && !allowed.Any(n => a.Name == n)))
        {
            log.Malformed(place, "@" + attribute.Name.LocalName, "is no attribute that the schema has here.");
        }
    }

    // A code has more elements than its meaning; of anything else the value is all there is.
    private static void Value(XElement element, SchemaType type, Place place, Mends log)
    {
        Attributes(element, OfKind[type.Kind].Concat(OfAny), place, log);
        foreach (var child in element.Elements().Where(c => type.Kind != SchemaKind.Code || c.Name.Namespace != AimXml.Iso))
        {
            log.Malformed(place.Below(child.Name.LocalName, child), "", "is no element that the schema has here.");
        }
    }

    private static int Index(SchemaType type, string name)
    {
        for (var i = 0; i < type.Parts.Count; i++)
        {
            if (type.Parts[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
