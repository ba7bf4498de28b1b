using CrowdAnnotate.Agreement.Running;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// The sums of a campaign's agreement, of which one case's contribution is taken off and its next one put on: a new submission touches its own case
/// alone. Exact, so that years of it do not drift. With it the appointment for what has no closed form.
/// </summary>
public sealed record RunningAgreement
{
    /// <summary>The campaign's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of two nodes that change it at once the later one is refused and begins again.</summary>
    public int Version { get; set; }

    public int Submissions { get; init; }

    /// <summary>Since when a computation of everything is on its way; null when none is.</summary>
    public DateTimeOffset? DueSince { get; init; }

    public RunningDetection Detection { get; init; } = new();

    /// <summary>Long axes, mm; a lesion is a row.</summary>
    public RunningMeasurements Sizes { get; init; } = new();

    /// <summary>Their natural logarithms.</summary>
    public RunningMeasurements LogSizes { get; init; } = new();

    /// <summary>Differences of long axes by pair of readers, mm.</summary>
    public RunningPairs Pairs { get; init; } = new();

    /// <summary>Answers by question.</summary>
    public Dictionary<string, RunningCategoryAgreement> Answers { get; init; } = [];

    /// <summary>With one case's contribution in the place of its last one. The sums are changed, not copied.</summary>
    /// <param name="scales">How many answers each question has.</param>
    public RunningAgreement Replace(CaseContribution? before, CaseContribution after, IReadOnlyDictionary<string, int> scales)
    {
        foreach (var lesion in before?.Lesions ?? [])
        {
            Change(lesion, null, scales);
        }

        foreach (var lesion in after.Lesions)
        {
            Change(null, lesion, scales);
        }

        return this with { Submissions = Submissions - (before?.Submissions.Count ?? 0) + after.Submissions.Count };
    }

    private void Change(ComparedLesion? before, ComparedLesion? after, IReadOnlyDictionary<string, int> scales)
    {
        Detection.Replace(Found(before), Found(after));
        Sizes.Replace(Read(before, m => m.LongAxis), Read(after, m => m.LongAxis));
        LogSizes.Replace(Read(before, Log), Read(after, Log));
        Pairs.Replace(Read(before, m => m.LongAxis), Read(after, m => m.LongAxis));
        foreach (var (question, count) in scales)
        {
            if (!Answers.TryGetValue(question, out var answers))
            {
                Answers[question] = answers = new() { Categories = [.. Enumerable.Range(1, count).Select(p => (double)p)] };
            }

            answers.Replace(Read(before, m => Place(m, question)), Read(after, m => Place(m, question)));
        }
    }

    private static double? Log(ComparedMark mark) => mark.LongAxis is > 0 and { } mm ? Math.Log(mm) : null;

    private static double? Place(ComparedMark mark, string question) => mark.Answers.FirstOrDefault(a => a.QuestionId == question)?.Place;

    private static RunningDetection.Lesion? Found(ComparedLesion? lesion) => lesion is null ? null : new([.. lesion.Marks.Select(m => m.Reader).Distinct()], lesion.MissedBy);

    private static List<ReaderValue> Read(ComparedLesion? lesion, Func<ComparedMark, double?> value) =>
        [.. (lesion?.Marks ?? []).Where(m => value(m) is not null).DistinctBy(m => m.Reader).Select(m => new ReaderValue(m.Reader, value(m)!.Value))];
}
