using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Whether the answers of a question have an order; agreement is weighted by it.</summary>
public enum AnswerScale
{
    Nominal,

    /// <summary>The answers stand from least to most.</summary>
    Ordinal,
}

/// <summary>Which AIM entity holds the answer.</summary>
public enum AnswerPlace
{
    /// <summary>ImagingPhysicalEntity.</summary>
    FindingSite,

    /// <summary>ImagingObservationCharacteristic of the finding.</summary>
    Characteristic,

    /// <summary>InferenceEntity.</summary>
    Conclusion,
}

/// <summary>One coded question with the answers allowed.</summary>
public sealed record TemplateQuestion
{
    /// <param name="id">Short name, stable within the template, e.g. <c>margin</c>.</param>
    /// <param name="question">Goes to questionTypeCode.</param>
    /// <param name="answers">The lexicon, at least two.</param>
    /// <param name="asksConfidence">Whether an answer comes with the reader's confidence, 0 to 1.</param>
    /// <exception cref="AimFlawException">The id is empty, fewer than two answers, or one twice.</exception>
    public TemplateQuestion(
        string id, CodedConcept question, LocalText text, ValueList<AllowedAnswer> answers, bool required, bool asksConfidence,
        AnswerScale scale = AnswerScale.Nominal, AnswerPlace place = AnswerPlace.Characteristic)
    {
        (Id, Question, Text, Answers) = (id, question, text, answers);
        (Required, AsksConfidence, Scale, Place) = (required, asksConfidence, scale, place);
        new Flaws()
            .Named("id", id)
            .Optional("question", [question])
            .If(answers.Count < 2, "answers", "a question needs two answers to choose from.")
            .If(answers.DistinctBy(a => a.Code).Count() < answers.Count, "answers", "an answer is given twice.")
            .If(!Enum.IsDefined(scale), "scale", "is unknown.")
            .If(!Enum.IsDefined(place), "place", "is unknown.")
            .Refuse();
    }

    public string Id { get; }

    public CodedConcept Question { get; }

    public LocalText Text { get; }

    public ValueList<AllowedAnswer> Answers { get; }

    public bool Required { get; }

    public bool AsksConfidence { get; }

    public AnswerScale Scale { get; }

    public AnswerPlace Place { get; }
}

/// <summary>One answer of a lexicon: its code, which goes to typeCode, and the words shown for it.</summary>
public sealed record AllowedAnswer
{
    /// <exception cref="AimFlawException">The code cannot be written.</exception>
    public AllowedAnswer(CodedConcept code, LocalText label)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(label);
        (Code, Label) = (code, label);
        new Flaws().Optional("code", [code]).Refuse();
    }

    public CodedConcept Code { get; }

    public LocalText Label { get; }
}
