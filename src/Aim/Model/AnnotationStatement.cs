using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageAnnotationStatement: a directed relation between two entities of one annotation.</summary>
public sealed record AnnotationStatement
{
    public AnnotationStatement(StatementKind kind, Uid subject, Uid @object)
    {
        (_, _) = (subject.Value, @object.Value);
        (Kind, Subject, Object) = (kind, subject, @object);
    }

    public StatementKind Kind { get; }

    public Uid Subject { get; }

    public Uid Object { get; }
}

/// <summary>The relations of AIM 4.2 whose both ends this model holds; each is named as its schema type without "Statement".</summary>
public enum StatementKind
{
    CalculationEntityReferencesMarkupEntity,
    CalculationEntityReferencesSegmentationEntity,
    CalculationEntityReferencesCalculationEntity,
    CalculationEntityUsesCalculationEntity,
    DicomImageReferenceEntityHasCalculationEntity,
    DicomImageReferenceEntityHasImagingObservationEntity,
    DicomImageReferenceEntityHasImagingPhysicalEntity,
    DicomSegmentationEntityHasImagingObservationEntity,
    ImageAnnotationHasCalculationEntity,
    ImageAnnotationHasDicomImageReferenceEntity,
    ImageAnnotationHasDicomSegmentationEntity,
    ImageAnnotationHasImagingObservationEntity,
    ImageAnnotationHasImagingPhysicalEntity,
    ImageAnnotationHasInferenceEntity,
    ImageAnnotationHasTwoDimensionGeometricShapeEntity,
    ImagingObservationEntityHasCalculationEntity,
    ImagingObservationEntityIsFoundInImagingPhysicalEntity,
    ImagingObservationEntityIsIdentifiedByTwoDimensionGeometricShapeEntity,
    ImagingPhysicalEntityHasCalculationEntity,
    ImagingPhysicalEntityHasImagingObservationEntity,
    ImagingPhysicalEntityHasTwoDimensionGeometricShapeEntity,
    TwoDimensionGeometricShapeEntityExcludesTwoDimensionGeometricShapeEntity,
    TwoDimensionGeometricShapeEntityIsComprisedOfTwoDimensionGeometricShapeEntity,
}

/// <summary>The two ends of each relation, read from its name: subject, verb, object.</summary>
internal static class StatementEnds
{
    private static readonly string[] Verbs = ["References", "Uses", "IsFoundIn", "IsIdentifiedBy", "IsComprisedOf", "Excludes", "Has"];

    private static readonly Dictionary<string, Type> Ends = new()
    {
        ["ImageAnnotation"] = typeof(ImageAnnotation),
        ["CalculationEntity"] = typeof(CalculationEntity),
        ["MarkupEntity"] = typeof(MarkupEntity),
        ["SegmentationEntity"] = typeof(DicomSegmentationEntity),
        ["DicomSegmentationEntity"] = typeof(DicomSegmentationEntity),
        ["DicomImageReferenceEntity"] = typeof(DicomImageReferenceEntity),
        ["ImagingObservationEntity"] = typeof(ImagingObservationEntity),
        ["ImagingPhysicalEntity"] = typeof(ImagingPhysicalEntity),
        ["InferenceEntity"] = typeof(InferenceEntity),
        ["TwoDimensionGeometricShapeEntity"] = typeof(TwoDimensionGeometricShapeEntity),
    };

    private static readonly Dictionary<StatementKind, (Type Subject, Type Object)> Table = Enum.GetValues<StatementKind>().ToDictionary(k => k, Split);

    public static (Type Subject, Type Object) Of(StatementKind kind) => Table[kind];

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
