using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What reading a template file gave.</summary>
/// <param name="Templates">Those that could be read; others of the same file have an error in the findings.</param>
/// <param name="Findings">All that was wrong, mended or left out, with its path.</param>
public sealed record AimTemplateReading(ValueList<AnnotationTemplate> Templates, ValueList<AimFinding> Findings)
{
    public IEnumerable<AimFinding> Errors => Findings.Where(f => f.IsError);
}

/// <summary>A written template file, and what of the templates it has no place for.</summary>
public sealed record AimTemplateText(string Text, ValueList<AimFinding> Findings);

/// <summary>
/// AIM template files: the XML of versions 1 (rv23) and 2 (rv13) and ePAD's JSON of it are read, version 2 is written in both.
/// What version 2 has no place for goes into tags of our own scheme, so that our reader gets it back.
/// </summary>
public static class AimTemplateFile
{
    /// <summary>Characters a file may have unless the caller says otherwise; the largest known have a hundred thousand.</summary>
    public const int DefaultSizeCap = 16 * 1024 * 1024;

    internal static readonly XNamespace Namespace = "gme://caCORE.caCORE/3.2/edu.northwestern.radiology.AIMTemplate";

    /// <summary>Reads a template file, or one template as <see cref="TemplateJson"/> writes it.</summary>
    public static AimTemplateReading Read(string document, int sizeCap = DefaultSizeCap)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new List<AimFinding>();
        var start = document.AsSpan().TrimStart('\uFEFF').TrimStart();
        if (document.Length > sizeCap)
        {
            log.Add(new AimFinding("/", FindingKind.Malformed, $"The file has more than {sizeCap} characters."));
            return new([], [.. log]);
        }

        if (start.StartsWith("{", StringComparison.Ordinal) && document.Contains("\"maxFindings\"", StringComparison.Ordinal))
        {
            return Own(document);
        }

        var root = start.StartsWith("{", StringComparison.Ordinal) ? TemplateSource.FromJson(document, log) : TemplateSource.FromXml(start.ToString(), log);
        var templates = root is null ? [] : new TemplateFileReader(log).Read(root);
        return new(templates, [.. log]);
    }

    /// <summary>The templates as one container, version 2, XML.</summary>
    /// <exception cref="ArgumentException">There is no template.</exception>
    public static AimTemplateText WriteXml(IReadOnlyList<AnnotationTemplate> templates)
    {
        var (container, findings) = TemplateFileWriter.Container(templates);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            container.Save(xml);
        }

        return new(text.Append('\n').ToString(), findings);
    }

    /// <summary>The templates as one container, version 2, in ePAD's JSON.</summary>
    /// <exception cref="ArgumentException">There is no template.</exception>
    public static AimTemplateText WriteEpadJson(IReadOnlyList<AnnotationTemplate> templates)
    {
        var (container, findings) = TemplateFileWriter.Container(templates);
        return new(EpadTemplateJson.Of(container), findings);
    }

    private static AimTemplateReading Own(string document)
    {
        var reading = TemplateJson.Read(document);
        return reading.Template is { } template
            ? new([template], [])
            : new([], [new AimFinding(reading.Error!.Path, FindingKind.Malformed, reading.Error.Message)]);
    }
}
