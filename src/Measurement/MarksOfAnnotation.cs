using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement;

/// <summary>The marks that an annotation's markup stands for.</summary>
public static class MarksOfAnnotation
{
    /// <summary>
    /// The marks, and a remark for each markup that is none. Two lines on one frame are a bidirectional mark when one is
    /// measured as the long axis and the other as the short one; a frame with several pairs gives them in order.
    /// </summary>
    public static (ValueList<DrawnMark> Marks, ValueList<MarkRemark> Remarks) Of(ImageAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        var (marks, remarks) = (new List<DrawnMark>(), new List<MarkRemark>());
        var shapes = annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().Where(s => s.ImageReferenceUid is not null).ToList();
        var (longs, shorts) = (Measured(annotation, Codes.LongAxis), Measured(annotation, Codes.ShortAxis));
        var used = new HashSet<Uid>();
        foreach (var axis in shapes.Where(s => IsLine(s) && longs.Contains(s.UniqueIdentifier)))
        {
            var other = shapes.FirstOrDefault(s => IsLine(s) && shorts.Contains(s.UniqueIdentifier) && Frame(s) == Frame(axis) && !used.Contains(s.UniqueIdentifier));
            if (other is not null)
            {
                used.UnionWith([axis.UniqueIdentifier, other.UniqueIdentifier]);
                marks.Add(Mark(MarkKind.Bidirectional, axis, [.. axis.Points, .. other.Points]));
            }
        }

        for (var i = 0; i < annotation.Markups.Count; i++)
        {
            var markup = annotation.Markups[i];
            if (used.Contains(markup.UniqueIdentifier))
            {
                continue;
            }

            if (markup is TwoDimensionGeometricShapeEntity { ImageReferenceUid: not null } shape && Kind(shape) is { } kind)
            {
                marks.Add(Mark(kind, shape, shape.Points));
            }
            else
            {
                remarks.Add(new($"markupEntityCollection/MarkupEntity[{i + 1}]", false, $"{markup.GetType().Name} is no mark that can be measured."));
            }
        }

        return (marks.ToValueList(), remarks.ToValueList());
    }

    private static HashSet<Uid> Measured(ImageAnnotation annotation, CodedConcept concept)
    {
        var calculations = annotation.Calculations.Where(c => c.TypeCodes[0] == concept).Select(c => c.UniqueIdentifier).ToHashSet();
        return [.. annotation.Statements
            .Where(s => s.Kind == StatementKind.CalculationEntityReferencesMarkupEntity && calculations.Contains(s.Subject))
            .Select(s => s.Object)];
    }

    private static bool IsLine(TwoDimensionGeometricShapeEntity shape) => shape is TwoDimensionMultiPoint { Points.Count: 2 };

    private static (Uid?, int) Frame(TwoDimensionGeometricShapeEntity shape) => (shape.ImageReferenceUid, shape.ReferencedFrameNumber ?? 1);

    private static MarkKind? Kind(TwoDimensionGeometricShapeEntity shape) => shape switch
    {
        TwoDimensionPoint => MarkKind.Point,
        TwoDimensionMultiPoint { Points.Count: 2 } => MarkKind.Length,
        TwoDimensionPolyline => MarkKind.Contour,
        TwoDimensionEllipse => MarkKind.Ellipse,
        TwoDimensionCircle => MarkKind.Circle,
        _ => null,
    };

    private static DrawnMark Mark(MarkKind kind, TwoDimensionGeometricShapeEntity shape, ValueList<ImagePoint> points) =>
        new(kind, shape.ImageReferenceUid!.Value, shape.ReferencedFrameNumber ?? 1, points);
}
