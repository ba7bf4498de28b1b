using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Checks of measurements: units by concept, and values at places that their result has.</summary>
internal static class CalculationChecks
{
    public static void Run(CalculationEntity calculation, ValidationLog log)
    {
        log.Codes("typeCode", calculation.TypeCodes);
        log.Codes("questionTypeCode", calculation.QuestionTypeCodes);
        for (var i = 0; i < calculation.Results.Count; i++)
        {
            var (result, at) = (calculation.Results[i], log.At("calculationResultCollection", "CalculationResult", i));
            at.Unit("unitOfMeasure", result.UnitOfMeasure, calculation.TypeCodes);
            Sign(calculation, result, at);
            if (result.Dimensions.DistinctBy(d => d.Index).Count() < result.Dimensions.Count)
            {
                at.Error(AimCheck.DuplicateId, "dimensionCollection", "gives an index twice.");
            }

            if (result is ExtendedCalculationResult extended)
            {
                Places(extended, at);
            }
        }
    }

    private static void Sign(CalculationEntity calculation, CalculationResult result, ValidationLog log)
    {
        // A standard deviation of anything, and any size, is never below zero.
        var isSize = calculation.TypeCodes.Any(c => ConceptTable.DimensionOf(c) is { Length: > 0 }) || calculation.TypeCodes.Contains(Codes.StandardDeviation);
        if (isSize && result.Scalar is { Value: < 0 })
        {
            log.Error(AimCheck.Number, result is ExtendedCalculationResult ? "calculationDataCollection" : "value", "is below zero, which no size is.");
        }
    }

    private static void Places(ExtendedCalculationResult result, ValidationLog log)
    {
        var sizes = result.Dimensions.GroupBy(d => d.Index).ToDictionary(g => g.Key, g => g.Max(d => d.Size));
        for (var i = 0; i < result.Values.Count; i++)
        {
            for (var c = 0; c < result.Values[i].Coordinates.Count; c++)
            {
                var (coordinate, at) = (result.Values[i].Coordinates[c], $"calculationDataCollection/CalculationData[{i + 1}]/coordinateCollection/Coordinate[{c + 1}]");
                if (!sizes.TryGetValue(coordinate.DimensionIndex, out var size))
                {
                    log.Error(AimCheck.Number, $"{at}/dimensionIndex", $"{coordinate.DimensionIndex} is no dimension of the result.");
                }
                else if (coordinate.Position > size)
                {
                    // AIM does not say whether positions count from 0 or 1.
                    log.Error(AimCheck.Number, $"{at}/position", $"{coordinate.Position} is beyond the {size} places of its dimension.");
                }
            }
        }
    }
}
