using System.Xml.Linq;
using static CrowdAnnotate.Aim.TemplateFileWriter;

namespace CrowdAnnotate.Aim;

/// <summary>Amounts as the elements of a CharacteristicQuantification.</summary>
internal static class AmountWriter
{
    public static XElement Of(AllowedAnswer answer, Func<XElement, XElement> leading)
    {
        var element = answer.Amount switch
        {
            ScaleAmount s => Xml("ScaleLevel").With("value", s.Value),
            NumberAmount n => Xml("Numerical").With("value", n.Value).With("ucumString", n.Unit).With("operator", n.Operator).With("askForInput", n.AsksValue ? true : null),
            IntervalAmount i => Xml("Interval")
                .With("minValue", i.Min).With("maxValue", i.Max).With("minOperator", i.MinOperator).With("maxOperator", i.MaxOperator).With("ucumString", i.Unit)
                .With("askForInput", i.AsksValue ? true : null),
            _ => Xml("Quantile"),
        };
        var label = answer.Label.English;
        return leading(element.With("valueLabel", label == AmountWords.Of(answer.Amount!) ? null : label).With("valueDescription", answer.Description));
    }

    public static XElement Quantile(TemplateQuestion question)
    {
        var parts = question.Answers.Where(a => a.Amount is QuantileAmount).ToList();
        var range = (QuantileAmount)parts[0].Amount!;
        var proposed = parts.Find(p => p.ByDefault)?.Amount as QuantileAmount;
        return Xml("Quantile").With("bins", range.Bins).With("maxValue", range.Max).With("minValue", range.Min).With("defaultBin", proposed?.Bin);
    }
}
