using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>What becomes one measurement group (TID 1501).</summary>
/// <param name="Tool">The tool of Cornerstone3D that opens it; null where there is none.</param>
/// <param name="Calculations">The one that readers look for first comes first.</param>
internal sealed record GroupPlan(string? Tool, IReadOnlyList<MarkupEntity> Markups, IReadOnlyList<CalculationEntity> Calculations)
{
    /// <summary>
    /// A group for each mark, two axes being one mark, for viewers open one mark a group; what was measured over several marks, or
    /// over none, stands in the only group or in one of its own.
    /// </summary>
    public static IReadOnlyList<GroupPlan> Of(ImageAnnotation annotation)
    {
        var marks = new MarksOf(annotation);
        var groups = marks.Split().Select(m => new GroupPlan(ToolOf(m), m, marks.Only(m))).ToList();
        var taken = groups.SelectMany(g => g.Calculations).Select(c => c.UniqueIdentifier).ToHashSet();
        var rest = annotation.Calculations.Where(c => !taken.Contains(c.UniqueIdentifier)).ToList();
        if (groups is [{ Calculations.Count: > 0 } only])
        {
            return [only with { Calculations = [.. only.Calculations, .. rest] }];
        }

        return rest.Count > 0 || groups.Count == 0 ? [.. groups, new GroupPlan(null, [], rest)] : groups;
    }

    private static string? ToolOf(IReadOnlyList<MarkupEntity> markups) => markups switch
    {
        [_, _] => "Bidirectional",
        [TwoDimensionMultiPoint { Points.Count: 2, Details.Label: MarkShapes.Arrow }] => "ArrowAnnotate",
        [TwoDimensionMultiPoint { Points.Count: 2 }] => "Length",
        [TwoDimensionMultiPoint { Points.Count: 3, Details.Label: MarkShapes.Angle }] => "Angle",
        [TwoDimensionPolyline { Points.Count: 4, Details.Label: MarkShapes.Rectangle }] => "RectangleROI",
        [TwoDimensionEllipse] => "EllipticalROI",
        [TwoDimensionCircle] => "CircleROI",
        [TwoDimensionPolyline] => "PlanarFreehandROI",
        [TwoDimensionPoint] => "Probe",
        _ => null,
    };
}

/// <summary>Which calculation belongs to which markup of an annotation.</summary>
internal sealed class MarksOf
{
    private readonly List<MarkupEntity> markups;
    private readonly ILookup<Uid, CalculationEntity> of;
    private readonly Dictionary<Uid, int> references;

    public MarksOf(ImageAnnotation annotation)
    {
        markups = [.. annotation.Markups.Select(MarkShapes.ShapeOf).Where(RegionContent.CanHold)];
        var calculations = annotation.Calculations.ToDictionary(c => c.UniqueIdentifier);
        var ties = annotation.Statements
            .Where(s => s.Kind == StatementKind.CalculationEntityReferencesMarkupEntity && calculations.ContainsKey(s.Subject)).ToList();
        of = ties.ToLookup(s => s.Object, s => calculations[s.Subject]);
        references = ties.GroupBy(s => s.Subject).ToDictionary(g => g.Key, g => g.Select(s => s.Object).Distinct().Count());
    }

    public IEnumerable<IReadOnlyList<MarkupEntity>> Split()
    {
        var used = new HashSet<Uid>();
        foreach (var markup in markups)
        {
            if (used.Add(markup.UniqueIdentifier))
            {
                var other = markups.Find(m => !used.Contains(m.UniqueIdentifier) && AreAxes(markup, m));
                yield return other is null ? [markup] : Measured(markup, Codes.LongAxis) ? [markup, other] : [other, markup];
                used.UnionWith(other is null ? [] : [other.UniqueIdentifier]);
            }
        }
    }

    /// <summary>The calculations on these markups and no others.</summary>
    public IReadOnlyList<CalculationEntity> Only(IReadOnlyList<MarkupEntity> marks) =>
        [.. marks.SelectMany(m => of[m.UniqueIdentifier].Where(c => references[c.UniqueIdentifier] == 1).OrderBy(c => Rank(m, c))).Distinct()];

    private bool AreAxes(MarkupEntity a, MarkupEntity b) =>
        a is TwoDimensionMultiPoint { Points.Count: 2 } first && b is TwoDimensionMultiPoint { Points.Count: 2 } second
        && first.ImageReferenceUid == second.ImageReferenceUid && (first.ReferencedFrameNumber ?? 1) == (second.ReferencedFrameNumber ?? 1)
        && ((Measured(a, Codes.LongAxis) && Measured(b, Codes.ShortAxis)) || (Measured(a, Codes.ShortAxis) && Measured(b, Codes.LongAxis)));

    private bool Measured(MarkupEntity markup, CodedConcept concept) => of[markup.UniqueIdentifier].Any(c => c.TypeCodes[0] == concept && references[c.UniqueIdentifier] == 1);

    // Viewers take the first number of a group for the one of its tool.
    private static int Rank(MarkupEntity markup, CalculationEntity calculation)
    {
        CodedConcept[] first = markup is TwoDimensionMultiPoint ? [Codes.LongAxis, Codes.ShortAxis, Codes.Length, Codes.Angle] : [Codes.Area];
        return first.Contains(calculation.TypeCodes[0]) ? 0 : 1;
    }
}
