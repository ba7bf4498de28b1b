using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>Amounts in words, as answers are shown where the template gives none.</summary>
internal static class AmountWords
{
    public static bool Compare(double value, AmountOperator how, double bound) => how switch
    {
        AmountOperator.Equal => value.Equals(bound),
        AmountOperator.NotEqual => !value.Equals(bound),
        AmountOperator.LessThan => value < bound,
        AmountOperator.GreaterThan => value > bound,
        AmountOperator.LessThanEqual => value <= bound,
        _ => value >= bound,
    };

    /// <summary>E.g. <c>6 to 33 %</c>, <c>&lt; 5 %</c>, <c>0 %</c>, <c>part 2 of 4</c>.</summary>
    public static string Of(AnswerAmount amount) => amount switch
    {
        IntervalAmount i when i.Min.Equals(i.Max) && i.MinOperator == i.MaxOperator => $"{Sign(i.MinOperator)}{Number(i.Min)} {i.Unit}",
        IntervalAmount { MinOperator: AmountOperator.GreaterThanEqual, MaxOperator: AmountOperator.LessThanEqual } i => $"{Number(i.Min)} to {Number(i.Max)} {i.Unit}",
        IntervalAmount i => $"{Sign(i.MinOperator)}{Number(i.Min)} and {Sign(i.MaxOperator)}{Number(i.Max)} {i.Unit}",
        NumberAmount n => $"{Sign(n.Operator ?? AmountOperator.Equal)}{Number(n.Value)} {n.Unit}",
        ScaleAmount s => s.Value,
        QuantileAmount q => string.Create(CultureInfo.InvariantCulture, $"part {q.Bin} of {q.Bins}"),
        _ => throw new ArgumentOutOfRangeException(nameof(amount)),
    };

    /// <summary>The value of a private code for an amount: <c>ge6-le33-pct</c>; a level of a scale means something in its question only.</summary>
    public static string Code(AnswerAmount amount, string questionId) => amount switch
    {
        IntervalAmount i when i.Min.Equals(i.Max) && i.MinOperator == i.MaxOperator => $"{Letters(i.MinOperator)}{Number(i.Min)}-{Unit(i.Unit)}",
        IntervalAmount i => $"{Letters(i.MinOperator)}{Number(i.Min)}-{Letters(i.MaxOperator)}{Number(i.Max)}-{Unit(i.Unit)}",
        NumberAmount n => $"{Letters(n.Operator ?? AmountOperator.Equal)}{Number(n.Value)}-{Unit(n.Unit)}",
        ScaleAmount s => $"{questionId}-{PrivateCode.Short(s.Value)}",
        QuantileAmount q => string.Create(CultureInfo.InvariantCulture, $"{questionId}-{q.Bin}-of-{q.Bins}"),
        _ => throw new ArgumentOutOfRangeException(nameof(amount)),
    };

    private static string Unit(string unit) => unit == "%" ? "pct" : PrivateCode.Short(unit);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Sign(AmountOperator how) => how switch
    {
        AmountOperator.Equal => "",
        AmountOperator.NotEqual => "not ",
        AmountOperator.LessThan => "< ",
        AmountOperator.GreaterThan => "> ",
        AmountOperator.LessThanEqual => "≤ ",
        _ => "≥ ",
    };

    private static string Letters(AmountOperator how) => how switch
    {
        AmountOperator.Equal => "eq",
        AmountOperator.NotEqual => "ne",
        AmountOperator.LessThan => "lt",
        AmountOperator.GreaterThan => "gt",
        AmountOperator.LessThanEqual => "le",
        _ => "ge",
    };
}
