using System.Globalization;
using System.Xml;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM CompactCalculationResult: all values in one text; in the ordinary case a single number.</summary>
public sealed record CompactCalculationResult : CalculationResult
{
    /// <summary>A scalar.</summary>
    /// <param name="label">Of the single dimension, e.g. "Long axis".</param>
    /// <param name="dataType">Double (C48870, NCI) when omitted.</param>
    /// <exception cref="AimFlawException">The label or the unit is empty.</exception>
    public CompactCalculationResult(Quantity value, string label, CodedConcept? dataType = null)
        : this(CalculationResultIdentifier.Scalar, value.Unit, dataType ?? Codes.Double, [new Dimension(0, 1, label)], XmlConvert.ToString(value.Value))
    {
    }

    /// <param name="value">As written; what it means follows from type, data type, encoding and compression.</param>
    /// <param name="encoding">How the values are text, where they are not written out.</param>
    /// <param name="compression">How they were made smaller.</param>
    /// <exception cref="AimFlawException">
    /// A text is empty, a scalar has several places, or a scalar written out is not a finite number though its data type is Double (C48870).
    /// </exception>
    public CompactCalculationResult(
        CalculationResultIdentifier type, UcumUnit unitOfMeasure, CodedConcept dataType, IEnumerable<Dimension> dimensions, string value,
        CodedConcept? encoding = null, CodedConcept? compression = null)
        : base(type, unitOfMeasure, dataType, dimensions)
    {
        (Value, Encoding, Compression) = (value, encoding, compression);
        Flaws()
            .Named("value", value)
            .If(IsPlain && NumberText.IsWrong(value, dataType), "value", "is not a finite number.", AimCheck.Number)
            .Optional("encoding", encoding)
            .Optional("compression", compression)
            .Refuse();
    }

    public string Value { get; }

    public CodedConcept? Encoding { get; }

    public CodedConcept? Compression { get; }

    /// <inheritdoc/>
    public override Quantity? Scalar => IsPlain && NumberText.Read(Value) is { } number ? new Quantity(number, UnitOfMeasure) : null;

    private bool IsPlain => Type == CalculationResultIdentifier.Scalar && Encoding is null && Compression is null;
}

/// <summary>AIM ExtendedCalculationResult: each value with its place.</summary>
public sealed record ExtendedCalculationResult : CalculationResult
{
    /// <exception cref="AimFlawException">A text is empty, or a scalar has several places or values or is no finite number though its data type is Double (C48870).</exception>
    public ExtendedCalculationResult(
        CalculationResultIdentifier type, UcumUnit unitOfMeasure, CodedConcept dataType, IEnumerable<Dimension> dimensions,
        IEnumerable<CalculationData>? values = null)
        : base(type, unitOfMeasure, dataType, dimensions)
    {
        Values = (values ?? []).ToValueList();
        var flaws = Flaws().If(type == CalculationResultIdentifier.Scalar && Values.Count > 1, "calculationDataCollection", "has more than one value; a scalar has one.");
        for (var i = 0; i < Values.Count; i++)
        {
            flaws.If(NumberText.IsWrong(Values[i].Value, dataType), $"calculationDataCollection/CalculationData[{i + 1}]/value", "is not a finite number.", AimCheck.Number);
        }

        flaws.Refuse();
    }

    public ValueList<CalculationData> Values { get; }

    /// <inheritdoc/>
    public override Quantity? Scalar =>
        Type == CalculationResultIdentifier.Scalar && Values.Count == 1 && NumberText.Read(Values[0].Value) is { } number ? new Quantity(number, UnitOfMeasure) : null;
}

/// <summary>AIM CalculationData: one value of a result and where in it it stands.</summary>
public sealed record CalculationData
{
    /// <exception cref="AimFlawException">The value is empty or there is no coordinate.</exception>
    public CalculationData(string value, IEnumerable<Coordinate> coordinates)
    {
        (Value, Coordinates) = (value, coordinates.ToValueList());
        new Flaws().Named("value", value).Some("coordinateCollection/Coordinate", Coordinates).Refuse();
    }

    public string Value { get; }

    public ValueList<Coordinate> Coordinates { get; }
}

/// <summary>AIM Coordinate: a place along one dimension of a result.</summary>
public sealed record Coordinate
{
    /// <exception cref="AimFlawException">One is negative.</exception>
    public Coordinate(int dimensionIndex, int position)
    {
        (DimensionIndex, Position) = (dimensionIndex, position);
        new Flaws()
            .If(dimensionIndex < 0, "dimensionIndex", $"{dimensionIndex} is not a dimension; dimensions count from 0.")
            .If(position < 0, "position", $"{position} is no place.")
            .Refuse();
    }

    public int DimensionIndex { get; }

    public int Position { get; }
}

/// <summary>Numbers that AIM keeps as text.</summary>
internal static class NumberText
{
    public static double? Read(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether the text should be a finite number and is not: by its data type, or because it is NaN or infinite.</summary>
    public static bool IsWrong(string? text, CodedConcept dataType) =>
        !string.IsNullOrWhiteSpace(text) && Read(text) is null && (dataType == Codes.Double || text.Trim() is "NaN" or "INF" or "-INF" or "Infinity" or "-Infinity");
}
