using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>
/// Reads a document of 4.2 some annotations at a time, so that memory holds what was read and not the elements of thousands of annotations.
/// It gives up as soon as there is anything to say of the document: who then reads it as a whole knows all that is in it and where.
/// </summary>
internal sealed class InParts(string seed, bool isStrict)
{
    private const int AtOnce = 64;
    private readonly List<AnnotationEntity> annotations = [];
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private AnnotationCollection? lastPart;

    /// <summary>The document; null where something in it is to be remarked, mended or refused.</summary>
    /// <exception cref="XmlException">It is no XML, or larger than the cap.</exception>
    public AnnotationCollection? Read(Stream file)
    {
        var settings = AimXml.Settings(AimXml.DefaultSizeCap);
        settings.IgnoreWhitespace = true;
        using var xml = XmlReader.Create(file, settings);
        xml.MoveToContent();
        return xml.NamespaceURI == AimXml.Aim && AimSchema.Roots.Contains(xml.LocalName) && !xml.IsEmptyElement && Parts(xml) ? Whole() : null;
    }

    private bool Parts(XmlReader xml)
    {
        var head = ElementParts.Start(xml, shared);
        if ((string?)head.Attribute("aimVersion") != AnnotationCollection.AimVersion)
        {
            return false;
        }

        var wrapper = AimSchema.Find(head.Name.LocalName)!.Parts[^1];
        xml.Read();
        while (xml.NodeType == XmlNodeType.Element && xml.LocalName != wrapper.Name)
        {
            if (ElementParts.Read(xml, shared) is not { } part)
            {
                return false;
            }

            head.Add(part);
        }

        return xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement && !xml.HasAttributes && Annotations(xml, head, wrapper) && IsAtEnd(xml);
    }

    private bool Annotations(XmlReader xml, XElement head, SchemaPart wrapper)
    {
        var part = new List<XElement>(AtOnce);
        xml.Read();
        while (xml.NodeType == XmlNodeType.Element)
        {
            if (ElementParts.Read(xml, shared) is not { } annotation)
            {
                return false;
            }

            part.Add(annotation);
            if (part.Count == AtOnce && !Take(head, wrapper, part))
            {
                return false;
            }
        }

        return xml.NodeType == XmlNodeType.EndElement && (part.Count == 0 || Take(head, wrapper, part));
    }

    // A document of its own, with all that stands before the annotations.
    private bool Take(XElement head, SchemaPart wrapper, List<XElement> part)
    {
        var (root, log) = (new XElement(head), new Mends(seed));
        root.Add(new XElement(wrapper.Element, part));
        part.Clear();
        if (isStrict)
        {
            SchemaCheck.Of(root, log);
        }
        else
        {
            new Mending(log, isOrdered: true).Document(root);
        }

        var reading = log.Findings.Count > 0 ? null : CollectionReader.Read(root);
        if (reading is not { Document: { } document, Findings.Count: 0 })
        {
            return false;
        }

        lastPart = document;
        annotations.AddRange(document.Annotations);
        return true;
    }

    private AnnotationCollection? Whole()
    {
        try
        {
            AnnotationCollection? whole = lastPart switch
            {
                ImageAnnotationCollection c => new ImageAnnotationCollection(
                    c.UniqueIdentifier, c.StudyInstanceUid, c.SeriesInstanceUid, c.DateTime, annotations.Cast<ImageAnnotation>(), c.AccessionNumber, c.Description, c.User, c.Equipment, c.Person),
                AnnotationOfAnnotationCollection c => new AnnotationOfAnnotationCollection(
                    c.UniqueIdentifier, c.StudyInstanceUid, c.SeriesInstanceUid, c.DateTime, annotations.Cast<AnnotationOfAnnotation>(), c.AccessionNumber, c.Description, c.User, c.Equipment),
                _ => null,
            };
            return whole is null || (isStrict && AimValidation.Check(whole).Count > 0) ? null : whole;
        }
        catch (AimFlawException)
        {
            return null;
        }
    }

    // After the annotations only the two end tags are left.
    private static bool IsAtEnd(XmlReader xml) => xml.Read() && xml.NodeType == XmlNodeType.EndElement && !(xml.Read() && xml.NodeType != XmlNodeType.None);
}
