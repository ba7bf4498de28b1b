namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Two readers on the lesions of the cases that both read.</summary>
/// <param name="Lesions">Lesions that one of them marked at least.</param>
/// <param name="Both">Those that both marked.</param>
/// <param name="DifferencePercent">Mean of first − second on the log scale, in %.</param>
/// <param name="ApartPercent">Mean size of that difference, whatever its sign.</param>
/// <param name="Answers">Questions that both answered on lesions that both marked.</param>
public sealed record PairAnswer(
    string First, string Second, int Lesions, int Both, double? DifferencePercent, double? ApartPercent, int Sizes, double? Dice, int Regions, double? SameAnswer, int Answers)
{
    public static IReadOnlyList<PairAnswer> All(AgreementContent content)
    {
        var sums = new Dictionary<(string, string), Sums>();
        foreach (var row in content.Rows)
        {
            var marks = row.Marks.DistinctBy(m => m.Reader).ToDictionary(m => m.Reader);
            var readers = row.Readers.Order(StringComparer.Ordinal).ToList();
            for (var b = 1; b < readers.Count; b++)
            {
                for (var a = 0; a < b; a++)
                {
                    Add(sums, readers[a], readers[b], marks);
                }
            }

            foreach (var dice in row.Lesion.Dice)
            {
                var key = string.CompareOrdinal(dice.A, dice.B) < 0 ? (dice.A, dice.B) : (dice.B, dice.A);
                if (sums.TryGetValue(key, out var sum))
                {
                    (sum.Dice, sum.Regions) = (sum.Dice + dice.Dice, sum.Regions + 1);
                }
            }
        }

        return [.. sums.OrderBy(s => s.Key.Item1, StringComparer.Ordinal).ThenBy(s => s.Key.Item2, StringComparer.Ordinal).Select(s => s.Value.Of(s.Key.Item1, s.Key.Item2))];
    }

    private static void Add(Dictionary<(string, string), Sums> all, string first, string second, Dictionary<string, ComparedMark> marks)
    {
        var (a, b) = (marks.GetValueOrDefault(first), marks.GetValueOrDefault(second));
        if (a is null && b is null)
        {
            return;
        }

        var sums = all.TryGetValue((first, second), out var known) ? known : all[(first, second)] = new Sums();
        sums.Lesions++;
        if (a is null || b is null)
        {
            return;
        }

        sums.Both++;
        if (a.LongAxis > 0 && b.LongAxis > 0)
        {
            var ratio = Math.Log(a.LongAxis.Value / b.LongAxis.Value);
            (sums.Ratio, sums.Apart, sums.Sizes) = (sums.Ratio + ratio, sums.Apart + Math.Abs(ratio), sums.Sizes + 1);
        }

        foreach (var answer in a.Answers)
        {
            if (b.Answers.FirstOrDefault(o => o.QuestionId == answer.QuestionId) is { } other)
            {
                (sums.Same, sums.Answers) = (sums.Same + (answer.Place == other.Place ? 1 : 0), sums.Answers + 1);
            }
        }
    }

    private sealed class Sums
    {
        public int Lesions { get; set; }

        public int Both { get; set; }

        public double Ratio { get; set; }

        public double Apart { get; set; }

        public int Sizes { get; set; }

        public double Dice { get; set; }

        public int Regions { get; set; }

        public int Same { get; set; }

        public int Answers { get; set; }

        public PairAnswer Of(string first, string second) => new(
            first, second, Lesions, Both, Percent(Ratio, Sizes), Percent(Apart, Sizes), Sizes, Mean(Dice, Regions), Regions, Mean(Same, Answers), Answers);

        private static double? Mean(double sum, int n) => n > 0 ? sum / n : null;

        private static double? Percent(double logs, int n) => n > 0 ? 100 * (Math.Exp(logs / n) - 1) : null;
    }
}
