using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus.Tests;

public class LesionMatchingTests
{
    [Fact]
    public void Marks_within_the_cut_are_one_lesion_and_beyond_it_two()
    {
        // Radii of 10 mm: the cut lies at 16 mm.
        LesionMatching.Match([Mark("a", 0, 20), Mark("b", 15.9, 20)]).Count.ShouldBe(1);
        LesionMatching.Match([Mark("a", 0, 20), Mark("b", 16.1, 20)]).Count.ShouldBe(2);
    }

    [Fact]
    public void A_small_mark_counts_as_three_millimetres()
    {
        LesionMatching.Match([Mark("a", 0, 1), Mark("b", 4.7, 1)]).Count.ShouldBe(1);
        LesionMatching.Match([Mark("a", 0, 1), Mark("b", 4.9, 1)]).Count.ShouldBe(2);
    }

    [Fact]
    public void Two_marks_of_one_reader_are_two_lesions_however_near()
    {
        var lesions = LesionMatching.Match([Mark("a", 0, 20, "1"), Mark("a", 2, 20, "2"), Mark("b", 2.1, 20, "1")]);
        lesions.Select(l => string.Join(' ', l.Marks.Select(m => m.Reader + m.Id))).ShouldBe(["a1", "a2 b1"]);
    }

    [Fact]
    public void The_order_of_the_marks_changes_no_lesion()
    {
        var random = new Random(3);
        var marks = Enumerable.Range(0, 40).Select(i => new Mark(
            $"r{i % 5}", $"{i}", new PatientPoint(random.NextDouble() * 80, random.NextDouble() * 80, 0), 5 + (random.NextDouble() * 20))).ToList();
        string Lesions(IReadOnlyList<Mark> from) =>
            string.Join('|', LesionMatching.Match(from).Select(l => string.Join(' ', l.Marks.Select(m => m.Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
        var first = Lesions(marks);
        for (var i = 0; i < 5; i++)
        {
            Lesions([.. marks.OrderBy(_ => random.Next())]).ShouldBe(first);
        }
    }

    [Fact]
    public void Regions_that_overlap_are_matched_before_nearer_centres()
    {
        // b's region is a's lesion although the axis mark of c lies nearer to a's centre; b and c are different readers, one place each.
        var a = new Mark("a", "1", Scene.At(20, 20, 11), 14, roi: Scene.Ball(Scene.At(20, 20, 11), 7));
        var b = new Mark("b", "1", Scene.At(25, 20, 11), 14, roi: Scene.Ball(Scene.At(25, 20, 11), 7));
        var near = new Mark("b", "2", Scene.At(21, 20, 11), 14);
        var lesions = LesionMatching.Match([a, b, near]);
        lesions[0].Marks.Select(m => m.Reader + m.Id).ShouldBe(["a1", "b1"]);
        lesions[1].Marks.Select(m => m.Reader + m.Id).ShouldBe(["b2"]);
    }

    [Fact]
    public void Neighbours_that_only_touch_stay_apart()
    {
        var left = Scene.Ball(Scene.At(14, 20, 11), 6);
        var right = Scene.Ball(Scene.At(28.5, 20, 11), 6);
        LesionMatching.Match([new("a", "1", Scene.At(14, 20, 11), 12, roi: left), new("b", "1", Scene.At(28.5, 20, 11), 12, roi: right)]).Count.ShouldBe(2);
    }

    [Fact]
    public void No_marks_are_no_lesions() => LesionMatching.Match([]).ShouldBeEmpty();

    [Fact]
    public void Marks_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentException>(() => Mark("a", double.NaN, 10));
        Should.Throw<ArgumentException>(() => Mark("a", 0, -1));
        Should.Throw<ArgumentException>(() => Mark(" ", 0, 1));
        Should.Throw<ArgumentException>(() => LesionMatching.Match([Mark("a", 0, 10), Mark("a", 50, 10)]));
        Should.Throw<ArgumentException>(() => new Lesion(1, [Mark("a", 0, 10, "1"), Mark("a", 0, 10, "2")]));
    }

    private static Mark Mark(string reader, double x, double longAxis, string id = "1") => new(reader, id, new PatientPoint(x, 0, 0), longAxis);
}
