using System.Runtime.CompilerServices;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Element(XElement element, SchemaType declared, Place place, Mends log)
    {
        var type = AimSchema.Of(element, declared);
        if (type.Kind != SchemaKind.Parts)
        {
            Value(element, type, place, log);
            return;
        }

        Kind(element, type, place, log);
        Attributes(element, type, place, log);
        var (last, counts) = (0, new int[type.Parts.Count]);
        foreach (var child in element.Elements())
        {
            var at = type.Place(child.Name);
            if (at < 0)
            {
                log.Malformed(place.Below(child.Name.LocalName, child), "", "is no element that the schema has here.");
                continue;
            }

            var part = type.Parts[at];
            var childPlace = place.Below(part.Name, child, part.Repeats ? ++counts[at] : 0);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Attributes(XElement element, SchemaType type, Place place, Mends log)
    {
        for (var attribute = element.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (!attribute.IsNamespaceDeclaration && attribute.Name.Namespace != AimXml.Xsi && !IsAllowed(attribute.Name, type))
            {
                log.Malformed(place, "@" + attribute.Name.LocalName, "is no attribute that the schema has here.");
            }
        }
    }

    private static bool IsAllowed(XName name, SchemaType type) => name.Namespace == XNamespace.None
        && (type.Kind == SchemaKind.Parts ? type.Attributes.Any(a => a.Name == name.LocalName) : OfKind[type.Kind].Contains(name.LocalName) || OfAny.Contains(name.LocalName));

    // A code has more elements than its meaning; of anything else the value is all there is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Value(XElement element, SchemaType type, Place place, Mends log)
    {
        Attributes(element, type, place, log);
        foreach (var child in element.Elements().Where(c => type.Kind != SchemaKind.Code || c.Name.Namespace != AimXml.Iso))
        {
            log.Malformed(place.Below(child.Name.LocalName, child), "", "is no element that the schema has here.");
        }
    }
}
