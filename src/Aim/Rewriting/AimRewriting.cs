using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A value's place in a document: the type of 4.2 it is part of, its own name there, and whether that type asks for it.</summary>
public readonly record struct AimPart(string Type, string Name, bool IsRequired);

/// <summary>
/// A document made of another by looking at each identifier, text, time and code of it, whatever type holds them; numbers, truth values and
/// the structure stay. What is null is taken away; that the result is a document of 4.2 is found when it is read.
/// </summary>
public abstract class AimRewriting
{
    /// <returns>The document, or why there is none.</returns>
    public AimReading Of(AnnotationCollection document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var written = new MemoryStream();
        AimXml.Write(document, written);
        written.Position = 0;
        var root = AimXml.Load(written, long.MaxValue).Root!;
        Rewrite(root, AimSchema.Find(root.Name.LocalName)!);
        return CollectionReader.Read(root);
    }

    /// <summary>The identifier in its place.</summary>
    protected abstract Uid Identifier(AimPart part, Uid uid);

    /// <summary>The text in its place.</summary>
    protected abstract string? Text(AimPart part, string text);

    /// <summary>The date, time of day or both, as AIM writes them, in its place.</summary>
    protected abstract string? Time(AimPart part, string time);

    /// <summary>The code in its place.</summary>
    protected abstract CodedConcept Code(AimPart part, CodedConcept code);

    private void Rewrite(XElement element, SchemaType type)
    {
        foreach (var child in element.Elements().ToList())
        {
            if (type.Part(child.Name.LocalName) is not { } declared)
            {
                child.Remove();
            }
            else if (AimSchema.Of(child, declared.Type) is { Kind: SchemaKind.Parts } parts)
            {
                Rewrite(child, parts);
            }
            else
            {
                Put(child, declared.Type.Kind, new AimPart(type.Name, declared.Name, declared.IsRequired));
            }
        }
    }

    private void Put(XElement element, SchemaKind kind, AimPart part)
    {
        if (kind == SchemaKind.Code)
        {
            Put(element, Code(part, Read(element)));
            return;
        }

        var attribute = element.Attribute(kind == SchemaKind.Identifier ? "root" : "value");
        if (attribute is null || kind is not (SchemaKind.Identifier or SchemaKind.Text or SchemaKind.Time))
        {
            return;
        }

        var value = kind switch
        {
            SchemaKind.Identifier => Identifier(part, new Uid(attribute.Value)).Value,
            SchemaKind.Text => Text(part, attribute.Value),
            _ => Time(part, attribute.Value),
        };
        if (value is not null)
        {
            attribute.Value = value;
        }
        else if (part.IsRequired)
        {
            element.ReplaceAttributes(new XAttribute("nullFlavor", "NI"));
        }
        else
        {
            element.Remove();
        }
    }

    private static CodedConcept Read(XElement element) => new(
        (string)element.Attribute("code")!, (string)element.Attribute("codeSystemName")!, (string)element.Element(AimXml.Iso + "displayName")!.Attribute("value")!,
        (string?)element.Attribute("codeSystemVersion"), (string?)element.Attribute("codeSystem"));

    private static void Put(XElement element, CodedConcept code)
    {
        element.SetAttributeValue("code", code.Value);
        element.SetAttributeValue("codeSystemName", code.Scheme);
        element.SetAttributeValue("codeSystemVersion", code.SchemeVersion);
        element.SetAttributeValue("codeSystem", code.SchemeUid);
        element.Element(AimXml.Iso + "displayName")!.SetAttributeValue("value", code.Meaning);
    }
}
