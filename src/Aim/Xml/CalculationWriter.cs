namespace CrowdAnnotate.Aim;

/// <summary>A measurement in the order of the schema.</summary>
internal static class CalculationWriter
{
    public static void Write(AimWriter to, CalculationEntity entity) => to.Element("CalculationEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        to.Codes("typeCode", entity.TypeCodes);
        to.Codes("questionTypeCode", entity.QuestionTypeCodes);
        to.Text("description", entity.Description);
        to.Text("mathML", entity.MathML);
        to.Integer("questionIndex", entity.QuestionIndex);
        to.Collection("calculationResultCollection", entity.Results, r => Result(to, r));
        if (entity.Algorithm is { } algorithm)
        {
            to.Element("algorithm", () => Algorithm(to, algorithm));
        }
    });

    private static void Result(AimWriter to, CalculationResult result) => to.Element("CalculationResult", () =>
    {
        to.Attribute("type", result.Type.ToString());
        to.Text("unitOfMeasure", result.UnitOfMeasure.Code);
        to.Code("dataType", result.DataType);
        to.Collection("dimensionCollection", result.Dimensions, d => to.Element("Dimension", () =>
        {
            to.Integer("index", d.Index);
            to.Integer("size", d.Size);
            to.Text("label", d.Label);
        }));
        switch (result)
        {
            case CompactCalculationResult compact:
                to.Text("value", compact.Value);
                to.Code("encoding", compact.Encoding);
                to.Code("compression", compact.Compression);
                break;
            case ExtendedCalculationResult extended:
                to.Collection("calculationDataCollection", extended.Values, v => Value(to, v));
                break;
            default:
                throw new NotSupportedException($"{result.GetType().Name} has no XML form.");
        }
    }, result.GetType().Name);

    private static void Value(AimWriter to, CalculationData value) => to.Element("CalculationData", () =>
    {
        to.Text("value", value.Value);
        to.Collection("coordinateCollection", value.Coordinates, c => to.Element("Coordinate", () =>
        {
            to.Integer("dimensionIndex", c.DimensionIndex);
            to.Integer("position", c.Position);
        }));
    });

    private static void Algorithm(AimWriter to, Algorithm algorithm)
    {
        to.Text("name", algorithm.Name);
        to.Codes("type", algorithm.Types);
        to.Id("uniqueIdentifier", algorithm.UniqueIdentifier);
        to.Text("version", algorithm.Version);
        to.Text("description", algorithm.Description);
        to.Collection("parameterCollection", algorithm.Parameters, p => to.Element("Parameter", () =>
        {
            to.Text("name", p.Name);
            to.Text("value", p.Value);
            to.Code("dataType", p.DataType);
        }));
    }
}
