using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Exporting;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>Readers go on correcting, and curators look, undo and split while decisions stand.</summary>
public class ChangedMarksTests(TestServer server)
{
    [Fact]
    public async Task A_decision_is_made_on_the_marks_that_were_seen_and_says_when_one_was_corrected_since()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1021, [0], [0]);
        var seen = await made.SeeAsync(1);
        (await made.DecideAsync(seen, DecisionKind.ReaderChosen, r => r with { Chosen = AdjudicatedCase.Mark(seen.Lesions[0], 1) })).Status.ShouldBe(201);
        await CorrectAsync(made, seen, 0);
        var corrected = await Eventually.AskAsync("corrected", () => made.SeeAsync(1), r => r.Version > seen.Version);
        var decision = corrected.Lesions[0].Decision!;
        (decision.Kind, decision.Marks, decision.MarksNow, decision.IsOutdated).ShouldBe((DecisionKind.ReaderChosen, 2, 2, true), "the mark keeps its name and is another");
        (await made.DecideAsync(seen with { AdjudicationVersion = corrected.AdjudicationVersion }, DecisionKind.Rejected)).Problem.ShouldBe("marks-changed");
        (await made.DecideAsync(corrected, DecisionKind.Rejected)).Status.ShouldBe(201);
        (await made.SeeAsync(1)).Lesions[0].Decision!.IsOutdated.ShouldBeFalse();
    }

    [Fact]
    public async Task A_region_that_was_chosen_is_gone_when_its_reader_corrects_it()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1022, [0], [0]);
        var seen = await made.SeeAsync(1);
        (await made.DecideAsync(seen, DecisionKind.ReaderChosen, r => r with { Chosen = AdjudicatedCase.Mark(seen.Lesions[0], 0) })).Status.ShouldBe(201);
        await CorrectAsync(made, seen, 0);
        var corrected = await Eventually.AskAsync("corrected", () => made.SeeAsync(1), r => r.Version > seen.Version);
        corrected.Lesions[0].Decision.ShouldBeNull();
        (corrected.Decisions.ShouldHaveSingleItem().Stands, corrected.Decisions[0].Undone).ShouldBe((false, null));
    }

    [Fact]
    public async Task Whoever_has_seen_the_consensus_brings_no_earlier_decision_back_by_undoing_a_later_one()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1023, [0], [0]);
        (await made.DecideAsync(await made.SeeAsync(1), DecisionKind.Rejected)).Status.ShouldBe(201);
        var rejected = await made.SeeAsync(1);
        (await made.DecideAsync(rejected, DecisionKind.Accepted)).Status.ShouldBe(201);
        await made.ShowAsync();
        var accepted = await made.SeeAsync(1);
        (await made.UndoAsync(accepted, accepted.Lesions[0].Decision!.Id)).Status.ShouldBe(201);
        var undone = await made.SeeAsync(1);
        undone.Lesions[0].Decision.ShouldBeNull();
        undone.Decisions[0].Undone!.BeforeConsensus.ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_decided_of_a_part_does_not_take_the_place_of_what_was_decided_of_the_whole()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1024, [0], [0], [0]);
        var whole = await made.SeeAsync(1);
        (await made.DecideAsync(whole, DecisionKind.ReaderChosen, r => r with { Chosen = AdjudicatedCase.Mark(whole.Lesions[0], 0) })).Status.ShouldBe(201);
        var chosen = await made.SeeAsync(1);
        (await made.DecideAsync(chosen, DecisionKind.Split, r => r with { Apart = [AdjudicatedCase.Mark(whole.Lesions[0], 2)] })).Status.ShouldBe(201);
        var split = await made.SeeAsync(2);
        (await made.DecideAsync(split, DecisionKind.Rejected, null, split.Lesions[1])).Status.ShouldBe(201);
        var before = await made.SeeAsync(2);
        (await made.UndoAsync(before, before.Decisions.Single(d => d.Kind == DecisionKind.Split).Id)).Status.ShouldBe(201);
        (await made.SeeAsync(1)).Lesions[0].Decision!.Kind.ShouldBe(DecisionKind.ReaderChosen);
    }

    [Fact]
    public async Task A_release_after_a_split_has_the_consensus_of_before_too_and_the_agreement_of_the_readings()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1025, [0], [0], [0]);
        var seen = await made.SeeAsync(1);
        (await made.DecideAsync(seen, DecisionKind.Split, r => r with { Apart = [AdjudicatedCase.Mark(seen.Lesions[0], 2)] })).Status.ShouldBe(201);
        await made.SeeAsync(2);
        var release = await made.Campaign.ReleaseAsync(made.Curator);
        var files = ReadCampaign.Unzipped((await made.Curator.GetAsync($"/api/releases/{release.Id}/download")).Bytes);
        files.Keys.Where(k => k.StartsWith("masks/", StringComparison.Ordinal)).ShouldBe(["masks/case-0001/L1-consensus.nii.gz", "masks/case-0001/before-merge-or-split/L1-consensus.nii.gz"], ignoreOrder: true);
        using var agreement = System.Text.Json.JsonDocument.Parse(files["agreement.json"]);
        var of = agreement.RootElement.GetProperty("cases")[0];
        of.GetProperty("lesions").GetArrayLength().ShouldBe(2);
        var read = of.GetProperty("lesionsBeforeMergeOrSplit").EnumerateArray().ShouldHaveSingleItem().GetProperty("consensus").GetProperty("meanPairwiseDice").GetDouble();
        of.GetProperty("meanDice").GetDouble().ShouldBe(read);
    }

    [Fact]
    public async Task What_readers_took_back_leaves_the_decisions_in_the_release_and_their_flags_wait_for_the_consensus()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1026, [0], [0], [3]);
        var seen = await made.SeeAsync(2);
        (await FlagsAsync(made)).ShouldBeEmpty("they are measured against what others drew");
        (await made.DecideAsync(seen, DecisionKind.Rejected)).Status.ShouldBe(201);
        await made.ShowAsync();
        (await FlagsAsync(made)).ShouldNotBeEmpty();
        foreach (var reader in made.Readers)
        {
            var open = await ReopenAsync(made, reader);
            (await reader.Visitor.PostAsync($"/api/reading/assignments/{open}/skip", new SkipCase.Request("not-my-field"))).Status.ShouldBe(200);
        }

        await Eventually.AskAsync("taken back", async () => (await made.Curator.GetAsync(made.Path)).As<ReviewCase.Answer>(), r => r.State == CaseStates.Waiting && r.Lesions.Count == 0);
        (await made.Curator.GetAsync(made.Path)).As<ReviewCase.Answer>().Decisions.ShouldHaveSingleItem().Stands.ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<string>> FlagsAsync(AdjudicatedCase made) =>
        (await made.Curator.GetAsync($"/api/campaigns/{made.Campaign.Id}")).As<CampaignEndpoints.Detail>().Coverage.Single().Flags;

    private static async Task CorrectAsync(AdjudicatedCase made, ReviewCase.Answer seen, int which)
    {
        var reader = made.Readers.Single(r => r.Pseudonym == seen.Lesions[0].Readers[which].Pseudonym);
        var id = await ReopenAsync(made, reader);
        var open = (await reader.Visitor.GetAsync($"/api/reading/assignments/{id}")).As<AssignmentAnswer>();
        var drawn = reader.Draw(open, Hand.Trembling(77), 0);
        await reader.SubmittedAsync(open, drawn with { Findings = [.. drawn.Findings.Select(f => f with { TrackingUid = seen.Lesions[0].Readers[which].TrackingUid })] });
    }

    private static async Task<Guid> ReopenAsync(AdjudicatedCase made, Reader reader)
    {
        var done = (await reader.Visitor.GetAsync($"/api/reading/campaigns/{made.Campaign.Id}/done")).Json.EnumerateArray().Single();
        var id = done.GetProperty("assignmentId").GetGuid();
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{id}/reopen")).Status.ShouldBe(200);
        return id;
    }
}
