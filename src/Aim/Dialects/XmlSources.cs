using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The documents of a file of XML.</summary>
/// <param name="seed">Stands for the file in the UIDs that are made.</param>
/// <param name="isStrict">Whether what says it is of 4.2 is left as it is.</param>
internal sealed class XmlSources(string seed, bool isStrict)
{
    private static readonly string[] OldRoots = ["ImageAnnotation", "AnnotationOfAnnotation"];

    public IReadOnlyList<AimSource> Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var stream = Stream(file);
            if (new InParts(seed, isStrict).Read(stream) is { } document)
            {
                return [new AimSource("/", AimDialect.Aim42, new AimReading(document, []))];
            }

            stream.Position = 0;
            var settings = AimXml.Settings(AimXml.DefaultSizeCap);
            settings.IgnoreWhitespace = true;
            using var xml = new DepthCapped(XmlReader.Create(stream, settings));
            return Documents(XDocument.Load(xml, LoadOptions.SetLineInfo).Root!);
        }
        catch (XmlException e)
        {
            return [new AimSource("/", null, new AimReading(null, [AimXml.Refusal(e)]))];
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> file) => MemoryMarshal.TryGetArray(file, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(file.ToArray(), writable: false);

    // What is neither kind of root may hold several of them.
    private IReadOnlyList<AimSource> Documents(XElement root)
    {
        var inner = root.Elements().ToList();
        if (IsDocument(root) || inner.Count == 0 || !inner.TrueForAll(IsDocument))
        {
            return [Document(root, "", $"/{root.Name.LocalName}", "/")];
        }

        inner.ForEach(e => e.Remove());
        return [.. inner.Select((e, i) =>
        {
            var path = $"/{root.Name.LocalName}/{e.Name.LocalName}[{i + 1}]";
            return Document(e, path, path, path);
        })];
    }

    private AimSource Document(XElement root, string within, string path, string source)
    {
        var log = new Mends(seed + within);
        var place = new Place(null, path, root);
        if (OldRoots.Contains(root.Name.LocalName))
        {
            return new AimSource(source, AimDialect.Aim3, Old(root, log, path, place));
        }

        if (!AimSchema.Roots.Contains(root.Name.LocalName))
        {
            var finding = new AimFinding(path, FindingKind.Malformed, $"is no document of AIM, which begins with {string.Join(", ", [.. AimSchema.Roots, .. OldRoots])}.", place.Line);
            return new AimSource(source, null, new AimReading(null, [finding]));
        }

        var (dialect, isWritten) = (Versions.Of(root), root.Name.Namespace == AimXml.Aim && (string?)root.Attribute("aimVersion") == ImageAnnotationCollection.AimVersion);
        if (!IntoNamespace(root, place, log) || !Versions.Mend(root, log, place))
        {
            return new AimSource(source, dialect, log.Refused());
        }

        root.AddAnnotation(new Origin(path, place.Line));
        var at = path[..path.LastIndexOf('/')];
        if (isStrict && isWritten)
        {
            SchemaCheck.Of(root, log, at);
            return new AimSource(source, dialect, Judged(root, log));
        }

        new Mending(log, isOrdered: true).Document(root, at);
        return new AimSource(source, dialect, Judged(root, log));
    }

    private AimReading Judged(XElement root, Mends log)
    {
        var reading = StrictReading.Of(root, log);
        return isStrict ? StrictReading.WithSense(reading, root) : reading;
    }

    private AimReading Old(XElement root, Mends log, string path, Place place)
    {
        if (root.Name.Namespace == AimXml.Aim)
        {
            log.Add(new AimFinding(path, FindingKind.Malformed, $"is of the namespace of 4.x, where it stands inside a collection.", place.Line));
            return log.Refused();
        }

        var collection = OldDocument.Read(root, log, path);
        if (log.HasErrors)
        {
            return log.Refused();
        }

        new Mending(log, isOrdered: false).Document(collection);
        return Judged(collection, log);
    }

    // Some writers leave the namespace away or give the number of another caCORE.
    private static bool IntoNamespace(XElement root, Place place, Mends log)
    {
        var other = root.Name.Namespace;
        if (other == AimXml.Aim)
        {
            return true;
        }

        if (other != XNamespace.None && !other.NamespaceName.Contains("radiology.AIM", StringComparison.Ordinal))
        {
            log.Add(new AimFinding(place.ToString(), FindingKind.Malformed, $"is not of AIM but of the namespace “{other.NamespaceName}”.", place.Line));
            return false;
        }

        foreach (var element in root.DescendantsAndSelf().Where(e => e.Name.Namespace == other).ToList())
        {
            element.Name = AimXml.Aim + element.Name.LocalName;
        }

        log.Mended(place, "", other == XNamespace.None ? "is of no namespace and was taken as of that of AIM 4." : "is of another namespace and was taken as of that of AIM 4.");
        return true;
    }

    private static bool IsDocument(XElement element) => AimSchema.Roots.Contains(element.Name.LocalName) || (OldRoots.Contains(element.Name.LocalName) && element.Name.Namespace != AimXml.Aim);
}
