using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>The template that a campaign is to be made with.</summary>
public static class ReadableTemplate
{
    private static readonly Refusal Unknown = new("bad-template", 400, "It is neither the name of a built-in template nor one that can be read here.");

    /// <param name="asked">The name of a built-in template, or a template as JSON; null for the usual one.</param>
    /// <returns>The template, or why there can be no campaign with it.</returns>
    public static (AnnotationTemplate? Template, Refusal? Refusal) Of(string? asked)
    {
        if (asked is null)
        {
            return (BuiltInTemplates.LesionSurvey, null);
        }

        if (BuiltInTemplates.ByName.TryGetValue(asked, out var builtIn))
        {
            return (builtIn, null);
        }

        var reading = TemplateJson.Read(asked);
        return reading.Template is not { } template ? (null, Unknown with { Detail = $"{reading.Error!.Path}: {reading.Error.Message}" })
            : Unreadable(template) is { } why ? (null, Unknown with { Detail = why })
            : (template, null);
    }

    private static string? Unreadable(AnnotationTemplate template) =>
        template.Marks.Count == 0 ? "It offers no mark, so no finding could be shown on the image." : null;
}
