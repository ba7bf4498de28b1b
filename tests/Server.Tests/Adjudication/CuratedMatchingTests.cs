using CrowdAnnotate.Consensus;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>Merges and splits on a matching that has changed since. No server and no database.</summary>
public class CuratedMatchingTests
{
    private readonly List<CurationNote> notes = [];

    [Fact]
    public void A_merge_holds_for_the_marks_that_came_later()
    {
        var lesions = Apply([["a1", "b1"], ["c2", "d2"]], Merged("a1", "c2"));
        lesions.ShouldBe([["a1", "b1", "c2", "d2"]]);
        notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_merge_that_would_give_one_reader_two_marks_on_a_lesion_is_left_out_and_told()
    {
        Apply([["a1", "b1"], ["b2", "c2"]], Merged("a1", "c2")).ShouldBe([["a1", "b1"], ["b2", "c2"]]);
        notes.ShouldHaveSingleItem().Why.ShouldContain("Reader b marked both");
    }

    [Fact]
    public void What_is_together_already_or_gone_changes_nothing_and_only_the_latter_is_told()
    {
        Apply([["a1", "b1"]], Merged("a1", "b1")).ShouldBe([["a1", "b1"]]);
        notes.ShouldBeEmpty();
        Apply([["a1"]], Merged("x1", "y1"), Split(["x1", "y1"], ["y1"])).ShouldBe([["a1"]]);
        notes.Select(n => n.Why).ShouldBe(["A merge no longer applies: none of its marks is left.", "A split no longer applies: none of its marks is left."]);
    }

    [Fact]
    public void A_split_takes_its_marks_out_wherever_they_were_matched_since()
    {
        Apply([["a1", "b1", "c1"]], Split(["a1", "b1", "c1"], ["c1"])).ShouldBe([["a1", "b1"], ["c1"]]);
        Apply([["a1", "b1"], ["c1", "d1"]], Split(["a1", "b1", "c1"], ["b1", "c1"])).ShouldBe([["a1"], ["b1"], ["d1"], ["c1"]], "what lies in two lesions is not brought together");
        Apply([["a1"], ["c1"]], Split(["a1", "c1"], ["c1"])).ShouldBe([["a1"], ["c1"]]);
    }

    [Fact]
    public void They_are_taken_in_their_order()
    {
        Apply([["a1", "b1"], ["c1"]], Merged("a1", "c1"), Split(["a1", "b1", "c1"], ["b1", "c1"])).ShouldBe([["a1"], ["b1", "c1"]]);
    }

    private string[][] Apply(string[][] lesions, params Decision[] decisions)
    {
        notes.Clear();
        var matched = lesions.Select((marks, n) => new Lesion(n + 1, [.. marks.Select(m => new Mark(m[..1], m, new PatientPoint(0, 0, 0), 10))])).ToList();
        return [.. CuratedMatching.Apply(matched, decisions, notes).Select(l => l.Marks.Select(m => m.Id).ToArray())];
    }

    private static MarkReference[] Marks(params string[] marks) => [.. marks.Select(m => new MarkReference(m[..1], m))];

    private static Decision Merged(params string[] marks) => new(Guid.NewGuid(), DecisionKind.Merged, Marks(marks), "same-lesion", null, "curator", default, true, 1);

    private static Decision Split(string[] marks, string[] apart) => new(Guid.NewGuid(), DecisionKind.Split, Marks(marks), "different-lesions", null, "curator", default, true, 1) { Apart = Marks(apart) };
}
