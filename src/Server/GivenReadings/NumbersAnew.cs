using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Numbers of a document held against those that were computed of the same marks.</summary>
public static class NumbersAnew
{
    private const double Tolerance = 1e-3;

    // UCUM units of length, area and volume in millimetres.
    private static readonly Dictionary<string, (string Of, double Factor)> Metric = new()
    {
        ["mm"] = ("mm", 1), ["cm"] = ("mm", 10), ["mm2"] = ("mm2", 1), ["cm2"] = ("mm2", 100), ["mm3"] = ("mm3", 1), ["cm3"] = ("mm3", 1000), ["ml"] = ("mm3", 1000), ["mL"] = ("mm3", 1000),
    };

    /// <summary>Those that differ; what the document measures and is not computed here is told to <paramref name="lost"/>.</summary>
    public static IEnumerable<NumberDifference> Compare(ImageAnnotation annotation, string path, IReadOnlyDictionary<Uid, Guid> markOf, Measured measured, ICollection<string> lost)
    {
        var tracking = ReadingOfAim.TrackingOf(annotation);
        foreach (var calculation in annotation.Calculations)
        {
            var of = annotation.Statements.Where(s => s.Kind == StatementKind.CalculationEntityReferencesMarkupEntity && s.Subject == calculation.UniqueIdentifier)
                .Select(s => markOf.TryGetValue(s.Object, out var mark) ? mark : (Guid?)null).OfType<Guid>().ToHashSet();
            var same = measured.Measurements.Where(m => m.TrackingUid == tracking && IsOf(calculation, m) && (m.MarkId is not { } mark || of.Contains(mark))).ToList();
            if (calculation.Results is not [{ Scalar: { } stated }, ..] || same.Count == 0 || same.Exists(m => double.IsNaN(In(stated.Unit.Code, m))))
            {
                lost.Add($"{path}: its {calculation.TypeCodes[0].Meaning} is not computed here, or in another unit, and is not kept.");
                continue;
            }

            foreach (var computed in same.Where(m => Differs(stated, m)))
            {
                yield return new NumberDifference(annotation.Name, calculation.Description, stated.Value, In(stated.Unit.Code, computed), stated.Unit.Code);
            }
        }
    }

    private static bool IsOf(CalculationEntity calculation, MeasuredValue measured) =>
        Is(calculation.TypeCodes[0], measured.Concept) && (calculation.TypeCodes.Count > 1 ? measured.Derivation is { } d && Is(calculation.TypeCodes[1], d) : measured.Derivation is null);

    private static bool Is(CodedConcept code, CodeAnswer answer) => code.Value == answer.Value && code.Scheme == answer.Scheme;

    private static bool Differs(Quantity stated, MeasuredValue measured)
    {
        var computed = In(stated.Unit.Code, measured);
        return Math.Abs(stated.Value - computed) > Tolerance * Math.Max(Math.Abs(computed), 1e-6);
    }

    // NaN where one unit cannot be the other.
    private static double In(string unit, MeasuredValue measured) => unit == measured.Unit ? measured.Value
        : Metric.TryGetValue(unit, out var to) && Metric.TryGetValue(measured.Unit, out var from) && to.Of == from.Of ? measured.Value * from.Factor / to.Factor : double.NaN;
}
