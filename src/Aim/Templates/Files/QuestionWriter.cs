using System.Xml.Linq;
using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.TemplateFileWriter;

namespace CrowdAnnotate.Aim;

/// <summary>The questions of a template as components, and what of them goes into extensions.</summary>
internal sealed class QuestionWriter
{
    private readonly Uid uid;
    private readonly ValueList<TemplateQuestion> questions;
    private readonly List<TemplateJumps.Jump> jumps;
    private readonly QuestionExtensions extensions;

    public QuestionWriter(AnnotationTemplate template, Uid uid)
    {
        (this.uid, questions) = (uid, template.Questions);
        jumps = [.. TemplateJumps.Of(questions).Where(j => j.To == questions.Count || !IsNested(questions[j.To]))];
        extensions = new QuestionExtensions(questions, jumps);
    }

    public IReadOnlyList<QuestionExtension> Extensions => extensions.Made;

    public List<(string Id, string What)> Lost { get; } = [];

    /// <summary>How many components were written.</summary>
    public Counter Components { get; } = new();

    public List<XElement> Write()
    {
        var components = new List<XElement>();
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            if (question.PartOf is not null)
            {
                continue;
            }

            if (question.Place == AnswerPlace.Characteristic)
            {
                // Characteristics without a whole, one after the other, share a component that asks nothing itself.
                var run = questions.Skip(i).TakeWhile(q => q.Place == AnswerPlace.Characteristic && (q.PartOf is null || IsNested(q))).Where(q => q.PartOf is null).ToList();
                components.Add(Unasked(run));
                i = Last(run[^1]);
            }
            else
            {
                components.Add(Component(question));
            }
        }

        return components;
    }

    private XElement Component(TemplateQuestion question)
    {
        var kind = question.Place switch { AnswerPlace.FindingSite => "AnatomicEntity", AnswerPlace.Conclusion => "Inference", _ => "ImagingObservation" };
        var parts = questions.Where(q => q.PartOf == question.Id).Select(Characteristic).ToList();
        return Xml("Component").Holding(
            Asked(Head(question, Components.Next(), out _), question),
            Xml(kind).With("annotatorConfidence", question.AsksConfidence).Holding(parts),
            question.Answers.Select(a => Term(question, a)));
    }

    private XElement Unasked(List<TemplateQuestion> run)
    {
        var at = TemplateUids.Made($"{uid.Value}/of/{run[0].Id}").Value;
        extensions.Add(new QuestionExtension(at, IsUnasked: true));
        return Xml("Component")
            .With("label", Codes.Lesion.Meaning).With("itemNumber", Components.Next()).With("minCardinality", 1).With("maxCardinality", 1).With("shouldDisplay", true).With("id", at)
            .Holding(
                Xml("ImagingObservation").With("annotatorConfidence", false).Holding(run.Select(Characteristic)),
                Xml("AllowedTerm").Coded(Codes.Lesion));
    }

    private XElement Characteristic(TemplateQuestion question, int index)
    {
        var name = question.Place == AnswerPlace.SiteCharacteristic ? "AnatomicEntityCharacteristic" : "ImagingObservationCharacteristic";
        var head = Head(question, index + 1, out var at);
        var element = Xml(name).Holding(head.Attributes()).With("annotatorConfidence", question.AsksConfidence);
        if (question.Quantifies)
        {
            return element.Holding(Xml("AllowedTerm").Coded(question.Question).Holding(Quantification(question, 0)));
        }

        element.Add(question.Answers.Select((a, i) => Term(question, a).Holding(Nested(question, a, $"{at}/{i + 1}"))));
        return element.Holding(Xml("QuestionType").Coded(question.Question));
    }

    private IEnumerable<XElement> Nested(TemplateQuestion of, AllowedAnswer answer, string at)
    {
        var nested = questions.Where(q => q.PartOf == of.Id && q.AskedWhen[0].Answers[0] == answer.Code).ToList();
        for (var i = 0; i < nested.Count; i++)
        {
            extensions.Add(nested[i], $"{at}/{i + 1}", answer.Code);
            if (nested[i].Uid is not null)
            {
                Lost.Add((nested[i].Id, "The identifier has no place in a quantification."));
            }

            yield return Quantification(nested[i], i);
        }
    }

    // The attributes of a component or characteristic.
    private XElement Head(TemplateQuestion question, int item, out string at)
    {
        at = IdOf(question);
        extensions.Add(question, at, null);
        return Xml("Component")
            .With("label", question.Text.English).With("itemNumber", item)
            .With("minCardinality", question.Required ? question.AtLeast : 0).With("maxCardinality", question.AtMost)
            .With("shouldDisplay", true).With("explanatoryText", question.Explanation?.English).With("id", at);
    }

    private static object[] Asked(XElement head, TemplateQuestion question) => [head.Attributes(), Xml("QuestionType").Coded(question.Question)];

    private XElement Term(TemplateQuestion question, AllowedAnswer answer) =>
        Leading(Xml("AllowedTerm").Coded(answer.Code), question, answer).Holding(answer.Further.Select(f => Xml("ValidTerm").Coded(f)));

    private XElement Quantification(TemplateQuestion question, int index)
    {
        var amounts = question.Answers.Where(a => a.Amount is not null).Select(a => AmountWriter.Of(a, e => Leading(e, question, a))).ToList();
        var inside = question.Answers[0].Amount switch
        {
            ScaleAmount => [Xml("Scale").Holding(amounts).With("scaleType", question.Scale)],
            QuantileAmount => [AmountWriter.Quantile(question)],
            _ => amounts,
        };
        return Xml("CharacteristicQuantification")
            .With("name", question.Text.English).With("annotatorConfidence", question.AsksConfidence).With("characteristicQuantificationIndex", index)
            .Holding(inside)
            .Holding(question.Answers.Where(a => a.Amount is null).Select(a => Leading(Xml("NonQuantifiable").Coded(a.Code), question, a).With("valueDescription", a.Description)));
    }

    private XElement Leading(XElement element, TemplateQuestion question, AllowedAnswer answer)
    {
        var jump = jumps.Find(j => questions[j.From].Id == question.Id && j.Answer == answer.Code);
        var leads = jump.Answer is not null;
        var isLast = leads && jump.To == questions.Count;
        return element
            .With("defaultAnswer", answer.ByDefault ? true : null)
            .With("nextId", leads && !isLast ? IdOf(questions[jump.To]) : null)
            .With("noMoreQuestions", isLast ? true : null);
    }

    private string IdOf(TemplateQuestion question) =>
        question.Uid is { } own && TemplateUids.IsStrict(own.Value) ? own.Value : TemplateUids.OfQuestion(uid, question.Id).Value;

    private bool IsNested(TemplateQuestion question) =>
        question.PartOf is { } whole && questions.First(q => q.Id == whole).Place is AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic;

    private int Last(TemplateQuestion question)
    {
        var index = questions.ToList().IndexOf(question);
        while (index + 1 < questions.Count && questions[index + 1].PartOf is not null)
        {
            index++;
        }

        return index;
    }
}
