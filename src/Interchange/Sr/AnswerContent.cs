using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Sites, observations and their characteristics as CODE: the question is the concept name, the answer the value.</summary>
internal sealed class AnswerContent(LossList losses)
{
    private readonly Fitting fitting = new(losses);

    public ContentItem Site(ImagingPhysicalEntity site, string path)
    {
        losses.If(site.Answer.QuestionTypeCodes.Count > 0, $"{path}/questionTypeCode", "has no place beside Finding Site.");
        var item = Coded(Relationship.HasConceptModifier, SrCodes.FindingSite, site.Answer, path, site.IsPresent, site.UniqueIdentifier);
        for (var i = 1; i < site.Answer.TypeCodes.Count; i++)
        {
            item.Add(new(Relationship.HasConceptModifier, SrCodes.SiteModifier, new CodeContent(fitting.Code(site.Answer.TypeCodes[i], $"{path}/typeCode[{i + 1}]"))));
        }

        for (var i = 0; i < site.Characteristics.Count; i++)
        {
            var at = $"{path}/imagingPhysicalEntityCharacteristicCollection/ImagingPhysicalEntityCharacteristic[{i + 1}]";
            item.Add(Trait(Relationship.HasConceptModifier, site.Characteristics[i].Answer, SrCodes.SiteCharacteristic, at));
        }

        return item;
    }

    /// <summary>The observation, then its characteristics beside it, where readers of qualitative evaluations look.</summary>
    public IEnumerable<ContentItem> Observation(ImagingObservationEntity observation, string path)
    {
        losses.If(observation.Answer.QuestionTypeCodes.Count > 0, $"{path}/questionTypeCode", "has no place in SR.");
        yield return Coded(Relationship.Contains, SrCodes.Observation, observation.Answer, path, observation.IsPresent, observation.UniqueIdentifier);
        for (var i = 0; i < observation.Characteristics.Count; i++)
        {
            var at = $"{path}/imagingObservationCharacteristicCollection/ImagingObservationCharacteristic[{i + 1}]";
            yield return Trait(Relationship.Contains, observation.Characteristics[i].Answer, SrCodes.Characteristic, at);
        }
    }

    public static ContentItem Presence(bool isPresent) =>
        new(Relationship.HasConceptModifier, SrCodes.Presence, new CodeContent(isPresent ? SrCodes.Present : SrCodes.Absent));

    // The question is the concept name; one of ours where there is none, or where the template means something else by it.
    private ContentItem Trait(string relationship, CodedAnswer answer, CodedConcept unasked, string path)
    {
        var questions = answer.QuestionTypeCodes;
        losses.If(questions.Count > 1, $"{path}/questionTypeCode", "has more than one code; the first is written.");
        var question = questions.Count == 0 ? unasked : fitting.Code(questions[0], $"{path}/questionTypeCode[1]");
        if (Reserved.Contains(question))
        {
            losses.Add($"{path}/questionTypeCode", "is a concept that the template uses otherwise.");
            question = unasked;
        }

        return Coded(relationship, question, answer, path, null, null);
    }

    private static readonly CodedConcept[] Reserved = [SrCodes.Finding, SrCodes.FindingSite, SrCodes.Observation, SrCodes.SiteModifier, SrCodes.Presence];

    private ContentItem Coded(string relationship, CodedConcept name, CodedAnswer answer, string path, bool? isPresent, Uid? uid)
    {
        losses.If(answer.TypeCodes.Count > 1 && name != SrCodes.FindingSite, $"{path}/typeCode", "has more than one code; the first is written.");
        losses.If(answer.AnnotatorConfidence is not null, $"{path}/annotatorConfidence", "has no place in SR.");
        losses.If(answer.Label is not null, $"{path}/label", "has no place in SR.");
        losses.If(answer.QuestionIndex is not null, $"{path}/questionIndex", "has no place in SR.");
        var item = new ContentItem(relationship, name, new CodeContent(fitting.Code(answer.TypeCodes[0], $"{path}/typeCode[1]"))) { ObservationUid = uid };
        if (isPresent is { } present)
        {
            item.Add(Presence(present));
        }

        if (answer.Comment is { } comment)
        {
            item.Add(new ContentItem(
                Relationship.HasProperties, SrCodes.Comment, new WordsContent(WordsContent.Plain, fitting.Text(DicomVR.UT, comment, $"{path}/comment"))));
        }

        return item;
    }
}
