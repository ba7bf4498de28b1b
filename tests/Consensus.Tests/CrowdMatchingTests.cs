namespace CrowdAnnotate.Consensus.Tests;

/// <summary>How many crowds of known truth are matched without a single mark in the wrong place.</summary>
public class CrowdMatchingTests
{
    [Fact]
    public void Separated_lesions_are_matched_exactly_in_94_of_100_crowds() => ShareExact(new Crowd(), 200).ShouldBeGreaterThanOrEqualTo(0.94);

    [Fact]
    public void Lesions_with_satellites_are_matched_exactly_in_90_of_100_crowds() => ShareExact(new Crowd { Satellites = 2, Readers = 6 }, 200).ShouldBeGreaterThanOrEqualTo(0.9);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0, 0.94)]
    [InlineData(2, 0.9)]
    [InlineData(4, 0.9)]
    public void So_they_are_in_many_crowds(int satellites, double least) => ShareExact(new Crowd { Satellites = satellites, Readers = 6 }, 4000).ShouldBeGreaterThanOrEqualTo(least);

    [Fact]
    public void A_seed_makes_the_same_crowd_again() => new Crowd().Make(3).Marks.ShouldBe(new Crowd().Make(3).Marks);

    private static double ShareExact(Crowd crowd, int crowds) => Enumerable.Range(1, crowds).Count(seed => IsExact(crowd.Make(seed))) / (double)crowds;

    private static bool IsExact((IReadOnlyList<Mark> Marks, IReadOnlyList<int> Truth) crowd)
    {
        var truth = crowd.Marks.Zip(crowd.Truth).ToDictionary(m => m.First.Id, m => m.Second);
        var lesions = LesionMatching.Match(crowd.Marks);
        return lesions.Count == crowd.Truth.Distinct().Count() && lesions.All(l => l.Marks.Select(m => truth[m.Id]).Distinct().Count() == 1);
    }
}
