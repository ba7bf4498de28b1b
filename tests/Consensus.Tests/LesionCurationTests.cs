using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus.Tests;

public class LesionCurationTests
{
    private static readonly IReadOnlyList<Lesion> Matching =
    [
        new(1, [Mark("a", "1"), Mark("b", "1")]), new(2, [Mark("a", "2"), Mark("c", "1")]), new(3, [Mark("d", "1")]), new(4, [Mark("e", "1")]),
    ];

    [Fact]
    public void Merged_lesions_are_one_in_the_place_of_the_first() =>
        Written(LesionCuration.Merge(Matching, [4, 2])).ShouldBe("1: a1 b1 | 2: a2 c1 e1 | 3: d1");

    [Fact]
    public void What_is_split_off_stands_behind_its_lesion() =>
        Written(LesionCuration.Split(Matching, 1, ["a"])).ShouldBe("1: b1 | 2: a1 | 3: a2 c1 | 4: d1 | 5: e1");

    [Fact]
    public void Splitting_undoes_merging()
    {
        var merged = LesionCuration.Merge(Matching, [2, 3]).Lesions.ShouldNotBeNull();
        Written(LesionCuration.Split(merged, 2, ["d"])).ShouldBe("1: a1 b1 | 2: a2 c1 | 3: d1 | 4: e1");
    }

    [Fact]
    public void Two_marks_of_one_reader_are_not_merged() =>
        LesionCuration.Merge(Matching, [1, 2]).ShouldSatisfyAllConditions(c => c.Lesions.ShouldBeNull(), c => c.Refusal.ShouldNotBeNull().ShouldContain("Reader a marked both"));

    [Fact]
    public void One_lesion_a_lesion_that_is_not_there_and_a_split_into_all_or_nothing_are_refused()
    {
        LesionCuration.Merge(Matching, [1]).Refusal.ShouldNotBeNull();
        LesionCuration.Merge(Matching, [3, 3]).Refusal.ShouldNotBeNull();
        LesionCuration.Merge(Matching, [3, 9]).Refusal.ShouldNotBeNull();
        LesionCuration.Split(Matching, 9, ["a"]).Refusal.ShouldNotBeNull().ShouldContain("no lesion 9");
        LesionCuration.Split(Matching, 1, ["d"]).Refusal.ShouldNotBeNull().ShouldContain("Reader d has no mark");
        LesionCuration.Split(Matching, 1, ["a", "b"]).Refusal.ShouldNotBeNull();
        LesionCuration.Split(Matching, 1, []).Refusal.ShouldNotBeNull();
    }

    private static string Written(CuratedLesions curated) => string.Join(
        " | ", curated.Lesions.ShouldNotBeNull().Select(l => $"{l.Number}: {string.Join(' ', l.Marks.Select(m => m.Reader + m.Id))}"));

    private static Mark Mark(string reader, string id) => new(reader, id, new PatientPoint(0, 0, 0), 10);
}
