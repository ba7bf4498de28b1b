using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Answers as the AIM entities that hold them.</summary>
/// <param name="Characteristics">Of the finding itself: those that are part of no question about what is seen.</param>
/// <param name="Observations">What is seen, with its own characteristics.</param>
public sealed record PlacedAnswers(
    ValueList<ImagingPhysicalEntity> PhysicalEntities, ValueList<ImagingObservationCharacteristic> Characteristics, ValueList<InferenceEntity> Inferences,
    ValueList<ImagingObservationEntity> Observations);

/// <summary>An answer found in an annotation.</summary>
public sealed record StatedAnswer(CodedConcept Question, CodedConcept Answer, double? Confidence);

/// <summary>From a template's answers to AIM and back: the question is questionTypeCode, the answer typeCode, the confidence annotatorConfidence.</summary>
public static class AnswerPlacement
{
    /// <param name="answers">Answers that <see cref="TemplateCheck"/> accepted.</param>
    /// <param name="nextUid">Gives an identifier for each entity made.</param>
    /// <exception cref="ArgumentException">An answer to a question or outside a lexicon that the template does not have.</exception>
    public static PlacedAnswers Place(AnnotationTemplate template, IEnumerable<TemplateAnswer> answers, Func<Uid> nextUid)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(nextUid);
        var coded = answers.Select(a => Code(template, a)).OrderBy(c => c.Answer.QuestionIndex).ToList();
        IEnumerable<CodedAnswer> At(AnswerPlace place) => coded.Where(c => c.Question.Place == place).Select(c => c.Answer);

        // A characteristic of the finding site stands with those of the finding: its question says what it is of.
        var characteristics = coded.Where(c => c.Question.Place is AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic)
            .ToLookup(c => Whole(template, c.Question), c => new ImagingObservationCharacteristic(c.Answer));
        var seen = coded.Where(c => c.Question.Place == AnswerPlace.Observation).ToList();
        return new(
            At(AnswerPlace.FindingSite).Select(a => new ImagingPhysicalEntity(nextUid(), a)).ToValueList(),
            characteristics[null].ToValueList(),
            At(AnswerPlace.Conclusion).Select(a => new InferenceEntity(nextUid(), a)).ToValueList(),
            seen.Select((c, i) => new ImagingObservationEntity(
                nextUid(), c.Answer, isPresent: true, seen.FindIndex(s => s.Question == c.Question) == i ? characteristics[c.Question.Id] : [])).ToValueList());
    }

    /// <summary>Every coded answer to a coded question in an annotation, in the order of AIM.</summary>
    public static ValueList<StatedAnswer> Of(ImageAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return annotation.PhysicalEntities.Select(e => e.Answer)
            .Concat(annotation.Observations.SelectMany(o => o.Characteristics.Select(c => c.Answer).Prepend(o.Answer)))
            .Concat(annotation.Inferences.Select(i => i.Answer))
            .Where(a => a.QuestionTypeCodes.Count > 0)
            .Select(a => new StatedAnswer(a.QuestionTypeCodes[0], a.TypeCodes[0], a.AnnotatorConfidence))
            .ToValueList();
    }

    // The question about what is seen that a characteristic is part of, over a characteristic it quantifies if need be.
    private static string? Whole(AnnotationTemplate template, TemplateQuestion question) =>
        question.PartOf is not { } id ? null
        : template.Questions.First(q => q.Id == id) is { Place: not AnswerPlace.Observation } whole ? Whole(template, whole)
        : id;

    private static (TemplateQuestion Question, CodedAnswer Answer) Code(AnnotationTemplate template, TemplateAnswer given)
    {
        var index = template.Questions.ToList().FindIndex(q => q.Id == given.QuestionId);
        var question = index < 0 ? throw new ArgumentException($"“{given.QuestionId}” is not a question of “{template.Name}”.") : template.Questions[index];

        // The lexicon's own meaning is written, whatever words came with the code.
        var answer = question.Answers.FirstOrDefault(a => a.Code == given.Answer)
            ?? throw new ArgumentException($"{given.Answer} is not in the lexicon of “{question.Id}”.");
        return (question, new CodedAnswer([answer.Code, .. answer.Further], [question.Question], given.Confidence, question.Text.English, questionIndex: index + 1));
    }
}
