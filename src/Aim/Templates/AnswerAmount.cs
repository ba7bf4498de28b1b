using System.Text.Json.Serialization;

namespace CrowdAnnotate.Aim;

/// <summary>What an answer stands for beside its code (AIM CharacteristicQuantification); an answer without is NonQuantifiable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IntervalAmount), "interval")]
[JsonDerivedType(typeof(NumberAmount), "number")]
[JsonDerivedType(typeof(ScaleAmount), "scale")]
[JsonDerivedType(typeof(QuantileAmount), "quantile")]
public abstract record AnswerAmount
{
    private protected AnswerAmount()
    {
    }

    /// <summary>Whether a number the reader types is one of these.</summary>
    public virtual bool Holds(double value) => false;
}

/// <summary>How a number is compared with a bound.</summary>
public enum AmountOperator
{
    Equal,
    NotEqual,
    LessThan,
    GreaterThan,
    LessThanEqual,
    GreaterThanEqual,
}

/// <summary>A range of a quantity.</summary>
public sealed record IntervalAmount : AnswerAmount
{
    /// <param name="unit">UCUM.</param>
    /// <param name="asksValue">Whether the reader types the number itself.</param>
    /// <exception cref="AimFlawException">A bound is not a number, the lower is above the upper, or the unit is empty.</exception>
    public IntervalAmount(double min, AmountOperator minOperator, double max, AmountOperator maxOperator, string unit, bool asksValue = false)
    {
        (Min, MinOperator, Max, MaxOperator, Unit, AsksValue) = (min, minOperator, max, maxOperator, unit, asksValue);
        new Flaws()
            .If(!double.IsFinite(min) || !double.IsFinite(max), "", "A bound is not a number.")
            .If(min > max, "min", "is above the upper bound.")
            .If(!Enum.IsDefined(minOperator) || !Enum.IsDefined(maxOperator), "minOperator", "is unknown.")
            .Named("unit", unit)
            .Refuse();
    }

    public double Min { get; }

    public AmountOperator MinOperator { get; }

    public double Max { get; }

    public AmountOperator MaxOperator { get; }

    public string Unit { get; }

    public bool AsksValue { get; }

    public override bool Holds(double value) => AmountWords.Compare(value, MinOperator, Min) && AmountWords.Compare(value, MaxOperator, Max);
}

/// <summary>One number of a quantity, or one beside which the reader's own must stand.</summary>
public sealed record NumberAmount : AnswerAmount
{
    /// <param name="unit">UCUM.</param>
    /// <param name="asksValue">Whether the reader types the number itself; it must then compare with <paramref name="value"/> as the operator says, if there is one.</param>
    /// <exception cref="AimFlawException">The value is not a number or the unit is empty.</exception>
    public NumberAmount(double value, string unit, AmountOperator? @operator = null, bool asksValue = false)
    {
        (Value, Unit, Operator, AsksValue) = (value, unit, @operator, asksValue);
        new Flaws().If(!double.IsFinite(value), "value", "is not a number.").Named("unit", unit)
            .If(@operator is { } o && !Enum.IsDefined(o), "operator", "is unknown.").Refuse();
    }

    public double Value { get; }

    public string Unit { get; }

    public AmountOperator? Operator { get; }

    public bool AsksValue { get; }

    public override bool Holds(double value) => Operator is not { } o || AmountWords.Compare(value, o, Value);
}

/// <summary>A level of a scale.</summary>
public sealed record ScaleAmount : AnswerAmount
{
    /// <exception cref="AimFlawException">The value is empty.</exception>
    public ScaleAmount(string value)
    {
        Value = value;
        new Flaws().Named("value", value).Refuse();
    }

    public string Value { get; }
}

/// <summary>One of equal parts of a range, counted from 1.</summary>
public sealed record QuantileAmount : AnswerAmount
{
    public const int MostBins = 100;

    /// <exception cref="AimFlawException">No such part, or a range that is none.</exception>
    public QuantileAmount(int bin, int bins, double min, double max)
    {
        (Bin, Bins, Min, Max) = (bin, bins, min, max);
        new Flaws()
            .If(bins is < 1 or > MostBins, "bins", $"is not within 1 and {MostBins}.")
            .If(bin < 1 || bin > bins, "bin", "is not one of the bins.")
            .If(!double.IsFinite(min) || !double.IsFinite(max) || min > max, "min", "and max are no range.")
            .Refuse();
    }

    public int Bin { get; }

    public int Bins { get; }

    public double Min { get; }

    public double Max { get; }
}
