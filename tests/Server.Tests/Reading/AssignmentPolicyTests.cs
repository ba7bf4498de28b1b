using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Tests.Reading;

public class AssignmentPolicyTests
{
    private static readonly Guid Reader = Guid.Parse("7a0f4f2e-52a5-4c8f-9d7e-1f8f1f6f0001");
    private static readonly Guid[] Cases = [.. Enumerable.Range(1, 4).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_case_that_others_will_cover_is_given_in_hand_and_not_ahead()
    {
        CaseLoad[] loads = [new(Cases[0], 1, 1), new(Cases[1], 2, 0)];
        AssignmentPolicy.Choose(loads, new HashSet<Guid>(), Reader, 2).ShouldBe(Cases[0]);
        AssignmentPolicy.ChooseAhead(loads, new HashSet<Guid>(), Reader, 2).ShouldBeNull();
        AssignmentPolicy.ChooseAhead(loads, new HashSet<Guid>(), Reader, 3).ShouldNotBeNull();
    }

    [Fact]
    public void The_case_in_hand_comes_first_then_those_ahead_in_the_order_in_which_they_were_given()
    {
        Assignment[] mine = [Ahead(0, Now.AddMinutes(-5)), Ahead(1, Now.AddMinutes(-9)), Ahead(2, Now) with { Ahead = false }, Ahead(3, Now) with { State = AssignmentState.Skipped }];
        AssignmentPolicy.Held(mine, [], 2, Now).Select(a => a.CaseId).ShouldBe([Cases[2], Cases[1], Cases[0]]);
    }

    [Fact]
    public void A_case_ahead_is_taken_back_when_its_lease_is_over_and_others_have_covered_it()
    {
        CaseLoad[] loads = [new(Cases[0], 2, 0), new(Cases[1], 1, 0)];
        var over = Now - TimeSpan.FromSeconds(1);
        Assignment[] mine = [Ahead(0, Now) with { LeaseUntil = over }, Ahead(1, Now) with { LeaseUntil = over }];
        AssignmentPolicy.Held(mine, loads, 2, Now).ShouldHaveSingleItem().CaseId.ShouldBe(Cases[1]);
        AssignmentPolicy.Held([mine[0] with { Ahead = false }], loads, 2, Now).Count.ShouldBe(1, "what was begun stays");
        AssignmentPolicy.Held([mine[0] with { LeaseUntil = Now.AddSeconds(1) }], loads, 2, Now).Count.ShouldBe(1, "what is leased stays");
    }

    private static Assignment Ahead(int n, DateTimeOffset at) => new()
    {
        Id = Assignment.IdFor(Cases[n], Reader), CampaignId = Guid.Empty, CaseId = Cases[n], ReaderId = Reader, SeriesUid = "1.2", CreatedAt = at, LeaseUntil = at + Assignment.LeaseLength, Ahead = true,
    };
}
