using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Whether a document makes sense, beyond what the schema asks.</summary>
public static class AimValidation
{
    private static readonly Dictionary<Uid, ImageSize> Unknown = [];

    /// <summary>Checks a document of the model; what the model forbids cannot be in it.</summary>
    public static ValueList<ValidationFinding> Check(AnnotationCollection document) => Check(document, Unknown);

    /// <summary>Checks a document of the model against its images.</summary>
    /// <param name="images">Sizes by SOP Instance UID; of an image that is not among them only negative coordinates are known to be outside.</param>
    public static ValueList<ValidationFinding> Check(AnnotationCollection document, IReadOnlyDictionary<Uid, ImageSize> images)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(images);
        var found = new List<ValidationFinding>();
        DocumentChecks.Run(document, images, found);
        return found.ToValueList();
    }

    /// <summary>Checks a document of AIM 4.2 in XML, its form first; where that is broken only the form is told.</summary>
    public static ValueList<ValidationFinding> Check(Stream xml, IReadOnlyDictionary<Uid, ImageSize>? images = null, long sizeCap = AimXml.DefaultSizeCap)
    {
        ArgumentNullException.ThrowIfNull(xml);
        XDocument document;
        try
        {
            document = AimXml.Load(xml, sizeCap);
        }
        catch (XmlException e)
        {
            return [OfForm(AimXml.Refusal(e))];
        }

        return Check(document, images ?? Unknown);
    }

    /// <summary>Checks a document from text.</summary>
    public static ValueList<ValidationFinding> Check(string xml, IReadOnlyDictionary<Uid, ImageSize>? images = null)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));
        return Check(stream, images);
    }

    private static ValueList<ValidationFinding> Check(XDocument document, IReadOnlyDictionary<Uid, ImageSize> images)
    {
        var version = Version(document.Root!);
        var reading = CollectionReader.Read(document.Root!);
        var sense = reading.Document is { } good ? Check(good, images) : [];
        var placed = reading.Findings.Select(OfForm).Concat(sense).Select(f => f with { Line = DocumentLines.Of(document.Root!, f.Path) });
        return version.Concat(placed).ToValueList();
    }

    // Of another version the rest is still worth checking, as far as it is of the form of 4.2.
    private static List<ValidationFinding> Version(XElement root)
    {
        var version = root.Attribute("aimVersion");
        if (root.Name.Namespace != AimXml.Aim || version is null || version.Value == AnnotationCollection.AimVersion)
        {
            return [];
        }

        var message = IsNewer(version.Value)
            ? $"is newer than {AnnotationCollection.AimVersion}, the version that is known; the document was checked as if it were of that."
            : $"is not {AnnotationCollection.AimVersion}; the document was checked as if it were.";
        version.Value = AnnotationCollection.AimVersion;
        return [new(FindingSeverity.Error, AimCheck.Version, $"/{root.Name.LocalName}/@aimVersion", message, ((IXmlLineInfo)root).LineNumber)];
    }

    private static bool IsNewer(string version)
    {
        var parts = version.StartsWith("AIMv", StringComparison.Ordinal) ? version[4..].Split('_', '.') : [];
        return parts.Length > 0 && Array.TrueForAll(parts, p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && string.CompareOrdinal(string.Join('.', parts.Select(p => p.PadLeft(6, '0'))), "000004.000002") > 0;
    }

    private static ValidationFinding OfForm(AimFinding finding) => new(
        finding.IsError ? FindingSeverity.Error : finding.Kind == FindingKind.NotHeld ? FindingSeverity.Warning : FindingSeverity.Note,
        finding.Kind == FindingKind.NotHeld ? AimCheck.Foreign : finding.Check, finding.Path, finding.Message, finding.Line);
}
