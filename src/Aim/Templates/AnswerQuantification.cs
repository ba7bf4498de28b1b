using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What an answer stands for as AIM CharacteristicQuantification: its amount, and the number a reader typed with it.</summary>
internal static class AnswerQuantification
{
    /// <param name="value">The number typed, in the unit of the answer's amount.</param>
    public static ValueList<CharacteristicQuantification> Of(TemplateQuestion question, AllowedAnswer answer, double? value) =>
        !question.Quantifies ? []
        : value is { } typed && Unit(answer.Amount) is { } unit ? [Stated(question, answer), new Numerical(answer.Label.English, typed, unit, ComparisonOperator.Equal, TypedByReader)]
        : [Stated(question, answer)];

    /// <summary>The number that was typed, where one was.</summary>
    public static double? Typed(ValueList<CharacteristicQuantification> quantifications) =>
        quantifications.OfType<Numerical>().FirstOrDefault(n => n.Details.ValueDescription == TypedByReader.ValueDescription)?.Value;

    // It stands beside the bound of the template, which may be a Numerical too.
    private static readonly QuantificationDetails TypedByReader = new(valueDescription: AnswerPlacement.TypedByReader);

    private static CharacteristicQuantification Stated(TemplateQuestion question, AllowedAnswer answer)
    {
        var label = answer.Label.English;
        var details = new QuantificationDetails(index: question.Answers.ToList().IndexOf(answer) + 1);
        return answer.Amount switch
        {
            IntervalAmount i => new Interval(label, i.Min, i.Max, new(i.Unit), Operator(i.MinOperator), Operator(i.MaxOperator), details),
            NumberAmount n => new Numerical(label, n.Value, new(n.Unit), n.Operator is { } how ? Operator(how) : null, details),
            ScaleAmount s => new Scale(label, Type(question.Scale), s.Value, details),
            QuantileAmount q => new Quantile(label, q.Bins, q.Bin, q.Min, q.Max, details),
            _ => new NonQuantifiable(label, answer.Code, details),
        };
    }

    private static UcumUnit? Unit(AnswerAmount? amount) => amount switch
    {
        IntervalAmount i => new(i.Unit),
        NumberAmount n => new(n.Unit),
        _ => null,
    };

    private static ScaleType Type(AnswerScale scale) => scale switch
    {
        AnswerScale.Ordinal => ScaleType.Ordinal,
        AnswerScale.Ratio => ScaleType.Ratio,
        _ => ScaleType.Nominal,
    };

    private static ComparisonOperator Operator(AmountOperator how) => Enum.Parse<ComparisonOperator>(how.ToString());
}
