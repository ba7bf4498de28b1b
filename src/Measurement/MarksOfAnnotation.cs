using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>A mark of an annotation with the markups that it stands for.</summary>
public sealed record AnnotatedMark(DrawnMark Mark, ValueList<Uid> Markups);

/// <summary>The marks that an annotation's markup stands for.</summary>
public static class MarksOfAnnotation
{
    /// <inheritdoc cref="Read"/>
    public static (ValueList<DrawnMark> Marks, ValueList<MarkRemark> Remarks) Of(ImageAnnotation annotation)
    {
        var (marks, remarks) = Read(annotation);
        return (marks.Select(m => m.Mark).ToValueList(), remarks);
    }

    /// <summary>
    /// The marks, and a remark for each markup that is none. Two lines on one frame are a bidirectional mark when one is
    /// measured as the long axis and the other as the short one; a frame with several pairs gives them in order. What a label of
    /// <see cref="MarkShapes"/> says is believed where the shape allows it.
    /// </summary>
    public static (ValueList<AnnotatedMark> Marks, ValueList<MarkRemark> Remarks) Read(ImageAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        var shapes = annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().Where(s => s.ImageReferenceUid is not null).ToList();
        List<AnnotatedMark> marks = [.. Axes(annotation, shapes), .. Regions(shapes)];
        var (remarks, used) = (new List<MarkRemark>(), marks.SelectMany(m => m.Markups).ToHashSet());
        for (var i = 0; i < annotation.Markups.Count; i++)
        {
            var markup = annotation.Markups[i];
            if (used.Contains(markup.UniqueIdentifier))
            {
                continue;
            }

            if (Single(markup) is { } mark)
            {
                marks.Add(mark);
            }
            else
            {
                remarks.Add(new($"markupEntityCollection/MarkupEntity[{i + 1}]", false, $"{markup.GetType().Name} is no mark that can be measured."));
            }
        }

        return (marks.ToValueList(), remarks.ToValueList());
    }

    private static IEnumerable<AnnotatedMark> Axes(ImageAnnotation annotation, List<TwoDimensionGeometricShapeEntity> shapes)
    {
        var (longs, shorts) = (Measured(annotation, Codes.LongAxis), Measured(annotation, Codes.ShortAxis));
        var used = new HashSet<Uid>();
        foreach (var axis in shapes.Where(s => IsLine(s) && longs.Contains(s.UniqueIdentifier)))
        {
            var other = shapes.FirstOrDefault(s => IsLine(s) && shorts.Contains(s.UniqueIdentifier) && Frame(s) == Frame(axis) && !used.Contains(s.UniqueIdentifier));
            if (other is not null)
            {
                used.UnionWith([axis.UniqueIdentifier, other.UniqueIdentifier]);
                yield return new(Mark(MarkKind.Bidirectional, axis, [.. axis.Points, .. other.Points]), [axis.UniqueIdentifier, other.UniqueIdentifier]);
            }
        }
    }

    // Outlines that another program has moved off the edges of pixels are contours.
    private static IEnumerable<AnnotatedMark> Regions(List<TwoDimensionGeometricShapeEntity> shapes)
    {
        var anyImage = new ImagePlane(int.MaxValue, int.MaxValue, 1, 1, CalibrationSource.None);
        foreach (var group in shapes.Where(s => MarkShapes.RegionOf(s) is not null).GroupBy(s => (Frame(s), MarkShapes.RegionOf(s))))
        {
            var mark = Mark(MarkKind.Region, group.First(), []) with { Outlines = group.Select(s => s.Points).ToValueList() };
            if (!RegionCheck.Refusals(mark, anyImage).Any())
            {
                yield return new(mark, group.Select(s => s.UniqueIdentifier).ToValueList());
            }
        }
    }

    private static AnnotatedMark? Single(MarkupEntity markup)
    {
        var words = markup as TextAnnotationEntity;
        var (shape, text) = (words is null ? markup : words.Connector, words?.Text);
        if (shape is not TwoDimensionGeometricShapeEntity { ImageReferenceUid: not null } flat || Kind(flat) is not { } kind
            || (text is not null && kind is not (MarkKind.Point or MarkKind.Arrow)))
        {
            return null;
        }

        var uids = new[] { markup.UniqueIdentifier, flat.UniqueIdentifier }.Distinct().ToValueList();
        return new(Mark(kind, flat, flat.Points) with { Text = text }, uids);
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
        TwoDimensionMultiPoint { Points.Count: 2, Details.Label: MarkShapes.Arrow } => MarkKind.Arrow,
        TwoDimensionMultiPoint { Points.Count: 2 } => MarkKind.Length,
        TwoDimensionMultiPoint { Points.Count: 3, Details.Label: MarkShapes.Angle } => MarkKind.Angle,
        TwoDimensionPolyline { Points.Count: 4, Details.Label: MarkShapes.Rectangle } => MarkKind.Rectangle,
        TwoDimensionPolyline => MarkKind.Contour,
        TwoDimensionEllipse => MarkKind.Ellipse,
        TwoDimensionCircle => MarkKind.Circle,
        _ => null,
    };

    private static DrawnMark Mark(MarkKind kind, TwoDimensionGeometricShapeEntity shape, ValueList<ImagePoint> points) =>
        new(kind, shape.ImageReferenceUid!.Value, shape.ReferencedFrameNumber ?? 1, points);
}
