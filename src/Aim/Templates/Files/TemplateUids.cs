using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Identifiers of templates and components, which version 2 binds to the form of a UID.</summary>
internal static partial class TemplateUids
{
    /// <summary>Whether the schema of version 2 takes it: it begins with 0, 1 or 2, and no part begins with zero.</summary>
    public static bool IsStrict(string text) => text.Length <= 64 && Strict().IsMatch(text);

    /// <summary>The same for the same text, always.</summary>
    public static Uid Made(string text) => Uid.FromBits(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>The component of a question that has no identifier of its own.</summary>
    public static Uid OfQuestion(Uid template, string id) => Made($"{template.Value}/{id}");

    /// <summary>The container that we write these templates in.</summary>
    public static Uid OfContainer(IEnumerable<AnnotationTemplate> templates) => Made("container/" + string.Join('/', templates.Select(t => t.Uid.Value)));

    /// <summary>The identifier a node has, or one made of what stands there.</summary>
    public static Uid Of(TemplateNode node, string attribute, string? name)
    {
        var text = node.Said(attribute);
        if (text is not null && IsStrict(text))
        {
            return new Uid(text);
        }

        var made = Made(text ?? name ?? node.Path);
        node.Mended(attribute, text is null ? $"is not there; {made} is made of the name." : $"“{(text.Length > 80 ? text[..80] + "…" : text)}” is no UID; {made} is made of it.");
        return made;
    }

    [GeneratedRegex(@"\A[0-2]((\.0)|(\.[1-9][0-9]*))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Strict();
}
