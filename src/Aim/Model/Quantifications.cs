using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM Numerical: a number, or a bound.</summary>
/// <remarks>Every quantification throws <see cref="AimFlawException"/> for an empty label or unit and for a number that is not finite.</remarks>
public sealed record Numerical : CharacteristicQuantification
{
    /// <param name="unit">UCUM (ucumString).</param>
    /// <param name="operator">How the characteristic is to the number.</param>
    public Numerical(string label, double value, UcumUnit unit, ComparisonOperator? @operator = null, QuantificationDetails? details = null)
        : base(label, details)
    {
        (Value, Unit, Operator) = (value, unit, @operator);
        Flaws().Known("@operator", @operator ?? default).Named("ucumString", unit.Code).Finite("value", value).Refuse();
    }

    public ComparisonOperator? Operator { get; }

    public UcumUnit Unit { get; }

    public double Value { get; }
}

/// <summary>AIM Interval: between two numbers.</summary>
public sealed record Interval : CharacteristicQuantification
{
    /// <param name="minOperator">Whether the least value belongs to the interval (GreaterThanEqual) or not.</param>
    /// <param name="maxOperator">Whether the greatest does (LessThanEqual) or not.</param>
    public Interval(
        string label, double minValue, double maxValue, UcumUnit unit, ComparisonOperator minOperator = ComparisonOperator.GreaterThanEqual,
        ComparisonOperator maxOperator = ComparisonOperator.LessThanEqual, QuantificationDetails? details = null)
        : base(label, details)
    {
        (MinValue, MaxValue, Unit, MinOperator, MaxOperator) = (minValue, maxValue, unit, minOperator, maxOperator);
        Flaws()
            .Known("@minOperator", minOperator)
            .Known("@maxOperator", maxOperator)
            .Finite("minValue", minValue)
            .Finite("maxValue", maxValue)
            .If(minValue > maxValue, "maxValue", "is less than minValue.")
            .Named("ucumString", unit.Code)
            .Refuse();
    }

    public ComparisonOperator MinOperator { get; }

    public ComparisonOperator MaxOperator { get; }

    public double MinValue { get; }

    public double MaxValue { get; }

    public UcumUnit Unit { get; }
}

/// <summary>AIM Quantile: one of equal parts of a range.</summary>
public sealed record Quantile : CharacteristicQuantification
{
    /// <param name="bins">How many parts, at least one.</param>
    /// <param name="selectedBin">Which; AIM does not say whether it counts from 0 or 1.</param>
    public Quantile(string label, int bins, int selectedBin, double minValue, double maxValue, QuantificationDetails? details = null)
        : base(label, details)
    {
        (Bins, SelectedBin, MinValue, MaxValue) = (bins, selectedBin, minValue, maxValue);
        Flaws()
            .If(bins < 1, "bins", $"{bins} are no bins.")
            .If(selectedBin < 0 || selectedBin > bins, "selectedBin", $"{selectedBin} is none of {bins} bins.")
            .Finite("minValue", minValue)
            .Finite("maxValue", maxValue)
            .If(minValue > maxValue, "maxValue", "is less than minValue.")
            .Refuse();
    }

    public int Bins { get; }

    public int SelectedBin { get; }

    public double MinValue { get; }

    public double MaxValue { get; }
}

/// <summary>AIM Scale: a step of a scale.</summary>
public sealed record Scale : CharacteristicQuantification
{
    public Scale(string label, ScaleType type, string value, QuantificationDetails? details = null)
        : base(label, details)
    {
        (Type, Value) = (type, value);
        Flaws().Known("@type", type).Named("value", value).Refuse();
    }

    public ScaleType Type { get; }

    public string Value { get; }
}

/// <summary>AIM NonQuantifiable: a code where there is no number.</summary>
public sealed record NonQuantifiable : CharacteristicQuantification
{
    public NonQuantifiable(string label, CodedConcept typeCode, QuantificationDetails? details = null)
        : base(label, details)
    {
        ArgumentNullException.ThrowIfNull(typeCode);
        TypeCode = typeCode;
        Flaws().Optional("typeCode", typeCode).Refuse();
    }

    public CodedConcept TypeCode { get; }
}
