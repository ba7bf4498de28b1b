using System.Text.Json;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What AIM templates have no place for, of one question; it is written as a tag. Null where the format says it.</summary>
/// <param name="At">Identifier of the component, and for a quantification the place of the term and of the quantification, from 1: <c>2.25.1/2/1</c>.</param>
/// <param name="IsUnasked">The component only holds the characteristics of a finding that has no question of its own.</param>
internal sealed record QuestionExtension(
    string At, string? Id = null, CodedConcept? Code = null, LocalText? Text = null, LocalText? Explanation = null, AnswerScale? Scale = null,
    bool? Required = null, int? AtLeast = null, int? AtMost = null,
    ValueList<AskedWhen>? AskedWhen = null, ValueList<AnswerExtension>? Answers = null, bool IsUnasked = false);

/// <summary>What AIM templates have no place for, of the answer at this place, from 1.</summary>
internal sealed record AnswerExtension(
    int At, CodedConcept? Code = null, LocalText? Label = null, string? Description = null, ValueList<CodedConcept>? Further = null, bool? ByDefault = null);

/// <summary>What AIM templates have no place for, of a mark.</summary>
internal sealed record MarkExtension(string At, MarkKind Kind, int AtLeast, int? AtMost = null, string? Label = null);

/// <summary>What AIM templates have no place for, of a whole template.</summary>
internal sealed record TemplateWideExtension(int MaxFindings, string? PromptInFrench = null, string? Source = null);

/// <summary>The tags of our own scheme that carry extensions.</summary>
internal static class ExtensionTag
{
    public static readonly CodedConcept Question = new("ext-question", BuiltInTemplates.PrivateScheme, "What AIM templates have no place for, of a question");
    public static readonly CodedConcept Mark = new("ext-mark", BuiltInTemplates.PrivateScheme, "What AIM templates have no place for, of a mark");
    public static readonly CodedConcept Template = new("ext-template", BuiltInTemplates.PrivateScheme, "What AIM templates have no place for, of a template");

    private static readonly JsonSerializerOptions OneLine = Make();

    public static string Text<T>(T extension) => JsonSerializer.Serialize(extension, OneLine);

    /// <summary>Null when the text is no such extension: another program may have changed it.</summary>
    public static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, OneLine);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(TemplateJson.Options) { WriteIndented = false };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
