using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Whether the answers of a question have an order; agreement is weighted by it.</summary>
public enum AnswerScale
{
    Nominal,

    /// <summary>The answers stand from least to most.</summary>
    Ordinal,

    /// <summary>As ordinal, and the answers are numbers with a zero.</summary>
    Ratio,
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

    /// <summary>ImagingObservationEntity: what is seen.</summary>
    Observation,

    /// <summary>ImagingPhysicalEntityCharacteristic of the finding site.</summary>
    SiteCharacteristic,
}

/// <summary>One coded question with the answers allowed.</summary>
public sealed record TemplateQuestion
{
    /// <param name="id">Short name, stable within the template, e.g. <c>margin</c>.</param>
    /// <param name="question">Goes to questionTypeCode.</param>
    /// <param name="answers">The lexicon, at least one.</param>
    /// <param name="required">Whether it must be answered when it is asked.</param>
    /// <param name="asksConfidence">Whether an answer comes with the reader's confidence, 0 to 1.</param>
    /// <param name="atLeast">How many answers at least, where any is given.</param>
    /// <param name="atMost">How many answers at most.</param>
    /// <param name="partOf">The question whose answer this says more of; it is asked once that has an answer.</param>
    /// <param name="askedWhen">Conditions that must all hold for it to be asked.</param>
    /// <param name="quantifies">
    /// The answers quantify <paramref name="question"/> (AIM CharacteristicQuantification): first those with an amount, all of one kind, then those without.
    /// </param>
    /// <param name="explanation">What is meant by the question, in more words.</param>
    /// <param name="uid">Identifier of the component in an AIM template; made of the template's and the id unless given.</param>
    /// <exception cref="AimFlawException">The id is empty, no answer or one twice, impossible numbers, or amounts where they cannot be.</exception>
    public TemplateQuestion(
        string id, CodedConcept question, LocalText text, ValueList<AllowedAnswer> answers, bool required, bool asksConfidence,
        AnswerScale scale = AnswerScale.Nominal, AnswerPlace place = AnswerPlace.Characteristic, int atLeast = 1, int atMost = 1,
        string? partOf = null, ValueList<AskedWhen>? askedWhen = null, bool quantifies = false, LocalText? explanation = null, Uid? uid = null)
    {
        (Id, Question, Text, Answers) = (id, question, text, answers);
        (Required, AsksConfidence, Scale, Place) = (required, asksConfidence, scale, place);
        (AtLeast, AtMost, PartOf, AskedWhen) = (atLeast, atMost, partOf, askedWhen ?? []);
        (Quantifies, Explanation, Uid) = (quantifies, explanation, uid);
        new Flaws()
            .Named("id", id)
            .Optional("question", [question])
            .Some("answers", answers)
            .If(answers.DistinctBy(a => a.Code).Count() < answers.Count, "answers", "an answer is given twice.")
            .If(atLeast < 1 || atLeast > answers.Count, "atLeast", "is below one or above the number of answers.")
            .If(atMost < atLeast, "atMost", "allows none, or fewer than are needed.")
            .If(!Enum.IsDefined(scale), "scale", "is unknown.")
            .If(!Enum.IsDefined(place), "place", "is unknown.")
            .Said("partOf", partOf)
            .From(AmountOrder.Flaws(answers, quantifies, place))
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

    public int AtLeast { get; }

    public int AtMost { get; }

    public string? PartOf { get; }

    public ValueList<AskedWhen> AskedWhen { get; }

    public bool Quantifies { get; }

    public LocalText? Explanation { get; }

    public Uid? Uid { get; }
}

/// <summary>AIM allows in one quantification amounts of one kind, and behind them what cannot be quantified.</summary>
internal static class AmountOrder
{
    public static IEnumerable<AimFlaw> Flaws(ValueList<AllowedAnswer> answers, bool quantifies, AnswerPlace place)
    {
        var amounts = answers.TakeWhile(a => a.Amount is not null).Select(a => a.Amount!).ToList();
        if (!quantifies && amounts.Count > 0)
        {
            yield return new("answers", "have amounts, but the question does not quantify.");
        }

        if (quantifies && place is not (AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic))
        {
            yield return new("quantifies", "is for characteristics.");
        }

        if (answers.Skip(amounts.Count).Any(a => a.Amount is not null))
        {
            yield return new("answers", "an amount stands behind an answer without one.");
        }

        if (amounts.Select(a => a.GetType()).Distinct().Count() > 1)
        {
            yield return new("answers", "amounts of several kinds.");
        }

        if (amounts is [ScaleAmount])
        {
            yield return new("answers", "a scale has two levels at least.");
        }

        if (amounts is [QuantileAmount first, ..] && !amounts.SequenceEqual(Enumerable.Range(1, first.Bins).Select(b => new QuantileAmount(b, first.Bins, first.Min, first.Max))))
        {
            yield return new("answers", "are not all parts of one range in their order.");
        }
    }
}
