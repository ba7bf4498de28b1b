namespace CrowdAnnotate.Agreement.Tests;

public class TraitSelectionTests
{
    private static readonly TraitThresholds Usual = new(0.1, 0.9, 0.6, 5, 0.7);

    [Fact]
    public void A_trait_that_repeats_a_better_read_one_is_dropped_and_says_which()
    {
        var readings = Read("spiculated", i => i % 2 == 0).Concat(Read("rough", i => i % 2 == 0, wrongAt: 3)).Concat(Read("calcified", i => i % 5 == 0)).ToList();
        var selection = TraitSelection.Select(readings, Usual);
        selection.Kept.ShouldBe(["calcified", "spiculated"]);
        var rough = selection.Findings.Single(f => f.Trait == "rough");
        rough.Decision.ShouldBe("independence:spiculated");
        rough.PhiWithKept!.Value.ShouldBe(1, 1e-9);
        selection.Findings.Select(f => f.Trait).ShouldBe(["calcified", "spiculated", "rough"]);
    }

    [Fact]
    public void Rare_and_unreliable_traits_and_those_seen_faintly_or_by_few_are_told_apart()
    {
        var readings = Read("rare", i => i == 0)
            .Concat(Read("doubtful", i => i % 3 == 0, each: (i, r) => (i + r) % 2 == 0))
            .Concat(Read("faint", i => i % 2 == 0, prominence: 1))
            .Concat(Read("seldom read", i => i % 2 == 0).Where(r => r.Case is "c1" or "c2"))
            .ToList();
        var decisions = TraitSelection.Select(readings, Usual with { MinProminence = 2 }).Findings.ToDictionary(f => f.Trait, f => f.Decision);
        decisions.ShouldBe(new Dictionary<string, string> { ["rare"] = "frequency", ["doubtful"] = "agreement", ["faint"] = "prominence", ["seldom read"] = "tooFewReadings" }, ignoreOrder: true);
    }

    [Fact]
    public void Ties_have_no_consensus()
    {
        List<TraitReading> readings = [new("a", "1", "t", true), new("a", "2", "t", false), new("b", "1", "t", true), new("b", "2", "t", true)];
        var finding = TraitSelection.Select(readings, Usual).Findings.Single();
        (finding.Ties, finding.Consensus, finding.Prevalence).ShouldBe((1, 1, 1.0));
    }

    [Fact]
    public void The_order_of_readings_is_nothing()
    {
        var readings = Read("spiculated", i => i % 2 == 0).Concat(Read("rough", i => i % 4 == 0, wrongAt: 3)).ToArray();
        var before = TraitSelection.Select(readings, Usual);
        new Random(5).Shuffle(readings);
        TraitSelection.Select(readings, Usual).Findings.Select(f => (f.Trait, f.Decision)).ShouldBe(before.Findings.Select(f => (f.Trait, f.Decision)));
    }

    [Fact]
    public void Two_answers_of_a_reader_on_one_trait_of_a_case_are_refused() =>
        Should.Throw<ArgumentException>(() => TraitSelection.Select([new("a", "1", "t", true), new("a", "1", "t", false)], Usual));

    // Twenty cases by three readers; the third errs at one case.
    private static IEnumerable<TraitReading> Read(string trait, Func<int, bool> shows, int wrongAt = -1, double? prominence = null, Func<int, int, bool>? each = null) =>
        from i in Enumerable.Range(0, 20)
        from reader in Enumerable.Range(1, 3)
        select new TraitReading($"c{i}", $"{reader}", trait, each?.Invoke(i, reader) ?? shows(i) != (reader == 3 && i == wrongAt), prominence);
}
