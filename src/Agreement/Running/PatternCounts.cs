namespace CrowdAnnotate.Agreement.Running;

/// <summary>In how many cases each pattern of answers occurs: all that a coefficient of agreement needs to know.</summary>
public sealed class PatternCounts
{
    private readonly CategoryScale scale;
    private readonly AnswerPattern[] patterns;
    private readonly long[] times;
    private readonly int readers;
    private readonly int pairableReaders;

    internal PatternCounts(CategoryScale scale, AnswerPattern[] patterns, long[] times, int readers, int pairableReaders) =>
        (this.scale, this.patterns, this.times, this.readers, this.pairableReaders) = (scale, patterns, times, readers, pairableReaders);

    /// <summary>As <see cref="ChanceCorrected.Compute"/>.</summary>
    public Statistic<ChanceCorrected> Compute(AgreementCoefficient coefficient, WeightScheme weights = WeightScheme.Unweighted, double confidence = 0.95) =>
        patterns.Length == 0 ? Undefined.NoPairableValues : ChanceCorrected.Compute(new CategoryReadings(patterns, times, readers), readers, scale, coefficient, weights, confidence);

    /// <summary>As <see cref="KrippendorffAlpha.Compute"/>.</summary>
    public Statistic<KrippendorffAlpha> Alpha(MeasurementLevel level, double confidence = 0.95)
    {
        var pairable = patterns.Index().Where(p => p.Item.Readings > 1).Select(p => (p.Item, times[p.Index])).ToList();
        return PatternAlpha.Compute(pairable, scale.Values, pairableReaders, level, confidence);
    }
}

/// <summary>Clusters of cases, e.g. those of one patient, for resampling: a draw adds up their counts and parses nothing.</summary>
public sealed class PatternClusters
{
    private readonly CategoryScale scale;
    private readonly AnswerPattern[] patterns;
    private readonly (int Pattern, long Times)[][] clusters;

    /// <param name="clusters">On one scale; one at least.</param>
    public PatternClusters(IReadOnlyList<RunningCategoryAgreement> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfZero(clusters.Count);
        scale = clusters[0].Scale;
        var place = new Dictionary<string, int>();
        foreach (var key in clusters.SelectMany(c => c.Patterns.Keys).Order(StringComparer.Ordinal))
        {
            place.TryAdd(key, place.Count);
        }

        patterns = [.. place.Keys.Select(AnswerPattern.Parse)];
        this.clusters = [.. clusters.Select(c => c.Patterns.Select(p => (place[p.Key], p.Value)).ToArray())];
    }

    /// <summary>The clusters' places, to be drawn from.</summary>
    public IReadOnlyList<int> Places => [.. Enumerable.Range(0, clusters.Length)];

    /// <summary>The clusters at the given places, which may repeat, together. How many readers they had is not known.</summary>
    public PatternCounts Of(IReadOnlyList<int> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var times = new long[patterns.Length];
        foreach (var place in places)
        {
            foreach (var (pattern, count) in clusters[place])
            {
                times[pattern] += count;
            }
        }

        var drawn = Enumerable.Range(0, times.Length).Where(p => times[p] > 0).ToArray();
        return new(scale, [.. drawn.Select(p => patterns[p])], [.. drawn.Select(p => times[p])], 0, 0);
    }
}
