using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM CalculationResultIdentifier: what shape a result has.</summary>
public enum CalculationResultIdentifier
{
    Array,
    Binary,
    Histogram,
    Matrix,
    Scalar,
    Vector,
}

/// <summary>AIM CalculationResult: what a calculation gave.</summary>
public abstract record CalculationResult
{
    private protected CalculationResult(CalculationResultIdentifier type, UcumUnit unitOfMeasure, CodedConcept dataType, IEnumerable<Dimension> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dataType);
        (Type, UnitOfMeasure, DataType, Dimensions) = (type, unitOfMeasure, dataType, dimensions.ToValueList());
    }

    public CalculationResultIdentifier Type { get; }

    public UcumUnit UnitOfMeasure { get; }

    public CodedConcept DataType { get; }

    public ValueList<Dimension> Dimensions { get; }

    /// <summary>The one number with its unit; null for a result of several, or of none.</summary>
    public abstract Quantity? Scalar { get; }

    private protected Flaws Flaws() => new Flaws()
        .Known("@type", Type)
        .Named("unitOfMeasure", UnitOfMeasure.Code)
        .Optional("dataType", DataType)
        .Some("dimensionCollection/Dimension", Dimensions)
        .If(Type == CalculationResultIdentifier.Scalar && Dimensions.Any(d => d.Size != 1), "dimensionCollection", "has more than one place; a scalar has one.");
}

/// <summary>AIM Dimension of a result.</summary>
public sealed record Dimension
{
    /// <param name="index">Of the dimension, from 0.</param>
    /// <param name="size">Places along it, at least one.</param>
    /// <exception cref="AimFlawException">A negative index, no place, or an empty label.</exception>
    public Dimension(int index, int size, string label)
    {
        (Index, Size, Label) = (index, size, label);
        new Flaws()
            .If(index < 0, "index", $"{index} is not a dimension; dimensions count from 0.")
            .If(size < 1, "size", $"{size} is no size.")
            .Named("label", label)
            .Refuse();
    }

    public int Index { get; }

    public int Size { get; }

    public string Label { get; }
}
