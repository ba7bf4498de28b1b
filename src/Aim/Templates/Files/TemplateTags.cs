using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>The tags of a template: our own extensions, and the others.</summary>
internal sealed class TemplateTags
{
    private readonly Dictionary<string, QuestionExtension> questions = [];
    private readonly Dictionary<string, MarkExtension> marks = [];

    public TemplateTags(TemplateNode? tags)
    {
        foreach (var tag in tags?.All("Tag") ?? [])
        {
            Read(tag);
        }
    }

    public TemplateWideExtension? Wide { get; private set; }

    public List<TemplateTag> Others { get; } = [];

    public QuestionExtension? Question(string? at) => at is null ? null : questions.GetValueOrDefault(at);

    public MarkExtension? Mark(string? at) => at is null ? null : marks.GetValueOrDefault(at);

    private void Read(TemplateNode tag)
    {
        var name = tag.One("TagName") is { } named ? TemplateCodes.Of(named) : null;
        var value = tag.One("TagValue");
        if (name is null || value is null)
        {
            tag.Report("", FindingKind.Malformed, "has no name or no value.");
            return;
        }

        var (coded, text) = (value.One("CodedValue"), value.One("StringValue"));
        var code = coded is null ? null : TemplateCodes.Of(coded);
        if (text is not null && Extends(name, text.Text ?? "") is { } taken)
        {
            if (!taken)
            {
                tag.Mended("", "is an extension of ours that cannot be understood any more and was left out.");
            }
        }
        else if ((code is null) == (text is null))
        {
            value.Report("", FindingKind.Malformed, "is not one code or one text.");
        }
        else
        {
            Others.Add(new TemplateTag(name, code, text is null ? null : text.Text ?? ""));
        }
    }

    // Null: no extension. False: one that does not hold.
    private bool? Extends(CodedConcept name, string text)
    {
        if (name == ExtensionTag.Question)
        {
            return ExtensionTag.Read<QuestionExtension>(text) is { } question && questions.TryAdd(question.At, question);
        }

        if (name == ExtensionTag.Mark)
        {
            return ExtensionTag.Read<MarkExtension>(text) is { } mark && marks.TryAdd(mark.At, mark);
        }

        if (name != ExtensionTag.Template)
        {
            return null;
        }

        Wide = ExtensionTag.Read<TemplateWideExtension>(text);
        return Wide is not null;
    }
}
