using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Something said about a template under a coded name: a code or a text.</summary>
public sealed record TemplateTag
{
    /// <exception cref="AimFlawException">Neither a code nor a text, or both, or one that cannot be written.</exception>
    public TemplateTag(CodedConcept name, CodedConcept? code = null, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, Code, Text) = (name, code, text);
        new Flaws()
            .Optional("name", [name])
            .Optional("code", code is null ? [] : [code])
            .Writable("text", text)
            .If(code is null == text is null, "", "A tag is a code or a text.")
            .Refuse();
    }

    public CodedConcept Name { get; }

    public CodedConcept? Code { get; }

    public string? Text { get; }
}
