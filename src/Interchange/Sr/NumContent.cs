using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A calculation as NUM (TID 300): the concept names it, further codes are its derivation, the algorithm by TID 4019.</summary>
internal sealed class NumContent(LossList losses)
{
    private readonly Fitting fitting = new(losses);

    public ContentItem Of(CalculationEntity calculation, string path)
    {
        Lost(calculation, path);
        var concept = SrMeanings.Of(fitting.Code(calculation.TypeCodes[0], $"{path}/typeCode[1]"));
        var item = new ContentItem(Relationship.Contains, concept, Value(calculation, path)) { ObservationUid = calculation.UniqueIdentifier };
        for (var i = 1; i < calculation.TypeCodes.Count; i++)
        {
            Modify(item, SrCodes.Derivation, new CodeContent(fitting.Code(calculation.TypeCodes[i], $"{path}/typeCode[{i + 1}]")));
        }

        if (calculation.Description != SrMeanings.Description(calculation.TypeCodes))
        {
            Modify(item, SrCodes.EquivalentMeaning, Words(calculation.Description, $"{path}/description"));
        }

        if (calculation.Algorithm is { } algorithm)
        {
            Add(item, algorithm, $"{path}/algorithm");
        }

        return item;
    }

    /// <summary>
    /// The area that nobody took of a region, without value: viewers on Cornerstone3D open a region only below a number. Null where the
    /// group has numbers, or no region.
    /// </summary>
    public static ContentItem? NotTaken(GroupPlan plan) =>
        plan is { Calculations.Count: 0, Markups: [TwoDimensionEllipse or TwoDimensionCircle or TwoDimensionPolyline] }
            ? new(Relationship.Contains, SrMeanings.Of(Codes.Area), new NumberContent(null, null, SrCodes.NotAttempted)) : null;

    private NumberContent Value(CalculationEntity calculation, string path)
    {
        if (calculation.Results.Count == 0)
        {
            return new NumberContent(null, null, SrCodes.ValueUnknown);
        }

        var result = calculation.Results[0];
        var at = $"{path}/calculationResultCollection/CalculationResult[1]";
        losses.If(calculation.Results.Count > 1, $"{path}/calculationResultCollection", "has more than one result; the first is written.");
        if (result.Scalar is not { } scalar)
        {
            losses.Add(at, "is not a single number, which NUM must be, and is left out.");
            return new NumberContent(null, null, SrCodes.ValueUnknown);
        }

        losses.If(result.DataType != Codes.Double, $"{at}/dataType", "has no place in SR.");
        losses.If(result.Dimensions[0].Label != calculation.Description, $"{at}/dimensionCollection/Dimension[1]/label", "has no place in SR.");
        return new NumberContent(scalar.Value, Unit(scalar.Unit, $"{at}/unitOfMeasure"));
    }

    private CodedConcept Unit(UcumUnit unit, string path) => fitting.Code(new CodedConcept(unit.Code, "UCUM", SrMeanings.Unit(unit)), path);

    private void Lost(CalculationEntity calculation, string path)
    {
        losses.If(calculation.QuestionTypeCodes.Count > 0, $"{path}/questionTypeCode", "has no place in SR.");
        losses.If(calculation.QuestionIndex is not null, $"{path}/questionIndex", "has no place in SR.");
        losses.If(calculation.MathML is not null, $"{path}/mathML", "has no place in SR.");
    }

    private void Add(ContentItem item, Algorithm algorithm, string path)
    {
        losses.If(algorithm.UniqueIdentifier is not null, $"{path}/uniqueIdentifier", "has no place in SR.");
        losses.If(algorithm.Description is not null, $"{path}/description", "has no place in SR.");
        losses.If(algorithm.Types.Count > 1, $"{path}/type", "has more than one code; the first is written.");
        Modify(item, SrCodes.AlgorithmFamily, new CodeContent(fitting.Code(algorithm.Types[0], $"{path}/type[1]")));
        Modify(item, SrCodes.AlgorithmName, Words(algorithm.Name, $"{path}/name"));
        if (algorithm.Version is { } version)
        {
            Modify(item, SrCodes.AlgorithmVersion, Words(version, $"{path}/version"));
        }

        for (var i = 0; i < algorithm.Parameters.Count; i++)
        {
            var (parameter, at) = (algorithm.Parameters[i], $"{path}/parameterCollection/Parameter[{i + 1}]");
            losses.If(parameter.DataType != SrMeanings.DataType(parameter.Value), $"{at}/dataType", "has no place in SR.");
            losses.If(parameter.Name.Contains('=', StringComparison.Ordinal), $"{at}/name", "holds an equals sign, which parts name and value in SR.");
            Modify(item, SrCodes.AlgorithmParameters, Words($"{parameter.Name}={parameter.Value}", at));
        }
    }

    private WordsContent Words(string text, string path) => new(WordsContent.Plain, fitting.Text(DicomVR.UT, text, path));

    private static void Modify(ContentItem item, CodedConcept concept, ContentValue value) =>
        item.Add(new ContentItem(Relationship.HasConceptModifier, concept, value));
}
