namespace CrowdAnnotate.Aim;

/// <summary>Checks that each calculation of an image annotation says what it was computed on.</summary>
internal static class TieChecks
{
    public static void Run(ImageAnnotation annotation, ValidationLog log)
    {
        var tied = annotation.Statements
            .Where(s => s.Kind is StatementKind.CalculationEntityReferencesMarkupEntity or StatementKind.CalculationEntityReferencesSegmentationEntity
                or StatementKind.CalculationEntityReferencesCalculationEntity or StatementKind.CalculationEntityUsesCalculationEntity
                or StatementKind.CalculationEntityIsComparedWithCalculationEntity)
            .Select(s => s.Subject).ToHashSet();
        var hasShapes = annotation.Markups.Count + annotation.Segmentations.Count > 0;
        for (var i = 0; i < annotation.Calculations.Count; i++)
        {
            if (tied.Contains(annotation.Calculations[i].UniqueIdentifier))
            {
                continue;
            }

            var at = log.At("calculationEntityCollection", "CalculationEntity", i);
            if (hasShapes)
            {
                at.Warning(AimCheck.Untied, "", "is tied by no statement to the shape it was computed on.");
            }
            else
            {
                at.Note(AimCheck.Untied, "", "has no shape in its annotation that it could have been computed on.");
            }
        }
    }
}
