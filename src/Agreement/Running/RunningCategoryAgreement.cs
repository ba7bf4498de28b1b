namespace CrowdAnnotate.Agreement.Running;

/// <summary>
/// Agreement of answers that is kept while readings come and go. Cases in which each category was answered equally often are alike to every
/// coefficient, so it counts how many cases there are of each such pattern: whole numbers, which nothing can make drift. A change costs the
/// categories and readers of its case; a coefficient costs the patterns, of which r readers and q categories make (r + q − 1) over (q − 1) at most,
/// and never more than there are cases.
/// </summary>
public sealed class RunningCategoryAgreement
{
    private CategoryScale? scale;

    /// <summary>The declared categories, ascending.</summary>
    public required IReadOnlyList<double> Categories { get; init; }

    /// <summary>Cases by how many readers gave which category, by its place from 0: <c>1:2 2:1</c>.</summary>
    public Dictionary<string, long> Patterns { get; init; } = [];

    /// <summary>Readings by reader.</summary>
    public Dictionary<string, long> Readings { get; init; } = [];

    /// <summary>Readings by reader in cases of two or more.</summary>
    public Dictionary<string, long> PairableReadings { get; init; } = [];

    internal CategoryScale Scale => scale ??= new CategoryScale([.. Categories]);

    /// <summary>Puts the readings of one case in the place of those it had; an empty list is a case nobody read.</summary>
    /// <exception cref="ArgumentException">A reader has two values, or a value is no category.</exception>
    /// <exception cref="InvalidOperationException">What is taken away was never added.</exception>
    public void Replace(IReadOnlyList<ReaderValue> before, IReadOnlyList<ReaderValue> after)
    {
        var (from, to) = (PatternOf(before), PatternOf(after));
        Change(before, from, -1);
        Change(after, to, 1);
    }

    /// <summary>As <see cref="ChanceCorrected.Compute"/> of all readings that are counted.</summary>
    public Statistic<ChanceCorrected> Compute(AgreementCoefficient coefficient, WeightScheme weights = WeightScheme.Unweighted, double confidence = 0.95) =>
        Counted().Compute(coefficient, weights, confidence);

    /// <summary>As <see cref="KrippendorffAlpha.Compute"/> of all readings that are counted.</summary>
    public Statistic<KrippendorffAlpha> Alpha(MeasurementLevel level, double confidence = 0.95) => Counted().Alpha(level, confidence);

    /// <summary>What is counted now.</summary>
    public PatternCounts Counted()
    {
        var ordered = Patterns.OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        return new(Scale, [.. ordered.Select(p => AnswerPattern.Parse(p.Key))], [.. ordered.Select(p => p.Value)], Readings.Count, PairableReadings.Count);
    }

    private string? PatternOf(IReadOnlyList<ReaderValue> readings)
    {
        CaseReadings.Check(readings);
        if (readings.Count == 0)
        {
            return null;
        }

        var counts = new int[Categories.Count];
        foreach (var (reader, value) in readings)
        {
            var place = Scale.PlaceOf(value);
            counts[place >= 0 ? place : throw new ArgumentException($"{reader} answers {value}, which is not on the declared scale.", nameof(readings))]++;
        }

        return AnswerPattern.KeyOf(counts);
    }

    private void Change(IReadOnlyList<ReaderValue> readings, string? pattern, int by)
    {
        if (pattern is null)
        {
            return;
        }

        CaseReadings.Count(Patterns, pattern, by);
        foreach (var (reader, _) in readings)
        {
            CaseReadings.Count(Readings, reader, by);
            if (readings.Count > 1)
            {
                CaseReadings.Count(PairableReadings, reader, by);
            }
        }
    }
}
