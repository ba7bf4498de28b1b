using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>What a curator decides on a case's lesions, through the routes.</summary>
public class DecisionTests(TestServer server)
{
    [Fact]
    public async Task Nothing_of_the_consensus_is_told_before_the_curator_asks_for_it()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1001, [0, 1], [0, 1], [0]);
        var blind = await made.SeeAsync(2);
        blind.ConsensusShown.ShouldBeFalse();
        blind.Lesions.ShouldAllBe(l => l.HasConsensus && l.Consensus == null && l.Features.Count == 0 && l.Readers.All(r => r.DiceToRest == null && !r.Outlier && r.Reason == null));
        blind.Lesions.ShouldAllBe(l => l.PairwiseDice.Count > 0, "how readers overlap is theirs, not the consensus'");
        (await made.Curator.GetAsync($"{made.Path}/lesions/{blind.Lesions[0].Id}/votes")).Status.ShouldBe(404);
        await made.ShowAsync();
        await made.ShowAsync();
        var shown = await made.SeeAsync(2);
        shown.ConsensusShown.ShouldBeTrue();
        shown.Lesions.ShouldAllBe(l => l.Consensus != null && l.Features.Count > 0);
        var another = await made.Campaign.CuratorAsync();
        (await made.Campaign.BlindReviewAsync(another, made.CaseId, 3)).ConsensusShown.ShouldBeFalse("one curator's look is not another's");
    }

    [Fact]
    public async Task An_export_or_a_dataset_shows_the_consensus_of_all_its_cases()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1002, [0], [0]);
        await made.SeeAsync(1);
        (await made.Curator.GetAsync($"/api/campaigns/{made.Campaign.Id}/export?format=nifti")).Status.ShouldBe(200);
        var seen = await made.SeeAsync(1);
        seen.ConsensusShown.ShouldBeTrue();
        (await made.DecideAsync(seen, DecisionKind.Rejected)).Problem.ShouldBe("consensus-seen");
    }

    [Fact]
    public async Task What_an_earlier_version_showed_to_every_curator_counts_as_seen_also_after_the_next_submission()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1010, [0], [0]);
        await made.SeeAsync(1);
        await using (var session = server.Store.LightweightSession())
        {
            session.QueueSqlCommand("update documents.mt_doc_caseresult set data = data - 'isWithheld' where id = ?", made.CaseId);
            await session.SaveChangesAsync();
        }

        (await made.SeeAsync(1)).ConsensusShown.ShouldBeTrue();
        await made.ReadAsync(0);
        var seen = await made.SeeAsync(1);
        seen.ConsensusShown.ShouldBeTrue();
        (await made.DecideAsync(seen, DecisionKind.Rejected)).Problem.ShouldBe("consensus-seen");
    }

    [Fact]
    public async Task Whoever_has_seen_the_consensus_no_longer_chooses_redraws_or_rejects_and_may_accept()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1003, [0], [0]);
        await made.ShowAsync();
        var seen = await made.SeeAsync(1);
        (await made.DecideAsync(seen, DecisionKind.ReaderChosen, r => r with { Chosen = AdjudicatedCase.Mark(seen.Lesions[0], 0) })).Problem.ShouldBe("consensus-seen");
        (await made.DecideAsync(seen, DecisionKind.Redrawn, r => r with { Outlines = [AdjudicatedCase.Square(3, 10, 10, 9)] })).Problem.ShouldBe("consensus-seen");
        (await made.DecideAsync(seen, DecisionKind.Rejected)).Problem.ShouldBe("consensus-seen");
        (await made.DecideAsync(seen, DecisionKind.Accepted)).Status.ShouldBe(201);
        var decision = (await made.SeeAsync(1)).Lesions[0].Decision!;
        (decision.Kind, decision.BeforeConsensus, decision.Volume).ShouldBe((DecisionKind.Accepted, false, seen.Lesions[0].Consensus!.Volume));
    }

    [Fact]
    public async Task A_reader_is_chosen_once_however_often_it_is_sent_and_undone_by_a_further_event()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1004, [0], [0]);
        var seen = await made.SeeAsync(1);
        var chosen = AdjudicatedCase.Mark(seen.Lesions[0], 1);
        Adjudicate.Request? sent = null;
        (await made.DecideAsync(seen, DecisionKind.ReaderChosen, r => sent = r with { Chosen = chosen, Comment = " Follows the capsule " })).Status.ShouldBe(201);
        (await made.SendAsync(sent!)).Status.ShouldBe(200);
        (await made.SendAsync(sent! with { Kind = DecisionKind.Accepted })).Problem.ShouldBe("decision-differs");
        (await made.SendAsync(sent! with { Id = Guid.NewGuid() })).Problem.ShouldBe("decided-meanwhile");
        var decided = await made.SeeAsync(1);
        var decision = decided.Lesions[0].Decision!;
        (decision.Kind, decision.Chosen, decision.Comment, decision.BeforeConsensus, decision.Curator).ShouldBe((DecisionKind.ReaderChosen, chosen.Reader, "Follows the capsule", true, made.Curator.Pseudonym));
        decision.Volume.ShouldBe(decided.Lesions[0].Readers[1].Volume);

        (await made.UndoAsync(decided, decision.Id)).Status.ShouldBe(201);
        var undone = await made.SeeAsync(1);
        undone.Lesions[0].Decision.ShouldBeNull();
        undone.Decisions.ShouldHaveSingleItem().Undone!.Comment.ShouldBe("A slip");
        (await made.UndoAsync(undone, decision.Id)).Problem.ShouldBe("decision-undone");
        await using var session = server.Store.QuerySession();
        (await session.Events.FetchStreamAsync(CaseAdjudication.StreamOf(made.CaseId))).Select(e => e.EventType).ShouldBe([typeof(LesionAdjudicated), typeof(DecisionUndone)]);
    }

    [Fact]
    public async Task A_redrawn_region_is_measured_by_the_server_and_stands_as_valid_AIM()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1005, [0], [0]);
        var seen = await made.SeeAsync(1);
        (await made.DecideAsync(seen, DecisionKind.Redrawn, r => r with { Outlines = [AdjudicatedCase.Square(3, 10, 10, 9), AdjudicatedCase.Square(99_999, 1, 1, 4)] })).Body.ShouldContain("outlines/1/slice");
        (await made.DecideAsync(seen, DecisionKind.Redrawn, r => r with { Outlines = [new(3, [[1, 1], [2, 2]])] })).Body.ShouldContain("outlines/0/points");
        (await made.DecideAsync(seen, DecisionKind.Redrawn)).Body.ShouldContain("Draw an outline.");

        // Slice 4 lies between them and is interpolated.
        (await made.DecideAsync(seen, DecisionKind.Redrawn, r => r with { Outlines = [AdjudicatedCase.Square(3, 10, 10, 9), AdjudicatedCase.Square(5, 10, 10, 9)] })).Status.ShouldBe(201);
        var decision = (await made.SeeAsync(1)).Lesions[0].Decision!;
        decision.Contours.Select(c => (c.Slice, c.Drawn)).ShouldBe([(3, true), (5, true), (4, false)]);
        decision.Volume!.Value.ShouldBe(3 * 9 * 9 * VoxelVolume(1005), 1e-9);
        await using var session = server.Store.QuerySession();
        var stored = (await session.LoadAsync<CaseAdjudication>(made.CaseId))!.Decisions[0].Redrawn!;
        OtherPrograms.Xmllint(System.Text.Encoding.UTF8.GetBytes(stored.Aim)).ShouldBe("");
        var aim = AimXml.Read(stored.Aim).Collection!;
        (aim.User!.LoginName, aim.User.RoleInTrial).ShouldBe((made.Curator.Pseudonym, "curator"));
        AimValidation.Check(aim).Where(f => f.Severity == FindingSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_follows_its_marks_when_more_readers_come_and_says_so()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1006, [0, 1], [0, 1]);
        var seen = await made.SeeAsync(2);
        var lesion = seen.Lesions.Single(l => l.Id == "L2");
        (await made.DecideAsync(seen, DecisionKind.Rejected, null, lesion)).Status.ShouldBe(201);
        var decided = await made.SeeAsync(2);
        decided.Lesions.ShouldAllBe(l => l.Decision == null == (l.Id != "L2"));
        await made.ReadAsync(1, 0);
        await made.ReadAsync(1);
        var later = await made.SeeAsync(2);
        var followed = later.Lesions.Single(l => l.Readers.Any(r => r.TrackingUid == lesion.Readers[0].TrackingUid));
        followed.Id.ShouldBe("L1", "it has more marks than the other by now");
        (followed.Decision!.Kind, followed.Decision.Marks, followed.Decision.MarksNow).ShouldBe((DecisionKind.Rejected, 2, 4));
        (await made.DecideAsync(seen with { AdjudicationVersion = later.AdjudicationVersion }, DecisionKind.Accepted, null, lesion)).Problem.ShouldBe("marks-changed");
    }

    [Fact]
    public async Task Marks_are_split_and_merged_again_and_agreement_stays_as_it_was_read()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1007, [0], [0], [0]);
        var seen = await made.SeeAsync(1);
        var before = await AgreementAsync(made, _ => true);
        var apart = AdjudicatedCase.Mark(seen.Lesions[0], 2);
        (await made.DecideAsync(seen, DecisionKind.Split, r => r with { Apart = [.. r.Marks] })).Body.ShouldContain("Name some of the lesion");
        (await made.DecideAsync(seen, DecisionKind.Split, r => r with { Apart = [apart] })).Status.ShouldBe(201);
        var split = await made.SeeAsync(2);
        split.Version.ShouldBe(seen.Version + 1);
        split.Lesions.Select(l => l.Readers.Count).ShouldBe([2, 1]);
        split.Lesions[1].Readers[0].Pseudonym.ShouldBe(apart.Reader);
        split.Lesions[1].HasConsensus.ShouldBeFalse();
        (await made.Curator.PostAsync($"/api/campaigns/{made.Campaign.Id}/agreement")).Status.ShouldBe(202);
        var after = await AgreementAsync(made, a => a.ComputedAt > before.ComputedAt);
        JsonOf(after).ShouldBe(JsonOf(before), "reliability stands on the readings before adjudication");

        (await made.DecideAsync(split, DecisionKind.Merged, null, [.. split.Lesions])).Status.ShouldBe(201);
        var merged = await made.SeeAsync(1);
        merged.Decisions.Select(d => d.Kind).ShouldBe([DecisionKind.Merged, DecisionKind.Split]);
        (await made.UndoAsync(merged, merged.Decisions[0].Id)).Status.ShouldBe(201);
        (await made.UndoAsync(await made.SeeAsync(2), merged.Decisions[1].Id)).Status.ShouldBe(201);
        (await made.SeeAsync(1)).Decisions.ShouldAllBe(d => d.Undone != null);
    }

    [Fact]
    public async Task A_script_is_told_all_and_decides_nothing_and_a_stranger_is_told_nothing()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1008, [0], [0]);
        var seen = await made.SeeAsync(1);
        seen.MayAdjudicate.ShouldBeNull();
        var script = await server.ScriptAsync();
        var told = (await script.GetAsync(made.Path)).As<ReviewCase.Answer>();
        (told.ConsensusShown, told.MayAdjudicate).ShouldBe((true, "A person adjudicates; a script does not."));
        var request = new Adjudicate.Request(Guid.NewGuid(), 0, DecisionKind.Accepted, [AdjudicatedCase.Mark(seen.Lesions[0], 0), AdjudicatedCase.Mark(seen.Lesions[0], 1)], [Guid.NewGuid()], null, null, null, "agrees-with-lesion", null);
        (await script.PostAsync(made.Path + "/adjudication", request)).Problem.ShouldBe("people-adjudicate");
        var stranger = await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync();
        (await stranger.PostAsync(made.Path + "/adjudication", request)).Status.ShouldBe(404);
        (await stranger.PostAsync(made.Path + "/consensus-shown")).Status.ShouldBe(404);
        (await made.Readers[0].Visitor.PostAsync(made.Path + "/adjudication", request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Votes_are_how_many_readers_have_a_voxel_inside()
    {
        var made = await AdjudicatedCase.ReadAsync(server, 1009, [0], [0], [0]);
        await made.ShowAsync();
        var seen = await made.SeeAsync(1);
        var consensus = seen.Lesions[0].Consensus!;
        var votes = (await made.Curator.GetAsync($"{made.Path}/lesions/L1/votes")).As<ReadVotes.Answer>();
        votes.Votes.Length.ShouldBe(votes.Columns * votes.Rows * votes.Slices);
        (votes.Readers, (int)votes.Votes.Max()).ShouldBe((3, 3));
        var voxel = VoxelVolume(1009);
        (votes.Votes.Count(v => v >= 0.5 * 3) * voxel).ShouldBe(consensus.Volume50, 1e-6);
        (votes.Votes.Count(v => v >= 0.75 * 3) * voxel).ShouldBe(consensus.Volume75, 1e-6);
    }

    private static double VoxelVolume(int seed) => PhantomSeries.Of(seed, 256).Phantom.LesionMasks[0].Geometry.VoxelVolume;

    private static async Task<AgreementResult> AgreementAsync(AdjudicatedCase made, Func<AgreementResult, bool> isNew)
    {
        var script = made.Curator;
        return await Eventually.AskAsync(
            "agreement", async () => await script.GetAsync($"/api/campaigns/{made.Campaign.Id}/agreement") is { Status: 200 } reply ? reply.As<AgreementResult>() : null,
            a => a is not null && a.Submissions == 3 && isNew(a)) ?? throw new InvalidOperationException();
    }

    private static string JsonOf(AgreementResult result) => System.Text.Json.JsonSerializer.Serialize(result.Statistics);
}
