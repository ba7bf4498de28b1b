using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>What is refused of a decision as it is sent. No server and no database.</summary>
public class DecisionCheckTests
{
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid();

    private static readonly LesionResult First = Lesion("L1", ("a", A, 0)), Second = Lesion("L2", ("b", B, 1));

    [Fact]
    public void Marks_on_images_that_stand_alone_are_not_merged_and_on_slices_of_a_volume_they_are()
    {
        var merge = Request(DecisionKind.Merged, First, Second);
        DecisionCheck.Check(merge, [First, Second], isVolume: true).ShouldBeNull();
        Message(DecisionCheck.Check(merge, [First, Second], isVolume: false)).ShouldContain("each of which stands alone");
    }

    [Fact]
    public void What_does_not_belong_to_a_kind_is_refused_by_name()
    {
        var mark = new MarkReference("a", "of a");
        Paths(Request(DecisionKind.Rejected, First) with { Chosen = mark }).ShouldBe(["chosen"]);
        Paths(Request(DecisionKind.Rejected, First) with { Apart = [mark] }).ShouldBe(["apart"]);
        Paths(Request(DecisionKind.Rejected, First) with { Outlines = [new(0, [])] }).ShouldBe(["outlines"]);
        Paths(Request(DecisionKind.Rejected, First) with { Marks = [mark, mark] }).ShouldBe(["marks"]);
        Paths(Request(DecisionKind.Rejected, First) with { Submissions = [] }).ShouldBe(["submissions"]);
        Paths(Request(DecisionKind.Rejected, First) with { Reason = "best-boundary" }).ShouldBe(["reason"]);
        Paths(Request((DecisionKind)9, First)).ShouldBe(["reason"]);
        Paths(Request(DecisionKind.Rejected, First) with { Reason = AdjudicationReasons.Other, Comment = " " }).ShouldBe(["comment"]);
        Paths(Request(DecisionKind.Rejected, First) with { Comment = new string('x', 4001) }).ShouldBe(["comment"]);
        Paths(Request(DecisionKind.Accepted, First)).ShouldBe(["kind"], "one reader alone has no consensus");
    }

    [Fact]
    public void Of_another_submission_than_was_seen_it_is_not_the_same_mark() =>
        DecisionCheck.Check(Request(DecisionKind.Rejected, First) with { Submissions = [B] }, [First], isVolume: true)!.Type.ShouldBe("marks-changed");

    private static IEnumerable<string> Paths(Adjudicate.Request request) => DecisionCheck.Check(request, [First, Second], isVolume: true)!.Errors!.Select(e => e.Path);

    private static string Message(Refusal? refusal) => refusal!.Errors!.ShouldHaveSingleItem().Message;

    private static Adjudicate.Request Request(DecisionKind kind, params LesionResult[] lesions) => new(
        Guid.NewGuid(), 0, kind, [.. lesions.SelectMany(l => l.Readers).Select(MarkReference.Of)], [.. lesions.SelectMany(l => l.Readers).Select(r => r.SubmissionId)], null, null, null,
        Enum.IsDefined(kind) ? AdjudicationReasons.Of(kind)[0].Value : "", null);

    private static LesionResult Lesion(string id, params (string Reader, Guid Submission, int Slice)[] marks) => new(
        id, id,
        [.. marks.Select(m => new LesionReader(m.Submission, m.Reader, "contours", $"of {m.Reader}", "", 1, 1, 1, null, false, null, [new SliceOutline(m.Slice, [], true)], [], []))],
        [], null, "Only one reader marked it.", []);
}
