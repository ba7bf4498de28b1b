using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What the reader would not find out by itself about each question.</summary>
internal sealed class QuestionExtensions(ValueList<TemplateQuestion> questions, IReadOnlyList<TemplateJumps.Jump> jumps)
{
    private readonly List<QuestionExtension> made = [];
    private readonly List<string> ids = [.. questions.Select(q => q.Id)];

    public IReadOnlyList<QuestionExtension> Made => made;

    public void Add(QuestionExtension extension) => made.Add(extension);

    /// <param name="at">Where the question stands in the file.</param>
    /// <param name="quantified">The term that a quantification is nested in.</param>
    public void Add(TemplateQuestion question, string at, CodedConcept? quantified)
    {
        var answers = question.Answers.Select((a, i) => Of(question, a, i + 1)).OfType<AnswerExtension>().ToValueList();
        var extension = new QuestionExtension(
            at,
            Id: question.Id == PrivateCode.Short(question.Text.English) ? null : question.Id,
            Code: quantified is null || Same(quantified, question.Question) ? null : question.Question,
            Text: question.Text.French is null ? null : question.Text,
            Explanation: question.Explanation is { } e && (e.French is not null || quantified is not null) ? e : null,
            Scale: question.Scale == AnswerScale.Nominal || question.Answers[0].Amount is ScaleAmount ? null : question.Scale,
            Required: quantified is not null && !question.Required ? false : null,
            AtLeast: quantified is null ? (question.Required || question.AtLeast == 1 ? null : question.AtLeast) : question.AtLeast == 1 ? null : question.AtLeast,
            AtMost: quantified is null || question.AtMost == 1 ? null : question.AtMost,
            AskedWhen: Conditions(question, quantified).SequenceEqual(question.AskedWhen) ? null : question.AskedWhen,
            Answers: answers.Count == 0 ? null : answers);
        if (extension != new QuestionExtension(at))
        {
            made.Add(extension);
        }
    }

    private IEnumerable<AskedWhen> Conditions(TemplateQuestion question, CodedConcept? quantified)
    {
        IEnumerable<AskedWhen> nested = quantified is null ? [] : [new AskedWhen(question.PartOf!, [quantified])];
        return nested.Concat(TemplateJumps.Conditions(ids.IndexOf(question.Id), ids, jumps));
    }

    private static AnswerExtension? Of(TemplateQuestion question, AllowedAnswer answer, int at)
    {
        var read = answer.Amount switch
        {
            null => answer.Code,
            QuantileAmount => new CodedConcept(AmountWords.Code(answer.Amount, question.Id), BuiltInTemplates.PrivateScheme, AmountWords.Of(answer.Amount)),
            _ => new CodedConcept(AmountWords.Code(answer.Amount, question.Id), BuiltInTemplates.PrivateScheme, answer.Label.English),
        };
        var isPart = answer.Amount is QuantileAmount;
        var extension = new AnswerExtension(
            at,
            Code: Same(read, answer.Code) ? null : answer.Code,
            Label: answer.Label == new LocalText(read.Meaning) ? null : answer.Label,
            Description: isPart || !question.Quantifies ? answer.Description : null,
            Further: question.Quantifies && answer.Further.Count > 0 ? answer.Further : null,
            ByDefault: isPart && answer.ByDefault ? true : null);
        return extension == new AnswerExtension(at) ? null : extension;
    }

    // Equal to the letter: codes are equal already when only the meaning differs.
    private static bool Same(CodedConcept one, CodedConcept other) => one == other && one.Meaning == other.Meaning;
}
