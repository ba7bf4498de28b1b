using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>The components of a template as questions, marks and calculations.</summary>
internal sealed class ComponentReader(TemplateTags tags, Uid template)
{
    private static readonly string[] Kinds = ["AnatomicEntity", "ImagingObservation", "Inference", "Calculation", "GeometricShape"];

    private readonly QuestionReader questions = new(tags, template);

    public IReadOnlyList<QuestionDraft> Questions => questions.Drafts;

    public List<MarkRequest> Marks { get; } = [];

    public List<CalculationRequest> Calculations { get; } = [];

    public void Read(TemplateNode component)
    {
        var kinds = Kinds.Select(component.One).OfType<TemplateNode>().ToList();
        if (kinds.Count != 1)
        {
            component.Report("", kinds.Count == 0 ? FindingKind.Missing : FindingKind.Malformed, $"is not one of {string.Join(", ", Kinds)}.");
            return;
        }

        switch (kinds[0].Name)
        {
            case "Calculation":
                questions.Reached(component.Said("id"));
                Calculation(component, kinds[0]);
                break;
            case "GeometricShape":
                questions.Reached(component.Said("id"));
                Mark(component, kinds[0]);
                break;
            default:
                Entity(component, kinds[0]);
                break;
        }
    }

    /// <summary>Turns the jumps from answers into conditions, once every component was read.</summary>
    public void Jump() => questions.Jump();

    private void Entity(TemplateNode component, TemplateNode kind)
    {
        var place = kind.Name switch { "AnatomicEntity" => AnswerPlace.FindingSite, "Inference" => AnswerPlace.Conclusion, _ => AnswerPlace.Observation };
        var isUnasked = tags.Question(component.Said("id"))?.IsUnasked == true;
        var whole = isUnasked ? null : questions.Add(component, place, partOf: null, kind.Flag("annotatorConfidence"));
        if (isUnasked)
        {
            questions.Reached(component.Said("id"));
            component.Pass("label", "itemNumber", "minCardinality", "maxCardinality", "shouldDisplay", "AllowedTerm");
            kind.Pass("annotatorConfidence");
            foreach (var term in component.All("AllowedTerm"))
            {
                term.Pass("codeValue", "codeMeaning", "codingSchemeDesignator");
            }
        }

        foreach (var part in kind.All("AnatomicEntityCharacteristic"))
        {
            questions.Add(part, AnswerPlace.SiteCharacteristic, whole?.Id, part.Flag("annotatorConfidence"));
        }

        foreach (var part in kind.All("ImagingObservationCharacteristic"))
        {
            questions.Add(part, AnswerPlace.Characteristic, whole?.Id, part.Flag("annotatorConfidence"));
        }
    }

    private void Mark(TemplateNode component, TemplateNode shape)
    {
        var (label, (atLeast, atMost)) = (component.Demanded("label"), Cardinality.Of(component));
        Cardinality.Unheld(component);
        Cardinality.LeadsOn(shape);
        var made = tags.Mark(component.Said("id"));
        MarkKind? kind = (shape.Text ?? shape.Said("value"))?.Trim() switch
        {
            "Point" => MarkKind.Point,
            "MultiPoint" => MarkKind.Length,
            "Polyline" => MarkKind.Contour,
            "Ellipse" => MarkKind.Ellipse,
            "Circle" => MarkKind.Circle,
            _ => null,
        };
        if (kind is null)
        {
            component.NotHeld("", "asks for a shape that readers cannot draw here and was left out.");
        }
        else if (Marks.FindIndex(m => m.Kind == (made?.Kind ?? kind)) is >= 0 and var at)
        {
            var before = Marks[at];
            Marks[at] = new MarkRequest(before.Kind, before.AtLeast + atLeast, before.AtMost + atMost, before.Label);
            component.Mended("", "asks for a shape that another component asks for; both are taken together.");
        }
        else
        {
            Marks.Add(made is null ? new MarkRequest(kind.Value, atLeast, atMost, label) : new MarkRequest(made.Kind, made.AtLeast, made.AtMost, made.Label));
        }
    }

    private void Calculation(TemplateNode component, TemplateNode calculation)
    {
        var (label, (atLeast, atMost)) = (component.Demanded("label"), Cardinality.Of(component));
        Cardinality.Unheld(component);
        Cardinality.LeadsOn(calculation);
        var types = calculation.All("CalculationType");
        if (types.Count == 0)
        {
            calculation.Report("", FindingKind.Missing, "has no CalculationType.");
        }

        var choices = types.Select(t => (Code: TemplateCodes.Of(t), Further: TemplateCodes.Further(t), Algorithms: t.All("AlgorithmType").Select(Algorithm).ToList())).ToList();
        if (label is not null && choices.Count > 0 && choices.TrueForAll(c => c.Code is not null && !c.Algorithms.Contains(null)))
        {
            Calculations.Add(new CalculationRequest(label, choices.Select(c => new CalculationChoice(c.Code!, c.Further, c.Algorithms.OfType<CalculationAlgorithm>().ToValueList())).ToValueList(), atLeast, atMost));
        }
    }

    private static CalculationAlgorithm? Algorithm(TemplateNode node)
    {
        var (code, description) = (TemplateCodes.Of(node), node.Demanded("description"));
        return code is null || description is null ? null
            : new CalculationAlgorithm(code, description, node.Said("algorithmName"), node.Said("algorithmVersion"), node.Said("uniqueIdentifier"));
    }
}
