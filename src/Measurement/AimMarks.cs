using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement;

/// <summary>Marks with their measurements as the parts of an ImageAnnotation.</summary>
public sealed record AimMarks(ValueList<MarkupEntity> Markups, ValueList<CalculationEntity> Calculations, ValueList<AnnotationStatement> Statements)
{
    /// <summary>
    /// One markup per shape, one calculation per number, and a statement from each calculation to its markup; numbers of the
    /// whole finding point to all of its outlines, or to all of its shapes when it has none.
    /// </summary>
    /// <param name="nextUid">Gives an identifier for each entity made.</param>
    /// <exception cref="ArgumentException">A mark was refused.</exception>
    public static AimMarks Of(IEnumerable<MeasuredMark> marks, Func<Uid> nextUid, IEnumerable<MeasuredQuantity>? ofTheFinding = null)
    {
        ArgumentNullException.ThrowIfNull(nextUid);
        var (shapes, calculations, statements) = (new List<MarkupEntity>(), new List<CalculationEntity>(), new List<AnnotationStatement>());
        void Add(MeasuredQuantity quantity, IEnumerable<Uid> markups)
        {
            var calculation = quantity.ToCalculation(nextUid());
            calculations.Add(calculation);
            statements.AddRange(markups.Select(m => new AnnotationStatement(StatementKind.CalculationEntityReferencesMarkupEntity, calculation.UniqueIdentifier, m)));
        }

        foreach (var measured in marks)
        {
            if (measured.IsRefused)
            {
                throw new ArgumentException("A refused mark has no AIM: " + string.Join(" ", measured.Remarks.Select(r => r.Message)), nameof(marks));
            }

            var made = MarkShapes.Of(measured.Mark, nextUid, shapes.Count + 1);
            shapes.AddRange(made);
            for (var i = 0; i < measured.Shapes.Count; i++)
            {
                measured.Shapes[i].Quantities.ToList().ForEach(q => Add(q, [MarkShapes.ShapeOf(made[i]).UniqueIdentifier]));
            }

            measured.OfAllShapes.ToList().ForEach(q => Add(q, made.Select(m => MarkShapes.ShapeOf(m).UniqueIdentifier)));
        }

        var outlines = shapes.Where(s => s is TwoDimensionPolyline or TwoDimensionEllipse or TwoDimensionCircle).ToList();
        var whole = (outlines.Count > 0 ? outlines : shapes).Select(s => s.UniqueIdentifier).ToList();
        (ofTheFinding ?? []).ToList().ForEach(q => Add(q, whole));
        return new(shapes.ToValueList(), calculations.ToValueList(), statements.ToValueList());
    }
}
