using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// Where pairs of readers of one case part, step by step: each step is taken by those alone who agreed so far, so each is told with its n.
/// </summary>
/// <param name="Pairs">Pairs of readers and lesions of which one at least was marked.</param>
/// <param name="OtherLesion">Pairs of which one marked the lesion and the other marked another one of the case.</param>
/// <param name="Missed">Pairs of which one marked the lesion and the other nothing.</param>
/// <param name="OtherSlice">Of those who both marked it: on different slices.</param>
/// <param name="OtherAxis">Of those on the same slice: long axes more than 20° apart.</param>
/// <param name="OtherEdge">Of the rest: lengths more than 10 % apart.</param>
/// <param name="Alike">The rest.</param>
/// <param name="Steps">How far sizes lie apart at each step.</param>
public sealed record DisagreementApart(
    int Pairs, int OtherLesion, int Missed, int OtherSlice, int OtherAxis, int OtherEdge, int Alike, IReadOnlyList<DisagreementStep> Steps)
{
    /// <summary>Degrees beyond which two long axes are different ones.</summary>
    public const double AxesApart = 20;

    /// <summary>The ratio beyond which two lengths of one axis end at different edges.</summary>
    public const double EdgesApart = 1.1;

    private const int Replicates = 1000;

    private enum Parting
    {
        OtherLesion,
        Missed,
        OtherSlice,
        OtherAxis,
        OtherEdge,
        Alike,
    }

    public static DisagreementApart Of(AgreementContent content)
    {
        var marking = content.Cases.ToDictionary(c => c.Id, c => c.Lesions.SelectMany(l => l.Marks.Select(m => m.Reader)).ToHashSet());
        var all = content.Rows.SelectMany(r => PairsOf(r, marking[r.Case.Id])).ToList();
        var count = all.CountBy(p => p.Parting).ToDictionary();
        int N(Parting p) => count.GetValueOrDefault(p);
        return new(
            all.Count, N(Parting.OtherLesion), N(Parting.Missed), N(Parting.OtherSlice), N(Parting.OtherAxis), N(Parting.OtherEdge), N(Parting.Alike),
            [Step("same-lesion", all, Parting.OtherSlice), Step("same-slice", all, Parting.OtherAxis), Step("same-axis", all, Parting.OtherEdge)]);
    }

    private static IEnumerable<(LesionRow Row, Parting Parting, double? Ratio)> PairsOf(LesionRow row, HashSet<string> marking)
    {
        var marks = row.Marks.DistinctBy(m => m.Reader).ToList();
        for (var a = 0; a < marks.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                yield return (row, PartingOf(marks[a], marks[b]), Ratio(marks[a], marks[b]));
            }

            foreach (var other in row.Readers.Where(r => !marks.Exists(m => m.Reader == r)))
            {
                yield return (row, marking.Contains(other) ? Parting.OtherLesion : Parting.Missed, null);
            }
        }
    }

    private static Parting PartingOf(ComparedMark a, ComparedMark b)
    {
        var turned = a.Angle is { } first && b.Angle is { } second ? Math.Abs(first - second) : 0;
        return a.Slice != b.Slice && a.Slice is not null && b.Slice is not null ? Parting.OtherSlice
            : Math.Min(turned, 180 - turned) > AxesApart ? Parting.OtherAxis
            : Ratio(a, b) is { } ratio && Math.Abs(ratio) > Math.Log(EdgesApart) ? Parting.OtherEdge : Parting.Alike;
    }

    private static double? Ratio(ComparedMark a, ComparedMark b) => a.LongAxis > 0 && b.LongAxis > 0 ? Math.Log(a.LongAxis.Value / b.LongAxis.Value) : null;

    // Readers are exchangeable, so that the differences of pairs have no sign: their limits are about zero.
    private static DisagreementStep Step(string name, List<(LesionRow Row, Parting Parting, double? Ratio)> all, Parting from)
    {
        var left = all.Where(p => p.Parting >= from && p.Ratio is not null).ToList();
        var byLesion = left.GroupBy(p => p.Row.Key).ToDictionary(g => g.Key, g => (Squares: g.Sum(p => p.Ratio!.Value * p.Ratio.Value), Pairs: (double)g.Count()));
        IReadOnlyList<LesionRow> rows = [.. left.Select(p => p.Row).DistinctBy(r => r.Key)];
        static double? Percent(double squares, double pairs) => LesionStatistics.HalfWidth(squares, pairs) is { } half ? 100 * (Math.Exp(half) - 1) : null;
        var value = Percent(byLesion.Values.Sum(v => v.Squares), byLesion.Values.Sum(v => v.Pairs));
        var interval = value is null ? Undefined.NoPairableValues : PatientBootstrap.OfSums(rows, r => byLesion[r.Key], Percent, Replicates);
        return new(name, left.Count, rows.Count, value, interval.IsDefined ? interval.Value.Lower : null, interval.IsDefined ? interval.Value.Upper : null, interval.Reason?.Why);
    }
}

/// <summary>How far the long axes of two readers lie apart, of the pairs that agree so far: ± % of 95 % of their ratios about 1.</summary>
/// <param name="Name">same-lesion, same-slice or same-axis.</param>
public sealed record DisagreementStep(string Name, int Pairs, int Lesions, double? LimitsPercent, double? Low, double? High, string? IntervalUndefined);
