using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads a measurement in the order of the schema; of its results, scalars.</summary>
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

    private static CompactCalculationResult? Result(AimNode node)
    {
        var (schemaType, type) = (node.XsiType, node.Attribute("type"));
        if (schemaType != nameof(CompactCalculationResult) || type != "Scalar")
        {
            node.NotHeld($"a result of type “{schemaType}”, “{type}”, is not held yet and was left out.");
            return null;
        }

        return node.Build<CompactCalculationResult>(n =>
        {
            var (unit, dataType) = (n.Text("unitOfMeasure"), n.Code("dataType"));
            var labels = n.Collection("dimensionCollection", "Dimension", Dimension, required: true);
            var value = n.Number("value");
            if (labels.Count > 1)
            {
                n.Malformed("dimensionCollection", $"has {labels.Count} dimensions; a scalar has one.");
            }

            return () => new(new Quantity(value, new UcumUnit(unit)), labels[0], dataType);
        });
    }

    private static string? Dimension(AimNode node) => node.Build<string>(n =>
    {
        var (index, size, label) = (n.Integer("index"), n.Integer("size"), n.Text("label"));
        if (index != 0 || size != 1)
        {
            n.Malformed("size", $"{size} at index {index}; a scalar has size 1 at index 0.");
        }

        return () => label;
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
