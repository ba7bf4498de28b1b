using System.Globalization;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Templates as one TemplateContainer of version 2 (AIMTemplate_v2rv13.xsd).</summary>
internal static class TemplateFileWriter
{
    // modalityType of the schema.
    private static readonly HashSet<string> Modalities =
    [
        "AU", "BDUS", "BI", "BMD", "CD", "CR", "CT", "DD", "DOC", "DG", "DX", "ECG", "EPS", "ES", "GM", "HC", "HD", "IO", "IVUS", "KO", "LS", "MG", "MR", "NM", "OCT", "OT",
        "OP", "OPM", "OPT", "OPR", "OPV", "PR", "PT", "PX", "REG", "RG", "RTDOSE", "RTIMAGE", "RTPLAN", "RTSTRUCT", "RTRECORD", "SEG", "SM", "SMR", "SR", "ST", "US", "XA", "XC",
    ];

    public static (XElement Container, ValueList<AimFinding> Findings) Container(IReadOnlyList<AnnotationTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        if (templates.Count == 0)
        {
            throw new ArgumentException("A container holds one template at least.", nameof(templates));
        }

        var log = new List<AimFinding>();
        var first = templates[0];
        var container = Xml("TemplateContainer")
            .With("name", first.Name).With("version", first.Version).With("description", first.Prompt.English)
            .With("uid", TemplateUids.OfContainer(templates).Value);
        container.Add(templates.Select((t, i) => Template(t, $"/TemplateContainer/Template[{i + 1}]", log)));
        return (container, [.. log]);
    }

    private static XElement Template(AnnotationTemplate template, string path, List<AimFinding> log)
    {
        var uid = Uid(template, path, log);
        var made = Xml("Template")
            .With("name", template.Name).With("version", template.Version).With("description", template.Prompt.English).With("uid", uid.Value).Coded(template.Code);
        if (template.Modality is { } modality && !Modalities.Contains(modality))
        {
            log.Add(new AimFinding(path + "/@modality", FindingKind.NotHeld, $"“{modality}” is none that the format knows and was left out."));
        }
        else
        {
            made.With("modality", template.Modality);
        }

        made.With("authors", template.Authors).With("creationDate", template.Created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var questions = new QuestionWriter(template, uid);
        var marks = new MarkWriter(template, uid, questions.Components);
        made.Add(questions.Write());
        made.Add(marks.Write());
        made.Add(Tags(template, questions, marks));
        log.AddRange(questions.Lost.Select(l => new AimFinding($"{path}/questions[{l.Id}]", FindingKind.NotHeld, l.What)));
        return made;
    }

    private static XElement Tags(AnnotationTemplate template, QuestionWriter questions, MarkWriter marks)
    {
        IEnumerable<TemplateTag> extensions =
        [
            new(ExtensionTag.Template, text: ExtensionTag.Text(new TemplateWideExtension(template.MaxFindings, template.Prompt.French, template.Source))),
            .. questions.Extensions.Select(e => new TemplateTag(ExtensionTag.Question, text: ExtensionTag.Text(e))),
            .. marks.Extensions.Select(e => new TemplateTag(ExtensionTag.Mark, text: ExtensionTag.Text(e))),
        ];
        return Xml("Tags").Holding(template.Tags.Concat(extensions).Select(tag => Xml("Tag").Holding(
            Xml("TagName").Coded(tag.Name),
            Xml("TagValue").Holding(tag.Code is { } code ? Xml("CodedValue").Coded(code) : Xml("StringValue").Holding(tag.Text!)))));
    }

    private static Uid Uid(AnnotationTemplate template, string path, List<AimFinding> log)
    {
        if (TemplateUids.IsStrict(template.Uid.Value))
        {
            return template.Uid;
        }

        var made = TemplateUids.Made(template.Uid.Value);
        log.Add(new AimFinding(path + "/@uid", FindingKind.Mended, $"{template.Uid} is no UID by the schema; {made} is made of it."));
        return made;
    }

    internal static XElement Xml(string name) => new(AimTemplateFile.Namespace + name);

    internal static XElement With(this XElement element, string attribute, object? value)
    {
        element.SetAttributeValue(attribute, value);
        return element;
    }

    internal static XElement Holding(this XElement element, params object?[] content)
    {
        element.Add(content);
        return element;
    }

    internal static XElement Coded(this XElement element, CodedConcept code) =>
        element.With("codeValue", code.Value).With("codeMeaning", code.Meaning).With("codingSchemeDesignator", code.Scheme);
}
