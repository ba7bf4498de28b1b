using CsCheck;

namespace CrowdAnnotate.Agreement.Tests;

public class DawidSkeneTests
{
    private static readonly Gen<List<RaterLabel>> Labels =
        from labels in Gen.Select(Gen.Int[1, 8], Gen.Int[1, 4], Gen.Int[1, 3], (item, rater, label) => new RaterLabel($"{item}", $"r{rater}", label)).Array[1, 30]
        select labels.ToList();

    // Whether the EM is at rest is not asked here: a step of it is as good as the last.
    private static DawidSkeneSettings Settings(int iterations) => new() { Categories = 3, MaximumIterations = iterations };

    [Fact]
    public void Every_iteration_raises_the_likelihood_and_every_posterior_is_a_distribution() => Labels.Sample(labels =>
    {
        var before = double.NegativeInfinity;
        for (var iterations = 1; iterations < 6; iterations++)
        {
            var fit = DawidSkene.Fit(labels, Settings(iterations)).Value;
            Finite.NumbersOf(fit).ShouldAllBe(n => double.IsFinite(n));
            fit.LogLikelihood.ShouldBeGreaterThanOrEqualTo(before - 1e-9);
            before = fit.LogLikelihood;
            fit.Posterior.ShouldAllBe(p => Math.Abs(p.Sum() - 1) < 1e-9 && p.All(v => v >= 0));
            fit.Prevalence.Sum().ShouldBe(1, 1e-9);
            fit.Confusion.SelectMany(r => r).OfType<IReadOnlyList<double>>().ShouldAllBe(row => Math.Abs(row.Sum() - 1) < 1e-9);
        }
    });

    [Fact]
    public void The_order_of_labels_is_nothing_and_other_names_of_the_categories_change_names_only() => Gen.Select(Labels, Gen.Int[0, 1000]).Sample((labels, seed) =>
    {
        var fit = DawidSkene.Fit(labels, Settings(4)).Value;
        var shuffled = labels.ToArray();
        new Random(seed).Shuffle(shuffled);
        new Statistic<DawidSkene>(DawidSkene.Fit(shuffled, Settings(4)).Value).ShouldSay(fit, 1e-7);
        var renamed = DawidSkene.Fit(labels.ConvertAll(l => l with { Label = 4 - l.Label }), Settings(4)).Value;
        renamed.LogLikelihood.ShouldBe(fit.LogLikelihood, 1e-7);
        renamed.Posterior.Zip(fit.Posterior).ShouldAllBe(p => Math.Abs(p.First[0] - p.Second[2]) < 1e-7 && Math.Abs(p.First[1] - p.Second[1]) < 1e-7);
    });

    [Fact]
    public void A_gold_label_fixes_its_item_whatever_the_votes_say()
    {
        var fit = DawidSkene.Fit(Simulated(40), Of(new Dictionary<string, int> { ["3"] = 2, ["10"] = 1 })).Value;
        fit.Items[2].ShouldBe("3");
        fit.Items[9].ShouldBe("10");
        (fit.Posterior[2], fit.Posterior[9]).ShouldSatisfyAllConditions(p => p.Item1.ShouldBe([0.0, 1, 0]), p => p.Item2.ShouldBe([1.0, 0, 0]));
    }

    [Fact]
    public void Pseudo_counts_keep_every_cell_above_zero_and_none_of_them_is_maximum_likelihood()
    {
        var labels = Simulated(60);
        DawidSkene.Fit(labels, Of(prior: new(1, 1, 0.5))).Value.Confusion.SelectMany(r => r).ShouldAllBe(row => row!.All(v => v > 0));
        DawidSkene.Fit(labels, Of(prior: new(0, 0, 0))).ShouldSay(DawidSkene.Fit(labels, Of()));
    }

    [Fact]
    public void More_starts_find_no_worse_maximum_and_the_same_seed_the_same()
    {
        var labels = Simulated(25);
        var one = DawidSkene.Fit(labels, Of()).Value;
        var many = DawidSkene.Fit(labels, Of() with { Starts = 8, Seed = 3 }).Value;
        many.LogPosterior.ShouldBeGreaterThanOrEqualTo(one.LogPosterior);
        new Statistic<DawidSkene>(DawidSkene.Fit(labels, Of() with { Starts = 8, Seed = 3 }).Value).ShouldSay(many, 0);
    }

    [Fact]
    public void Raters_who_never_err_leave_no_doubt_and_a_category_nobody_used_has_no_row()
    {
        var labels = Enumerable.Range(1, 12).SelectMany(i => Enumerable.Range(1, 3).Select(r => new RaterLabel($"{i}", $"{r}", 1 + (i % 2)))).ToList();
        var fit = DawidSkene.Fit(labels, Of()).Value;
        fit.Converged.ShouldBeTrue();
        fit.Posterior.ShouldAllBe(p => p.Max() == 1);
        fit.Prevalence.ShouldBe([0.5, 0.5, 0]);
        fit.Confusion.ShouldAllBe(rows => rows[2] == null && rows[0]![0] == 1);
        fit.LogLikelihood.ShouldBe(12 * Math.Log(0.5), 1e-9);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        DawidSkene.Fit([], Of()).Reason.ShouldBe(Undefined.NoPairableValues);
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 4)], Of())).Message.ShouldContain("no category from 1 to 3");
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 0)], Of()));
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 1)], Of(new Dictionary<string, int> { ["2"] = 1 })));
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 1)], Of(new Dictionary<string, int> { ["1"] = 9 })));
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 1)], Of(prior: new(-1, 0, 0))));
        Should.Throw<ArgumentException>(() => DawidSkene.Fit([new("1", "a", 1)], Of() with { Starts = 0 }));
    }

    private static DawidSkeneSettings Of(IReadOnlyDictionary<string, int>? gold = null, DawidSkenePrior? prior = null) =>
        new() { Categories = 3, GoldLabels = gold ?? new Dictionary<string, int>(), Prior = prior };

    private static List<RaterLabel> Simulated(int items)
    {
        var random = new Random(items);
        return [.. Enumerable.Range(1, items).SelectMany(i =>
        {
            var truth = random.Next(1, 4);
            return Enumerable.Range(1, 4).Select(r => new RaterLabel($"{i}", $"{r}", random.NextDouble() < 0.7 ? truth : random.Next(1, 4)));
        })];
    }
}
