using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus.Tests;

public class ReaderScreeningTests
{
    [Fact]
    public void A_mark_that_few_share_is_another_lesion_when_most_marked_one()
    {
        var flags = ReaderScreening.OtherLesions(LesionMatching.Match([Mark("a", 0), Mark("b", 1), Mark("c", 2), Mark("d", 90)]), readers: 4);
        flags.ShouldHaveSingleItem().ShouldBe(new ReaderFlag("d", "1", Discordance.OtherLesion, "1 of 4 readers marked this; lesion 1, marked by 3, is 89 mm away."));
    }

    [Fact]
    public void Two_readers_who_differ_are_no_majority_of_each_other() =>
        ReaderScreening.OtherLesions(LesionMatching.Match([Mark("a", 0), Mark("b", 90)]), readers: 2).ShouldBeEmpty();

    [Fact]
    public void Without_a_lesion_of_the_majority_nobody_is_flagged() =>
        ReaderScreening.OtherLesions(LesionMatching.Match([Mark("a", 0), Mark("b", 90), Mark("c", 180)]), readers: 5).ShouldBeEmpty();

    [Fact]
    public void More_readers_marking_than_reading_is_refused() =>
        Should.Throw<ArgumentException>(() => ReaderScreening.OtherLesions(LesionMatching.Match([Mark("a", 0), Mark("b", 1)]), readers: 1));

    private static Mark Mark(string reader, double x) => new(reader, "1", new PatientPoint(x, 0, 0), 20);
}
