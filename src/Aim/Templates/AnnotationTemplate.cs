using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What a campaign asks about each finding: coded questions, marks and calculations.</summary>
public sealed record AnnotationTemplate
{
    /// <param name="uid">Goes to templateUid of every annotation made with it.</param>
    /// <param name="prompt">What the reader is asked to look for.</param>
    /// <param name="questions">In the order they are asked; the parts of a question stand directly behind it.</param>
    /// <param name="marks">The marks offered, with how many of each a finding needs.</param>
    /// <param name="maxFindings">Most findings one reader may report on a case.</param>
    /// <param name="code">The template's own code; of our scheme and made of the name unless given.</param>
    /// <param name="modality">DICOM modality of the images it is for, e.g. MR.</param>
    /// <param name="source">Where its questions and codes were read.</param>
    /// <exception cref="AimFlawException">
    /// An empty text, no finding allowed, something given twice, a part away from its whole, or a condition on a question or answer that is not before it.
    /// </exception>
    [JsonConstructor]
    public AnnotationTemplate(
        Uid uid, string name, string version, LocalText prompt, ValueList<TemplateQuestion> questions, ValueList<MarkRequest> marks, int maxFindings,
        CodedConcept? code = null, ValueList<CalculationRequest>? calculations = null, string? modality = null, string? authors = null, DateOnly? created = null,
        ValueList<TemplateTag>? tags = null, string? source = null)
    {
        _ = uid.Value;
        (Uid, Name, Version, Prompt) = (uid, name, version, prompt);
        (Questions, Marks, MaxFindings, Calculations) = (questions, marks, maxFindings, calculations ?? []);
        (Modality, Authors, Created, Tags, Source) = (modality, authors, created, tags ?? [], source);
        new Flaws()
            .Named("name", name).Named("version", version)
            .Said("modality", modality).Said("authors", authors).Said("source", source)
            .If(Marks.DistinctBy(m => m.Kind).Count() < Marks.Count, "marks", "a kind of mark is given twice.")
            .If(maxFindings < 1, "maxFindings", "allows no finding.")
            .From(QuestionOrder.Flaws(questions))
            .Refuse();
        Code = code ?? PrivateCode.Of(name);
    }

    public Uid Uid { get; }

    public string Name { get; }

    public string Version { get; }

    public LocalText Prompt { get; }

    public ValueList<TemplateQuestion> Questions { get; }

    public ValueList<MarkRequest> Marks { get; }

    public int MaxFindings { get; }

    public CodedConcept Code { get; }

    /// <summary>What is to be computed of a finding.</summary>
    public ValueList<CalculationRequest> Calculations { get; }

    public string? Modality { get; }

    public string? Authors { get; }

    public DateOnly? Created { get; }

    /// <summary>What else is said about the template, e.g. the disease it is for.</summary>
    public ValueList<TemplateTag> Tags { get; }

    public string? Source { get; }

    /// <summary>The marks a finding cannot do without.</summary>
    [JsonIgnore]
    public IEnumerable<MarkRequest> RequiredMarks => Marks.Where(m => m.AtLeast > 0);
}
