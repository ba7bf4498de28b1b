using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>The answers of a CharacteristicQuantification: amounts of one kind, then what cannot be quantified.</summary>
internal static class AmountReader
{
    public static List<AnswerDraft> Answers(TemplateNode node, string questionId)
    {
        var amounts = new[]
        {
            node.One("Scale")?.All("ScaleLevel").Select(n => Draft(n, Scale(n), questionId)).ToList() ?? [],
            [.. node.All("Numerical").Select(n => Draft(n, Number(n), questionId))],
            [.. node.All("Interval").Select(n => Draft(n, Interval(n), questionId))],
            node.One("Quantile") is { } quantile ? Quantiles(quantile, questionId) : [],
        };
        if (amounts.Count(a => a.Count > 0) > 1)
        {
            node.Report("", FindingKind.Malformed, "has amounts of several kinds.");
        }

        return [.. amounts.SelectMany(a => a).OfType<AnswerDraft>(), .. node.All("NonQuantifiable").Select(Uncountable).OfType<AnswerDraft>()];
    }

    private static AnswerDraft? Uncountable(TemplateNode node) => TemplateCodes.Of(node) is { } code ? Draft(node, code, code.Meaning, null) : null;

    private static AnswerDraft? Draft(TemplateNode node, AnswerAmount? amount, string questionId)
    {
        if (amount is null)
        {
            return null;
        }

        var label = node.Said("valueLabel") ?? AmountWords.Of(amount);
        return Draft(node, new CodedConcept(AmountWords.Code(amount, questionId), BuiltInTemplates.PrivateScheme, label), label, amount);
    }

    private static AnswerDraft Draft(TemplateNode node, CodedConcept code, string label, AnswerAmount? amount) => new(
        node, code, label, amount, node.Flag("defaultAnswer") ?? false, node.Said("nextId"), node.Flag("noMoreQuestions") ?? false, null, node.Said("valueDescription"));

    private static ScaleAmount? Scale(TemplateNode node) => node.Demanded("value") is { } value ? new ScaleAmount(value) : null;

    private static AnswerAmount? Number(TemplateNode node)
    {
        var (value, unit, how) = (node.Number("value"), node.Demanded("ucumString"), Operator(node, "operator"));
        return value is null || unit is null ? null : Made(node, () => new NumberAmount(value.Value, unit, how, node.Flag("askForInput") ?? false));
    }

    private static AnswerAmount? Interval(TemplateNode node)
    {
        var (min, max, unit) = (node.Number("minValue"), node.Number("maxValue"), node.Demanded("ucumString"));
        var (from, to) = (Operator(node, "minOperator"), Operator(node, "maxOperator"));
        if (from is null || to is null)
        {
            node.Mended(from is null ? "minOperator" : "maxOperator", "is not there; the bound is part of the range.");
        }

        return min is null || max is null || unit is null ? null
            : Made(node, () => new IntervalAmount(min.Value, from ?? AmountOperator.GreaterThanEqual, max.Value, to ?? AmountOperator.LessThanEqual, unit, node.Flag("askForInput") ?? false));
    }

    private static List<AnswerDraft?> Quantiles(TemplateNode node, string questionId)
    {
        var (bins, min, max, byDefault) = (node.Whole("bins"), node.Number("minValue"), node.Number("maxValue"), node.Whole("defaultBin"));
        var label = node.Said("valueLabel");
        if (bins is not (>= 1 and <= QuantileAmount.MostBins) || min is null || max is null)
        {
            node.Report("bins", FindingKind.Malformed, $"is not within 1 and {QuantileAmount.MostBins}, or the range is none.");
            return [];
        }

        return
        [
            .. Enumerable.Range(1, bins.Value).Select(b => Made(node, () => new QuantileAmount(b, bins.Value, min.Value, max.Value))).OfType<QuantileAmount>().Select(amount =>
            {
                var words = label is null ? AmountWords.Of(amount) : $"{label}, {AmountWords.Of(amount)}";
                var draft = Draft(node, new CodedConcept(AmountWords.Code(amount, questionId), BuiltInTemplates.PrivateScheme, words), words, amount);
                return draft with { ByDefault = amount.Bin == byDefault };
            }),
        ];
    }

    private static AmountOperator? Operator(TemplateNode node, string attribute)
    {
        if (node.Said(attribute) is not { } text)
        {
            return null;
        }

        if (char.IsAsciiLetter(text[0]) && Enum.TryParse<AmountOperator>(text, out var how) && Enum.IsDefined(how))
        {
            return how;
        }

        node.Report(attribute, FindingKind.Malformed, "is no comparison.");
        return null;
    }

    private static AnswerAmount? Made(TemplateNode node, Func<AnswerAmount> make)
    {
        try
        {
            return make();
        }
        catch (AimFlawException e)
        {
            node.Report("", FindingKind.Malformed, e.Message);
            return null;
        }
    }
}
