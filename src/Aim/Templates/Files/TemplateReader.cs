using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>One Template element as a template.</summary>
internal sealed class TemplateReader(TemplateNode node, List<AimFinding> log)
{
    /// <summary>Findings a reader may report on a case where the file does not say: AIM templates do not.</summary>
    public const int UsualMaxFindings = 20;

    private const int MostQuestions = 500;

    private readonly TemplateTags tags = new(node.One("Tags"));

    /// <summary>The template; null after an error among the findings.</summary>
    public AnnotationTemplate? Read()
    {
        var before = log.Count(f => f.IsError);
        var (name, version) = (node.Demanded("name"), node.Demanded("version"));
        var uid = TemplateUids.Of(node, "uid", name);
        var components = new ComponentReader(tags, uid);
        foreach (var component in Components())
        {
            components.Read(component);
        }

        components.Jump();
        var questions = components.Questions.Select(q => q.Build()).ToList();
        return log.Count(f => f.IsError) > before ? null : Build(uid, name!, version!, questions.OfType<TemplateQuestion>().ToValueList(), components);
    }

    private IReadOnlyList<TemplateNode> Components()
    {
        var components = node.All("Component");
        if (components.Count is > 0 and <= MostQuestions)
        {
            return components;
        }

        node.Report("", components.Count == 0 ? FindingKind.Missing : FindingKind.Malformed, components.Count == 0 ? "holds no Component." : $"holds more than {MostQuestions} components.");
        return [];
    }

    private AnnotationTemplate? Build(Uid uid, string name, string version, ValueList<TemplateQuestion> questions, ComponentReader components)
    {
        var wide = tags.Wide;
        try
        {
            return new AnnotationTemplate(
                uid, name, version, new LocalText(Description(name), wide?.PromptInFrench), questions, components.Marks.ToValueList(), wide?.MaxFindings ?? UsualMaxFindings,
                Code(name), components.Calculations.ToValueList(), node.Said("modality"), node.Said("authors"), Created(), tags.Others.ToValueList(), wide?.Source);
        }
        catch (ArgumentException e)
        {
            node.Report("", FindingKind.Malformed, e.Message);
            return null;
        }
    }

    private string Description(string name)
    {
        if (node.Said("description") is { } description)
        {
            return description;
        }

        node.Mended("description", "is not there; the name stands for it.");
        return name;
    }

    private CodedConcept Code(string name)
    {
        if (node.Said("codeValue") is not null)
        {
            return TemplateCodes.Of(node) ?? PrivateCode.Of(name);
        }

        node.Mended("codeValue", "is not there; a code of our own scheme is made of the name.");
        return PrivateCode.Of(name);
    }

    private DateOnly? Created()
    {
        if (node.Said("creationDate") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        node.NotHeld("creationDate", "is no date like 2018-02-13 and was left out.");
        return null;
    }
}
