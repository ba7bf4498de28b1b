using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Answers as the AIM entities that hold them.</summary>
/// <param name="PhysicalEntities">The sites; the first has the characteristics of the site.</param>
/// <param name="Characteristics">Of the finding itself: those that are part of no site and of no question about what is seen.</param>
/// <param name="Observations">What is seen, with its own characteristics.</param>
public sealed record PlacedAnswers(
    ValueList<ImagingPhysicalEntity> PhysicalEntities, ValueList<ImagingObservationCharacteristic> Characteristics, ValueList<InferenceEntity> Inferences,
    ValueList<ImagingObservationEntity> Observations);

/// <summary>An answer found in an annotation.</summary>
/// <param name="Value">The number the reader typed with it, in the unit beside it.</param>
public sealed record StatedAnswer(CodedConcept Question, CodedConcept Answer, double? Confidence, double? Value = null);

/// <summary>
/// From a template's answers to AIM and back: the question is questionTypeCode, the answer typeCode, the confidence annotatorConfidence,
/// and what the answer stands for, or the number typed, a CharacteristicQuantification.
/// </summary>
public static class AnswerPlacement
{
    /// <summary>Value description of a number that a reader typed with an answer: by it the number is known again.</summary>
    public const string TypedByReader = "typed by the reader";

    /// <param name="answers">Answers that <see cref="TemplateCheck"/> accepted.</param>
    /// <param name="nextUid">Gives an identifier for each entity made.</param>
    /// <exception cref="ArgumentException">An answer to a question or outside a lexicon that the template does not have.</exception>
    public static PlacedAnswers Place(AnnotationTemplate template, IEnumerable<TemplateAnswer> answers, Func<Uid> nextUid)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(nextUid);
        var coded = answers.Select(a => CodedOf(template, a)).OrderBy(c => c.Answer.QuestionIndex).ToList();
        IEnumerable<Coded> At(AnswerPlace place) => coded.Where(c => c.Question.Place == place);
        var ofSite = At(AnswerPlace.SiteCharacteristic).ToLookup(c => Whole(template, c.Question), c => new ImagingPhysicalEntityCharacteristic(c.Answer, c.Amounts));
        var ofWhole = At(AnswerPlace.Characteristic).ToLookup(c => Whole(template, c.Question), c => new ImagingObservationCharacteristic(c.Answer, c.Amounts));

        // Of several answers to the whole, the first has its characteristics.
        IEnumerable<(Coded Whole, string Parts)> Wholes(AnswerPlace place) =>
            At(place).GroupBy(c => c.Question.Id).SelectMany(g => g.Select((c, i) => (c, i == 0 ? g.Key : "")));
        return new(
            Wholes(AnswerPlace.FindingSite).Select(w => new ImagingPhysicalEntity(
                nextUid(), w.Whole.Answer, characteristics: ofSite[w.Parts], observationCharacteristics: ofWhole[w.Parts])).ToValueList(),
            ofWhole[null].ToValueList(),
            At(AnswerPlace.Conclusion).Select(c => new InferenceEntity(nextUid(), c.Answer)).ToValueList(),
            Wholes(AnswerPlace.Observation).Select(w => new ImagingObservationEntity(nextUid(), w.Whole.Answer, isPresent: true, ofWhole[w.Parts])).ToValueList());
    }

    /// <summary>Every coded answer to a coded question in an annotation, in the order of AIM.</summary>
    public static ValueList<StatedAnswer> Of(ImageAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return Stated(annotation)
            .Where(s => s.Answer.QuestionTypeCodes.Count > 0)
            .Select(s => new StatedAnswer(s.Answer.QuestionTypeCodes[0], s.Answer.TypeCodes[0], s.Answer.AnnotatorConfidence, AnswerQuantification.Typed(s.Amounts)))
            .ToValueList();
    }

    private static IEnumerable<(CodedAnswer Answer, ValueList<CharacteristicQuantification> Amounts)> Stated(ImageAnnotation annotation)
    {
        var sites = annotation.PhysicalEntities.SelectMany(e => e.Characteristics.Select(c => (c.Answer, c.Quantifications))
            .Concat(e.ObservationCharacteristics.Select(c => (c.Answer, c.Quantifications))).Prepend((e.Answer, [])));
        var seen = annotation.Observations.SelectMany(o => o.Characteristics.Select(c => (c.Answer, c.Quantifications)).Prepend((o.Answer, [])));
        return sites.Concat(seen).Concat(annotation.Inferences.Select(i => (i.Answer, new ValueList<CharacteristicQuantification>([]))));
    }

    // What a characteristic is part of, over a characteristic it quantifies if need be; null for one of the finding.
    private static string? Whole(AnnotationTemplate template, TemplateQuestion question) =>
        question.PartOf is not { } id ? null
        : template.Questions.First(q => q.Id == id) is { Place: AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic } whole ? Whole(template, whole)
        : id;

    private static Coded CodedOf(AnnotationTemplate template, TemplateAnswer given)
    {
        var index = template.Questions.ToList().FindIndex(q => q.Id == given.QuestionId);
        var question = index < 0 ? throw new ArgumentException($"“{given.QuestionId}” is not a question of “{template.Name}”.") : template.Questions[index];

        // The lexicon's own meaning is written, whatever words came with the code.
        var answer = question.Answers.FirstOrDefault(a => a.Code == given.Answer)
            ?? throw new ArgumentException($"{given.Answer} is not in the lexicon of “{question.Id}”.");
        return new(
            question, new CodedAnswer([answer.Code, .. answer.Further], [question.Question], given.Confidence, question.Text.English, questionIndex: index + 1),
            AnswerQuantification.Of(question, answer, given.Value));
    }

    private sealed record Coded(TemplateQuestion Question, CodedAnswer Answer, ValueList<CharacteristicQuantification> Amounts);
}
