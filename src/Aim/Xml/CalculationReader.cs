using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads a measurement in the order of the schema.</summary>
internal static class CalculationReader
{
    public static CalculationEntity? Read(AimNode node) => node.Build<CalculationEntity>(n =>
    {
        var (uid, types, questions) = (n.Id("uniqueIdentifier"), n.Codes("typeCode", required: true), n.Codes("questionTypeCode"));
        var (description, math, index) = (n.Text("description"), n.OptionalText("mathML"), n.OptionalInteger("questionIndex"));
        var results = n.Collection("calculationResultCollection", "CalculationResult", Result);
        var algorithm = n.Optional("algorithm")?.Build<Algorithm>(Algorithm);
        return () => new(uid, types, description, results, questions, math, index, algorithm);
    });

    private static CalculationResult? Result(AimNode node)
    {
        switch (node.XsiType)
        {
            case nameof(CompactCalculationResult):
                return node.Build<CalculationResult>(Compact);
            case nameof(ExtendedCalculationResult):
                return node.Build<CalculationResult>(Extended);
            default:
                node.NotHeld($"a result of type “{node.XsiType}” is none of AIM 4.2 and was left out.");
                return null;
        }
    }

    private static Func<CalculationResult> Compact(AimNode n)
    {
        var (type, unit, dataType, dimensions) = Head(n);
        var (value, encoding, compression) = (n.Text("value"), n.OptionalCode("encoding"), n.OptionalCode("compression"));
        return () => new CompactCalculationResult(type, unit, dataType, dimensions, value, encoding, compression);
    }

    private static Func<CalculationResult> Extended(AimNode n)
    {
        var (type, unit, dataType, dimensions) = Head(n);
        var values = n.Collection("calculationDataCollection", "CalculationData", Value);
        return () => new ExtendedCalculationResult(type, unit, dataType, dimensions, values);
    }

    private static (CalculationResultIdentifier Type, UcumUnit Unit, CodedConcept DataType, List<Dimension> Dimensions) Head(AimNode n) =>
        (n.Choice<CalculationResultIdentifier>("type"), new UcumUnit(n.Text("unitOfMeasure")), n.Code("dataType"),
            n.Collection("dimensionCollection", "Dimension", Dimension, required: true));

    private static Dimension? Dimension(AimNode node) => node.Build<Dimension>(n =>
    {
        var (index, size, label) = (n.Integer("index"), n.Integer("size"), n.Text("label"));
        return () => new(index, size, label);
    });

    private static CalculationData? Value(AimNode node) => node.Build<CalculationData>(n =>
    {
        var (value, coordinates) = (n.Text("value"), n.Collection("coordinateCollection", "Coordinate", Coordinate, required: true));
        return () => new(value, coordinates);
    });

    private static Coordinate? Coordinate(AimNode node) => node.Build<Coordinate>(n =>
    {
        var (dimension, position) = (n.Integer("dimensionIndex"), n.Integer("position"));
        return () => new(dimension, position);
    });

    private static Func<Algorithm> Algorithm(AimNode n)
    {
        var (name, types, uid) = (n.Text("name"), n.Codes("type", required: true), n.OptionalId("uniqueIdentifier"));
        var (version, description) = (n.OptionalText("version"), n.OptionalText("description"));
        var parameters = n.Collection("parameterCollection", "Parameter", Parameter);
        return () => new(name, types, uid, version, description, parameters);
    }

    private static AlgorithmParameter? Parameter(AimNode node) => node.Build<AlgorithmParameter>(n =>
    {
        var (name, value, type) = (n.Text("name"), n.Text("value"), n.Code("dataType"));
        return () => new(name, value, type);
    });
}
