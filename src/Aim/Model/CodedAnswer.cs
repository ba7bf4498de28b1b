using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>
/// What AIM repeats on everything a reader states: the answer (typeCode), the question it answers (questionTypeCode),
/// how sure the reader is, and the words.
/// </summary>
public sealed record CodedAnswer
{
    /// <param name="typeCodes">The answer, at least one code.</param>
    /// <param name="questionTypeCodes">The question of the template.</param>
    /// <param name="annotatorConfidence">0 (not at all sure) to 1 (sure).</param>
    /// <param name="questionIndex">Position of the question in its template.</param>
    /// <exception cref="AimFlawException">No code, a confidence outside 0 and 1, or an empty text.</exception>
    public CodedAnswer(
        IEnumerable<CodedConcept> typeCodes, IEnumerable<CodedConcept>? questionTypeCodes = null, double? annotatorConfidence = null,
        string? label = null, string? comment = null, int? questionIndex = null)
    {
        (TypeCodes, QuestionTypeCodes) = (typeCodes.ToValueList(), (questionTypeCodes ?? []).ToValueList());
        (AnnotatorConfidence, Label, Comment, QuestionIndex) = (annotatorConfidence, label, comment, questionIndex);
        new Flaws()
            .Coded("typeCode", TypeCodes)
            .Optional("questionTypeCode", QuestionTypeCodes)
            .Confidence(annotatorConfidence)
            .Said("label", label)
            .Said("comment", comment)
            .Refuse();
    }

    /// <summary>One code without a question.</summary>
    public CodedAnswer(CodedConcept typeCode)
        : this([typeCode])
    {
    }

    public ValueList<CodedConcept> TypeCodes { get; }

    public ValueList<CodedConcept> QuestionTypeCodes { get; }

    public double? AnnotatorConfidence { get; }

    public string? Label { get; }

    public string? Comment { get; }

    public int? QuestionIndex { get; }
}
