namespace CrowdAnnotate.Aim;

/// <summary>The two ends of each relation, read from its name: subject, verb, object.</summary>
internal static class StatementEnds
{
    private const string Comparing = "IsComparedWith";
    private static readonly string[] Verbs =
        ["References", "Uses", "IsFoundIn", "IsIdentifiedBy", "IsComprisedOf", Comparing, "Excludes", "HasPerformed", "HasPlanned", "HasChild", "Has"];

    private static readonly Dictionary<string, Type> Ends = new Type[]
    {
        typeof(AnnotationEntity), typeof(ImageAnnotation), typeof(AnnotationOfAnnotation), typeof(CalculationEntity), typeof(MarkupEntity),
        typeof(SegmentationEntity), typeof(DicomSegmentationEntity), typeof(DicomImageReferenceEntity), typeof(UriImageReferenceEntity),
        typeof(ImagingObservationEntity), typeof(ImagingPhysicalEntity), typeof(InferenceEntity), typeof(AnnotationRoleEntity),
        typeof(GeneralLesionObservationEntity), typeof(TimePointLesionObservationEntity), typeof(TaskContextEntity),
        typeof(TextAnnotationEntity), typeof(TwoDimensionGeometricShapeEntity), typeof(ThreeDimensionGeometricShapeEntity),
    }.ToDictionary(t => t.Name);

    // By the bases of the schema's types: ImageAnnotationStatement, AnnotationOfAnnotationStatement, or AnnotationStatement itself for either.
    private static readonly HashSet<StatementKind> Either =
    [
        StatementKind.AnnotationEntityHasPerformedTaskContextEntity,
        StatementKind.AnnotationEntityHasPlannedTaskContextEntity,
        StatementKind.AnnotationOfAnnotationIsComparedWithAnnotationOfAnnotation,
        StatementKind.CalculationEntityReferencesCalculationEntity,
        StatementKind.CalculationEntityUsesCalculationEntity,
        StatementKind.ImageAnnotationIsComparedWithAnnotationOfAnnotation,
        StatementKind.ImagingObservationEntityHasCalculationEntity,
        StatementKind.ImagingObservationEntityIsFoundInImagingPhysicalEntity,
        StatementKind.ImagingPhysicalEntityHasCalculationEntity,
        StatementKind.ImagingPhysicalEntityHasImagingObservationEntity,
    ];

    private static readonly HashSet<StatementKind> OfAnnotationOfAnnotation =
    [
        StatementKind.AnnotationOfAnnotationHasAnnotationOfAnnotation,
        StatementKind.AnnotationOfAnnotationHasAnnotationRoleEntity,
        StatementKind.AnnotationOfAnnotationHasCalculationEntity,
        StatementKind.AnnotationOfAnnotationHasGeneralLesionObservationEntity,
        StatementKind.AnnotationOfAnnotationHasImageAnnotation,
        StatementKind.AnnotationOfAnnotationHasImagingObservationEntity,
        StatementKind.AnnotationOfAnnotationHasImagingPhysicalEntity,
        StatementKind.AnnotationOfAnnotationHasInferenceEntity,
        StatementKind.AnnotationOfAnnotationHasTimePointLesionObservationEntity,
        StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation,
        StatementKind.CalculationEntityIsComparedWithCalculationEntity,
        StatementKind.ImageAnnotationHasAnnotationRoleEntity,
        StatementKind.ImageAnnotationIsComparedWithImageAnnotation,
    ];

    private static readonly Dictionary<StatementKind, (Type Subject, Type Object)> Table = Enum.GetValues<StatementKind>().ToDictionary(k => k, Split);

    public static (Type Subject, Type Object) Of(StatementKind kind) => Table[kind];

    /// <summary>Whether the relation is made to compare, and so to reach into other annotations.</summary>
    public static bool Compares(StatementKind kind) => kind.ToString().Contains(Comparing, StringComparison.Ordinal);

    /// <summary>Whether the schema derives the relation for this kind of annotation; it does not enforce it.</summary>
    public static bool IsFor(StatementKind kind, AnnotationEntity annotation) =>
        Either.Contains(kind) || OfAnnotationOfAnnotation.Contains(kind) == annotation is AnnotationOfAnnotation;

    private static (Type, Type) Split(StatementKind kind)
    {
        var name = kind.ToString();
        return Verbs
            .Select(v => name.Split(v, 2))
            .Where(p => p.Length == 2 && Ends.ContainsKey(p[0]) && Ends.ContainsKey(p[1]))
            .Select(p => (Ends[p[0]], Ends[p[1]]))
            .Single();
    }
}
