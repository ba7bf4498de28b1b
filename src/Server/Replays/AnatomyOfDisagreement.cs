namespace CrowdAnnotate.Server.Replays;

/// <summary>The three steps of one group of pairs.</summary>
/// <param name="Marks">Marks of the group; where groups are of pairs (radiologist and other), the marks of those pairs.</param>
public sealed record DisagreementGroup(string Name, int Marks, IReadOnlyList<DisagreementStep> Steps);

/// <summary>Pairs at the same place, by how many images apart they were drawn.</summary>
public sealed record SliceGapRow(string Gap, int Pairs, double? HalfWidth, string? Undefined);

/// <summary>One reader's two marks on one series: a repeat that nobody planned.</summary>
public sealed record RepeatedRead(string Series, string Reader, double DifferencePercent, bool IsSamePlace, int SliceGap);

/// <summary>How the marks are spread over those who made them.</summary>
/// <param name="MedianSecondsBetween">Median time between one reader's marks.</param>
public sealed record MarkShares(double LargestShare, bool LargestIsRadiologist, double TopTenShare, int ReadersWithFiveOrFewer, double? MedianSecondsBetween);

/// <summary>One series with every reader's long axis, mm; named by its anatomy, without an identifier of its patient.</summary>
public sealed record ReplayedSeries(string Name, string Anatomy, IReadOnlyList<ReplayedReading> Readings);

public sealed record ReplayedReading(string Reader, double LongAxis);

/// <summary>What becomes of disagreement when it is taken apart: other lesion, other image, other length. Pure; the seed is fixed.</summary>
/// <param name="ReadersOfSeries">Number of series by how many different readers marked them.</param>
/// <param name="SeriesOfTwoSpacings">Series whose marks do not agree on the size of a pixel; the median counts.</param>
/// <param name="Notes">How the numbers were made and what they may not be used for.</param>
public sealed record AnatomyOfDisagreement(
    int Marks, int Patients, int SeriesCount, int Readers, int Radiologists, IReadOnlyDictionary<int, int> ReadersOfSeries, int SeriesOfTwoSpacings,
    IReadOnlyList<DisagreementStep> Steps, MarkedLesions Lesions, IReadOnlyList<DisagreementGroup> ByAnatomy, IReadOnlyList<DisagreementGroup> ByReaders,
    IReadOnlyList<DisagreementGroup> OverTime, IReadOnlyList<SliceGapRow> SliceGaps, IReadOnlyList<RepeatedRead> Repeats, MarkShares Shares,
    IReadOnlyList<ReplayedSeries> Series, IReadOnlyList<string> Notes)
{
    public const int Replicates = 2000;
    public const string TwoRadiologists = "two radiologists";
    public const string Mixed = "a radiologist and another";
    public const string TwoOthers = "two others";

    private static readonly string[] HowMade =
    [
        "Limits: ±1.96·√(mean of the squared percent differences), each difference to the mean of its pair. Readers are exchangeable, so no bias is told.",
        "Same place: the middles of both marks are closer than half the longer mark, in-plane. The file has no slice spacing; the slice gap is told apart. Same image: the same place on the same image.",
        "Each step keeps the pairs that agree in one thing more, so it is told with its n; pairs are no n of independent things.",
        "Intervals: percentile bootstrap of patients, 2,000 replicates, because lesions nest in patients and pairs share readers.",
        "Two marks of one reader on a series are a repeat: counted among the pairs as in the file, named, and the limits without them told beside.",
        "Not for: the limits of a protocol that says which lesion to measure, nor the change of a lesion over time.",
    ];

    /// <param name="progress">Told the part that is done, 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no mark.</exception>
    public static AnatomyOfDisagreement Of(IReadOnlyList<LongAxisMark> marks, IProgress<double>? progress = null, int replicates = Replicates)
    {
        ArgumentOutOfRangeException.ThrowIfZero(marks.Count, nameof(marks));
        var pairs = MarkPair.Of(marks);
        var groups = Groups(marks, pairs);
        var done = 0;
        IReadOnlyList<DisagreementStep> Steps(IReadOnlyList<MarkPair> of)
        {
            var steps = DisagreementStep.Of(of, replicates);
            progress?.Report((double)++done / (groups.Sum(g => g.Count) + 2));
            return steps;
        }

        var all = Steps(pairs);
        var lesions = MarkedLesions.Of(marks, replicates);
        progress?.Report((double)++done / (groups.Sum(g => g.Count) + 2));
        var told = groups.Select(g => g.Select(d => new DisagreementGroup(d.Name, d.Marks, Steps(d.Pairs))).ToList()).ToList();
        var series = marks.GroupBy(m => m.Series).ToList();
        return new(
            marks.Count, Distinct(marks, m => m.Patient), series.Count, Distinct(marks, m => m.Reader), Distinct(marks.Where(m => m.IsRadiologist), m => m.Reader),
            series.GroupBy(s => Distinct(s, m => m.Reader)).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count()), series.Count(IsOfTwoSpacings),
            all, lesions, told[0], told[1], told[2], MarkSpread.SliceGaps(pairs), MarkSpread.Repeats(pairs), MarkSpread.Shares(marks), MarkSpread.Series(series), HowMade);
    }

    private static List<List<(string Name, int Marks, IReadOnlyList<MarkPair> Pairs)>> Groups(IReadOnlyList<LongAxisMark> marks, IReadOnlyList<MarkPair> pairs)
    {
        var days = marks.GroupBy(m => DayOf(m.DrawnAt)).OrderBy(g => g.Key, StringComparer.Ordinal);
        return
        [
            [.. marks.GroupBy(m => m.Anatomy).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), Where(pairs, p => p.First.Anatomy == g.Key)))],
            [.. new[] { (Name: TwoRadiologists, Of: 2), (Name: Mixed, Of: 1), (Name: TwoOthers, Of: 0) }.Select(g => Between(g.Name, Where(pairs, p => RadiologistsOf(p) == g.Of)))],
            [.. days.Select(g => (g.Key, g.Count(), Where(pairs, p => DayOf(p.Since) == g.Key)))],
        ];
    }

    private static (string Name, int Marks, IReadOnlyList<MarkPair> Pairs) Between(string name, IReadOnlyList<MarkPair> pairs) =>
        (name, pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().Count(), pairs);

    private static int RadiologistsOf(MarkPair pair) => (pair.First.IsRadiologist ? 1 : 0) + (pair.Second.IsRadiologist ? 1 : 0);

    private static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static List<MarkPair> Where(IEnumerable<MarkPair> pairs, Func<MarkPair, bool> holds) => [.. pairs.Where(holds)];

    private static bool IsOfTwoSpacings(IGrouping<string, LongAxisMark> series)
    {
        var spacings = series.Select(m => m.Spacing).ToList();
        return spacings.Max() / spacings.Min() > 1.001;
    }

    private static int Distinct(IEnumerable<LongAxisMark> marks, Func<LongAxisMark, string> of) => marks.Select(of).Distinct().Count();
}
