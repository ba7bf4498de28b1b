using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Questions in the order of the file, with what leads from one to another.</summary>
internal sealed class QuestionReader(TemplateTags tags, Uid template)
{
    private readonly List<QuestionDraft> drafts = [];
    private readonly HashSet<string> ids = [];
    private readonly HashSet<(CodedConcept Code, string? PartOf)> codes = [];
    private readonly Dictionary<string, int> places = [];

    public IReadOnlyList<QuestionDraft> Drafts => drafts;

    /// <summary>Whoever leads to this component leads to the next question.</summary>
    public void Reached(string? component)
    {
        if (component is not null)
        {
            places.TryAdd(component, drafts.Count);
        }
    }

    public QuestionDraft Add(TemplateNode node, AnswerPlace place, string? partOf, bool? confidence)
    {
        var at = node.Said("id");
        var taken = at is not null && places.ContainsKey(at);
        Reached(at);
        var label = node.Demanded("label") ?? "?";
        var draft = Start(node, place, partOf, label, taken ? null : at);
        (var least, draft.AtMost) = Cardinality.Of(node);
        (draft.Required, draft.AtLeast) = (least > 0, Math.Max(1, least));
        Cardinality.Unheld(node);
        (draft.Explanation, draft.AsksConfidence) = (node.Said("explanatoryText"), confidence ?? false);
        draft.Uid = Identity(node, at, taken, draft.Id);
        Ask(draft);
        return draft;
    }

    /// <summary>Makes conditions of what leads from answers to questions.</summary>
    public void Jump() => QuestionJumps.Follow(drafts, places);

    private QuestionDraft Start(TemplateNode node, AnswerPlace place, string? partOf, string label, string? at)
    {
        var extension = tags.Question(at);
        var draft = new QuestionDraft { Node = node, Id = Free(extension?.Id ?? PrivateCode.Short(label)), Label = label, Place = place, PartOf = partOf, Extension = extension };
        drafts.Add(draft);
        return draft;
    }

    private void Ask(QuestionDraft draft)
    {
        var type = draft.Node.One("QuestionType");
        draft.Code = type is null ? null : TemplateCodes.Of(type);
        var terms = TermReader.Terms(draft.Node);
        if (terms is [{ Further.Count: 0, Quantifications: [var only] } term] && type is null && draft.Place is AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic)
        {
            draft.Code = Unused(draft, term.Code);
            if (term.Answer.NextId is not null || term.Answer.IsLast)
            {
                term.Node.NotHeld("nextId", "is held for the answers of the quantification only and was left out.");
            }

            only.Pass("name");
            Quantify(draft, only);
            return;
        }

        draft.Code = Unused(draft, draft.Code);
        draft.Take(TermReader.Distinct(terms.Select(t => t.Answer)));
        foreach (var (answer, index) in draft.Answers.Select((a, i) => (a, i)))
        {
            var of = terms.First(t => t.Node == answer.Node);
            for (var i = 0; i < of.Quantifications.Count; i++)
            {
                Add(of.Quantifications[i], draft, answer, $"{draft.Node.Said("id")}/{index + 1}/{i + 1}");
            }
        }
    }

    // A quantification of one of several terms is a question of its own, asked when that term is given.
    private void Add(TemplateNode quantification, QuestionDraft of, AnswerDraft term, string at)
    {
        var draft = Start(quantification, of.Place, of.Id, quantification.Said("name") ?? term.Label, at);
        draft.AskedWhen.Add(new AskedWhen(of.Id, [term.Code]));
        draft.Code = draft.Extension?.Code ?? (codes.Contains((term.Code, of.Id)) ? null : term.Code);
        draft.Code = Unused(draft, draft.Code);
        Quantify(draft, quantification);
    }

    private static void Quantify(QuestionDraft draft, TemplateNode quantification)
    {
        draft.Quantifies = true;
        quantification.Pass("characteristicQuantificationIndex");
        draft.AsksConfidence |= quantification.Flag("annotatorConfidence") ?? false;
        draft.Scale = quantification.One("Scale")?.Said("scaleType") switch { "Ordinal" => AnswerScale.Ordinal, "Ratio" => AnswerScale.Ratio, _ => AnswerScale.Nominal };
        draft.Take(TermReader.Distinct(AmountReader.Answers(quantification, draft.Id)));
        if (draft.Answers.Count == 0)
        {
            quantification.Report("", FindingKind.Missing, "has no answer.");
        }
    }

    private CodedConcept Unused(QuestionDraft draft, CodedConcept? code)
    {
        if (code is not null && codes.Add((code, draft.PartOf)))
        {
            return code;
        }

        if (draft.Extension is null)
        {
            draft.Node.Mended("", code is null ? "has no QuestionType; a code of our own scheme is made of its label." : $"asks with the code of another question, {code.Value}; a code of our own scheme is made of its label.");
        }

        var own = new CodedConcept(draft.Id, BuiltInTemplates.PrivateScheme, draft.Label);
        codes.Add((own, draft.PartOf));
        return own;
    }

    private Uid? Identity(TemplateNode node, string? at, bool taken, string id)
    {
        if (at is null)
        {
            return null;
        }

        if (taken || !TemplateUids.IsStrict(at))
        {
            node.Mended("id", taken ? "is that of another component; one is made of the template's." : "is no UID; one is made of the template's.");
            return null;
        }

        var uid = new Uid(at);
        return uid == TemplateUids.OfQuestion(template, id) ? null : uid;
    }

    private string Free(string wanted)
    {
        var id = wanted;
        for (var i = 2; !ids.Add(id); i++)
        {
            id = $"{wanted}-{i}";
        }

        return id;
    }
}
