namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Cases of known truth are read until the stop says enough: what the answer is worth, and what it cost.</summary>
public class AdaptiveStopSimulationTests
{
    private const int MostReaders = 12;
    private const double Truth = 20;

    [Fact]
    public void Sizes_are_covered_as_stated() => Sizes(1500, 7);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sizes_are_covered_as_stated_in_many_cases(int seed) => Sizes(20_000, seed);

    [Fact]
    public void Categories_are_as_right_as_a_majority_of_nine_with_fewer_answers() => Categories(2000, 7);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Categories_are_as_right_in_many_cases(int seed) => Categories(20_000, seed);

    /// <summary>Readers of 10 % about the case, which itself is clearer or less clear; 1 in 50 readings is grossly wrong. Learnt on 60 cases of five readers.</summary>
    private static void Sizes(int cases, int seed)
    {
        var random = new Random(seed);
        var pool = ReaderSpread.Pool([.. Enumerable.Range(0, 60).Select(_ => OneCase(random)).Select(read => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(_ => read())])]).Value;
        var (covered, coveredNaive, readers) = (0, 0, 0L);
        for (var i = 0; i < cases; i++)
        {
            var read = OneCase(random);
            List<double> sizes = [.. Enumerable.Range(0, MostReaders).Select(_ => read())];
            var used = Enumerable.Range(SizeSoFar.FewestReaders, MostReaders - 2).First(k => k == MostReaders || SizeSoFar.Of(sizes[..k], pool).Value.IsEnough);
            var so = SizeSoFar.Of(sizes[..used], pool).Value;
            readers += used;
            covered += so.Lower <= Truth && Truth <= so.Upper ? 1 : 0;
            coveredNaive += NaiveCovers(sizes) ? 1 : 0;
        }

        (covered / (double)cases).ShouldBeGreaterThan(0.95);
        (coveredNaive / (double)cases).ShouldBeLessThan(covered / (double)cases);
        (readers / (double)cases).ShouldBeInRange(4, 8);
    }

    private static Func<double> OneCase(Random random)
    {
        var clarity = Math.Sqrt(Enumerable.Range(0, 12).Sum(_ => Math.Pow(Normal.Next(random), 2)) / 12);
        return () => Truth * Math.Exp(random.NextDouble() < 0.02 ? 0.5 * Normal.Next(random) : 0.1 * clarity * Normal.Next(random));
    }

    /// <summary>Student's interval of the case's own readings, stopped by its own width.</summary>
    private static bool NaiveCovers(List<double> sizes)
    {
        // 97.5 % points of t for 2 to 11 degrees of freedom.
        double[] t = [4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201];
        for (var k = SizeSoFar.FewestReaders; ; k++)
        {
            var logs = sizes.Take(k).Select(s => Math.Log(s)).ToList();
            var half = t[k - 3] * Math.Sqrt(logs.Sum(y => Math.Pow(y - logs.Average(), 2)) / (k - 1) / k);
            if (Math.Exp(half) - 1 < SizeSoFar.Narrow || k == MostReaders)
            {
                return Math.Abs(logs.Average() - Math.Log(Truth)) <= half;
            }
        }
    }

    /// <summary>Present or absent: twenty readers who are right in 60 to 90 %, with 20 controls each; the order in which they come is chance.</summary>
    private static void Categories(int cases, int seed)
    {
        var random = new Random(seed);
        var right = Enumerable.Range(0, 20).Select(r => 0.6 + (0.3 * r / 19)).ToArray();
        int Answer(int reader, int truth) => random.NextDouble() < right[reader] ? truth : 1 - truth;
        var accuracy = new GoldAccuracy(2, [.. from reader in Enumerable.Range(0, 20) from control in Enumerable.Range(0, 20) select ($"{reader}", control % 2, Answer(reader, control % 2))]);
        var (correct, correctOfNine, sure, correctWhenSure, answers) = (0, 0, 0, 0, 0L);
        for (var i = 0; i < cases; i++)
        {
            var truth = random.Next(2);
            var all = Enumerable.Range(0, 20).OrderBy(_ => random.Next()).Take(15).Select(r => ($"{r}", Answer(r, truth))).ToList();
            var used = Enumerable.Range(1, 15).First(k => k == 15 || CategorySoFar.Of(all[..k], accuracy).IsEnough);
            var so = CategorySoFar.Of(all[..used], accuracy);
            answers += used;
            correct += so.Category == truth ? 1 : 0;
            (sure, correctWhenSure) = so.IsEnough ? (sure + 1, correctWhenSure + (so.Category == truth ? 1 : 0)) : (sure, correctWhenSure);
            correctOfNine += all.Take(9).GroupBy(a => a.Item2).OrderByDescending(g => g.Count()).First().Key == truth ? 1 : 0;
        }

        (correctWhenSure / (double)sure).ShouldBeGreaterThan(0.93);
        (correct / (double)cases).ShouldBeGreaterThan((correctOfNine / (double)cases) - 0.02);
        (answers / (double)cases).ShouldBeLessThan(7);
    }
}
