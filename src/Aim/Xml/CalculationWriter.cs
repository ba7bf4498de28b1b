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

    private static void Result(AimWriter to, CompactCalculationResult result) => to.Element("CalculationResult", () =>
    {
        to.Attribute("type", "Scalar");
        to.Text("unitOfMeasure", result.Value.Unit.Code);
        to.Code("dataType", result.DataType);
        to.Element("dimensionCollection", () => to.Element("Dimension", () =>
        {
            to.Integer("index", 0);
            to.Integer("size", 1);
            to.Text("label", result.Label);
        }));
        to.Number("value", result.Value.Value);
    }, nameof(CompactCalculationResult));

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
