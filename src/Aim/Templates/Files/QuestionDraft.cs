using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A question while its file is being read.</summary>
internal sealed class QuestionDraft
{
    public required TemplateNode Node { get; init; }

    public required string Id { get; init; }

    public required string Label { get; init; }

    public required AnswerPlace Place { get; init; }

    public CodedConcept? Code { get; set; }

    public string? Explanation { get; set; }

    public bool Required { get; set; } = true;

    public int AtLeast { get; set; } = 1;

    public int AtMost { get; set; } = 1;

    public bool AsksConfidence { get; set; }

    public AnswerScale Scale { get; set; }

    public string? PartOf { get; init; }

    public List<AskedWhen> AskedWhen { get; } = [];

    public bool Quantifies { get; set; }

    public Uid? Uid { get; set; }

    public IReadOnlyList<AnswerDraft> Answers { get; private set; } = [];

    public QuestionExtension? Extension { get; set; }

    /// <summary>Takes the answers, with what the extension says of them.</summary>
    public void Take(IReadOnlyList<AnswerDraft> answers)
    {
        var said = (Extension?.Answers ?? []).ToLookup(a => a.At);
        Answers = [.. answers.Select((a, i) => said[i + 1].Aggregate(a, (draft, e) => draft with
        {
            Code = e.Code ?? draft.Code, Words = e.Label ?? draft.Words, Description = e.Description ?? draft.Description,
            Further = e.Further ?? draft.Further, ByDefault = e.ByDefault ?? draft.ByDefault,
        }))];
    }

    /// <summary>The question; null after a finding.</summary>
    public TemplateQuestion? Build()
    {
        try
        {
            return new TemplateQuestion(
                Id, Extension?.Code ?? Code ?? PrivateCode.Of(Label), Extension?.Text ?? new LocalText(Label), Answers.Select(a => a.Build()).ToValueList(), Extension?.Required ?? Required, AsksConfidence,
                Extension?.Scale ?? Scale, Place, Extension?.AtLeast ?? AtLeast, Extension?.AtMost ?? AtMost, PartOf, Extension?.AskedWhen ?? AskedWhen.ToValueList(), Quantifies,
                Extension?.Explanation ?? (Explanation is null ? null : new LocalText(Explanation)), Uid);
        }
        catch (ArgumentException e)
        {
            Node.Report("", FindingKind.Malformed, e.Message);
            return null;
        }
    }
}

/// <summary>An answer while its file is being read.</summary>
/// <param name="NextId">The component that is asked next after this answer.</param>
/// <param name="IsLast">Nothing more is asked after this answer.</param>
internal sealed record AnswerDraft(
    TemplateNode Node, CodedConcept Code, string Label, AnswerAmount? Amount, bool ByDefault, string? NextId, bool IsLast,
    ValueList<CodedConcept>? Further = null, string? Description = null)
{
    /// <summary>The label in both languages, where the file has them.</summary>
    public LocalText? Words { get; init; }

    public AllowedAnswer Build() => new(Code, Words ?? new LocalText(Label), Amount, ByDefault, Further, Description);
}
