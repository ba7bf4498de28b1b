using CrowdAnnotate.Agreement;
using CrowdAnnotate.Consensus;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Replays;

/// <summary>Detection, which comes before size: the marks of each series matched in-plane to lesions, and who found them.</summary>
/// <param name="SeriesRead">By two readers or more; only these count.</param>
/// <param name="SeriesOfOneLesion">Those whose readers all marked the same lesion.</param>
/// <param name="MarkedByOne">Lesions that one reader alone marked.</param>
/// <param name="FoundShare">Mean over lesions of the share of the series' readers who marked it, with its patient bootstrap.</param>
/// <param name="NotFor">What it may not be used for.</param>
public sealed record MarkedLesions(int Lesions, int SeriesRead, int SeriesOfOneLesion, int MarkedByOne, double? FoundShare, double? Low, double? High, string? Undefined, string NotFor)
{
    private const string Caution = "the presence of lesions: each reader was asked for one mark a series, so another lesion is another choice, not a miss; marks that lie over each other in other slices count as one";

    public static MarkedLesions Of(IReadOnlyList<LongAxisMark> marks, int replicates)
    {
        var series = marks.GroupBy(m => m.Series).Select(Matched).Where(s => s.Readers > 1).ToList();
        var patients = series.GroupBy(s => s.Patient).Select(g => g.SelectMany(s => s.FoundBy.Select(n => (double)n / s.Readers)).ToArray()).ToList();
        var interval = ClusterBootstrap.Percentile(patients, s => s.Sum(p => p.Sum()) / s.Sum(p => p.Length), DisagreementStep.Seed, replicates);
        var lesions = series.Sum(s => s.FoundBy.Count);
        return new(
            lesions, series.Count, series.Count(s => s.FoundBy.Count == 1), series.Sum(s => s.FoundBy.Count(n => n == 1)),
            lesions == 0 ? null : patients.Sum(p => p.Sum()) / lesions, interval.IsDefined ? interval.Value.Lower : null, interval.IsDefined ? interval.Value.Upper : null,
            lesions == 0 ? CrowdAnnotate.Agreement.Undefined.NoPairableValues.Why : interval.Reason?.Why, Caution);
    }

    // No slice spacing: every mark lies in one plane. A reader's second mark on a series is a second lesion to the matching, or the same reader twice; one of them counts.
    private static SeriesMatch Matched(IGrouping<string, LongAxisMark> series)
    {
        var spacing = MarkPair.SpacingOf([.. series]);
        var marks = series.Select((m, i) => new Mark(m.Reader, $"{i}", new PatientPoint(m.Middle.X * spacing, m.Middle.Y * spacing, 0), m.Length)).ToList();
        return new(series.First().Patient, series.Select(m => m.Reader).Distinct().Count(), [.. LesionMatching.Match(marks).Select(l => l.Readers.Distinct().Count())]);
    }

    private sealed record SeriesMatch(string Patient, int Readers, IReadOnlyList<int> FoundBy);
}
