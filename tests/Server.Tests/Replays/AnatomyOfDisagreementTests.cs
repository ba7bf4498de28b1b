using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Tests.Replays;

public class AnatomyOfDisagreementTests
{
    private static readonly double[] Squares = [Math.Pow(200.0 / 11, 2), 1600, Math.Pow(200.0 / 9, 2)];

    [Fact]
    public void Each_step_has_the_limits_and_the_n_of_the_pairs_that_are_left()
    {
        var steps = AnatomyOfDisagreement.Of(Crowd.OfTen(), null, 200).Steps;
        steps.Select(s => (s.Id, s.Pairs, s.Patients, s.Readers)).ShouldBe([("allPairs", 30, 10, 3), ("samePlace", 10, 10, 2), ("sameImage", 10, 10, 2)]);
        steps[0].HalfWidth!.Value.ShouldBe(1.96 * Math.Sqrt(Squares.Average()), 1e-9);
        steps[1].HalfWidth!.Value.ShouldBe(1.96 * 200 / 11, 1e-9);
        steps[1].Share!.Value.ShouldBe(1.0 / 3, 1e-12);
        steps[0].Low!.Value.ShouldBe(steps[0].HalfWidth!.Value, 1e-9, "the patients are alike, so resampling them changes nothing");
        steps[0].Histogram.Sum().ShouldBe(30);
        (steps[0].Histogram[3], steps[0].Histogram[4], steps[0].Histogram[8]).ShouldBe((10, 10, 10), "18.2, 22.2 and 40 % in bins of 5 %");
    }

    [Fact]
    public void Two_marks_are_at_one_place_when_their_middles_are_closer_than_half_the_longer()
    {
        // 20 mm and 16 mm: the middles may be under 10 mm, 20 pixels, apart.
        MarkPair Pair(double x) => MarkPair.Of([Crowd.Mark("a", 0, 20), Crowd.Mark("b", x, 16, slice: 8)]).ShouldHaveSingleItem();
        Pair(4 + 19.9).IsSamePlace.ShouldBeTrue();
        Pair(4 + 20).IsSamePlace.ShouldBeFalse();
        (Pair(4).IsSameImage, Pair(4).SliceGap).ShouldBe((false, 3));
        Pair(4).Difference.ShouldBe(100 * 4.0 / 18, 1e-12);
    }

    [Fact]
    public void Groups_are_of_the_pairs_by_anatomy_by_who_read_and_by_the_day_of_the_later_mark()
    {
        var anatomy = AnatomyOfDisagreement.Of(Crowd.OfTen(), null, 200);
        anatomy.ByAnatomy.Select(g => (g.Name, g.Marks, g.Steps[0].Pairs)).ShouldBe([("Liver", 15, 15), ("Lung", 15, 15)]);
        anatomy.ByReaders.Select(g => (g.Name, g.Steps[0].Pairs)).ShouldBe([("two radiologists", 0), ("a radiologist and another", 20), ("two others", 10)]);
        anatomy.ByReaders[0].Steps[0].HalfWidth.ShouldBeNull();
        anatomy.ByReaders[0].Steps[0].Undefined.ShouldNotBeNullOrEmpty();
        anatomy.OverTime.Select(g => (g.Name, g.Marks, g.Steps[0].Pairs)).ShouldBe([("2017-11-26", 20, 10), ("2017-11-27", 10, 20)]);
        anatomy.SliceGaps.Select(g => g.Pairs).ShouldBe([10, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_reader_who_marked_a_series_twice_is_named_counted_and_left_out_beside()
    {
        var anatomy = AnatomyOfDisagreement.Of([.. Crowd.OfTen(), Crowd.Mark("a", 0, 11)], null, 200);
        var repeat = anatomy.Repeats.ShouldHaveSingleItem();
        (repeat.Reader, repeat.IsSamePlace, repeat.SliceGap).ShouldBe(("a", true, 0));
        repeat.DifferencePercent.ShouldBe(100 * 1 / 10.5, 1e-9);
        (anatomy.Steps[0].Pairs, anatomy.Steps[0].Repeats).ShouldBe((33, 1));
        anatomy.Steps[0].HalfWidthWithoutRepeats!.Value.ShouldBeGreaterThan(anatomy.Steps[0].HalfWidth!.Value);
        anatomy.ReadersOfSeries.ShouldBe(new Dictionary<int, int> { [3] = 10 });
        anatomy.Lesions.Lesions.ShouldBe(21, "two lesions a series; a second mark of one reader is no second reader of the first");
    }

    [Fact]
    public void Detection_is_told_before_size()
    {
        var lesions = AnatomyOfDisagreement.Of(Crowd.OfTen(), null, 200).Lesions;
        (lesions.Lesions, lesions.SeriesRead, lesions.SeriesOfOneLesion, lesions.MarkedByOne).ShouldBe((20, 10, 0, 10));
        lesions.FoundShare!.Value.ShouldBe(0.5, 1e-12, "the mean of 2/3 and 1/3");
    }

    [Fact]
    public void Where_patients_are_few_there_is_a_value_and_no_interval()
    {
        var step = AnatomyOfDisagreement.Of([Crowd.Mark("a", 0, 10), Crowd.Mark("b", 0, 12), Crowd.Mark("c", 0, 14)], null, 200).Steps[0];
        step.HalfWidth.ShouldNotBeNull();
        (step.Low, step.High).ShouldBe((null, null));
        step.IntervalUndefined!.ShouldContain("clusters");
    }

    [Fact]
    public void The_order_of_the_marks_changes_no_number()
    {
        var (once, turned) = (AnatomyOfDisagreement.Of(Crowd.OfTen(), null, 200), AnatomyOfDisagreement.Of([.. Crowd.OfTen().Reverse()], null, 200));
        turned.Steps.Select(s => (s.Pairs, Math.Round(s.HalfWidth!.Value, 9))).ShouldBe(once.Steps.Select(s => (s.Pairs, Math.Round(s.HalfWidth!.Value, 9))));
    }

    [Fact]
    public void Without_a_mark_there_is_nothing_to_take_apart() => Should.Throw<ArgumentException>(() => AnatomyOfDisagreement.Of([]));
}
