namespace CrowdAnnotate.Consensus.Tests;

public class CategorySoFarTests
{
    [Fact]
    public void The_posterior_is_Bayes_theorem()
    {
        // No control: every answer is right with .7, wrong with .3.
        var accuracy = new GoldAccuracy(2, []);
        var so = CategorySoFar.Of([("a", 1), ("b", 1), ("c", 0)], accuracy, [3, 1]);
        so.Posterior[1].ShouldBe(0.7 * 0.7 * 0.3 * 1 / ((0.7 * 0.7 * 0.3 * 1) + (0.3 * 0.3 * 0.7 * 3)), 1e-12);
        (so.Category, so.IsEnough, so.Answers).ShouldBe((0, false, 3));
        CategorySoFar.Of([], accuracy).IsEnough.ShouldBeFalse();
    }

    [Fact]
    public void A_reader_who_was_right_on_controls_counts_more_than_one_who_was_not()
    {
        var accuracy = new GoldAccuracy(2, [.. Controls("good", 30, 30), .. Controls("poor", 30, 17)]);
        CategorySoFar.Of([("good", 1), ("poor", 0)], accuracy).Category.ShouldBe(1);
        CategorySoFar.Of([("good", 1)], accuracy).Posterior[1].ShouldBeGreaterThan(CategorySoFar.Of([("new", 1)], accuracy).Posterior[1]);
        CategorySoFar.Of([("new", 1)], accuracy).Posterior[1].ShouldBeGreaterThan(CategorySoFar.Of([("poor", 1)], accuracy).Posterior[1]);
    }

    [Fact]
    public void Many_answers_do_not_underflow()
    {
        var so = CategorySoFar.Of([.. Enumerable.Range(0, 5000).Select(i => ($"r{i}", i % 3 == 0 ? 0 : 1))], new GoldAccuracy(2, []));
        so.Posterior[1].ShouldBe(1, 1e-9);
        so.Posterior.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Answers_beyond_the_categories_twice_given_and_a_prevalence_of_nothing_are_refused()
    {
        var accuracy = new GoldAccuracy(2, []);
        Should.Throw<ArgumentException>(() => CategorySoFar.Of([("a", 2)], accuracy));
        Should.Throw<ArgumentException>(() => CategorySoFar.Of([("a", 1), ("a", 0)], accuracy));
        Should.Throw<ArgumentException>(() => CategorySoFar.Of([("a", 1)], accuracy, [1, 0]));
        Should.Throw<ArgumentException>(() => CategorySoFar.Of([("a", 1)], accuracy, [1]));
        Should.Throw<ArgumentException>(() => new GoldAccuracy(2, [("a", 0, 2)]));
        Should.Throw<ArgumentException>(() => new GoldAccuracy(1, []));
    }

    private static IEnumerable<(string, int, int)> Controls(string reader, int count, int right) =>
        Enumerable.Range(0, count).Select(i => (reader, i % 2, i < right ? i % 2 : 1 - (i % 2)));
}
