using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.CaseConsensus;

public class FewReadersTests(TestServer server)
{
    [Fact]
    public async Task One_submission_makes_no_consensus_and_the_curator_is_told_to_wait()
    {
        var (campaign, curator) = await SetAsync(811);
        var caseId = await SubmitAsync(campaign, 1, 0);
        var review = (await curator.GetAsync($"/api/campaigns/{campaign.Id}/cases/{caseId}")).As<ReviewCase.Answer>();
        (review.State, review.Submissions.Count, review.Lesions.Count).ShouldBe((CaseStates.Waiting, 1, 0));
        (await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement")).Status.ShouldBe(204, "nothing is compared yet, which is no fault");
    }

    [Fact]
    public async Task A_lesion_that_spans_three_slices_traced_by_two_has_its_volume_within_15_percent()
    {
        var (campaign, curator) = await SetAsync(812);
        await SubmitAsync(campaign, 1, 0);
        var caseId = await SubmitAsync(campaign, 2, 0);
        var review = await campaign.ReviewAsync(curator, caseId, 2);
        var truth = PhantomSeries.Of(812, 256).Truth.Lesions[0];
        truth.SpansExactlyThreeSlices.ShouldBeTrue();
        var lesion = review.Lesions.ShouldHaveSingleItem();
        lesion.Consensus!.Volume.ShouldBeInRange(0.85 * truth.MaskVolumeMm3, 1.15 * truth.MaskVolumeMm3);
        lesion.Consensus.Contours.Select(c => c.Slice).Distinct().ShouldBe(truth.Slices.Select(s => s.Slice));
        lesion.Readers.SelectMany(r => r.Contours).ShouldAllBe(c => c.Drawn);
        var agreement = await Eventually.AskAsync(
            "computed", async () => await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement"), r => r.Status == 200);
        var icc = agreement.As<AgreementResult>().IccLongAxis;
        (icc.Lesions, icc.Cases, icc.Value).ShouldBe((1, 1, null));
        icc.Undefined.ShouldNotBeNullOrWhiteSpace("one lesion has no variance between lesions");
    }

    [Fact]
    public async Task Axes_alone_give_an_ellipse_on_one_slice_that_says_so()
    {
        var (campaign, curator) = await SetAsync(813);
        var caseId = Guid.Empty;
        var lesion = PhantomSeries.Of(813, 256).Truth.Lesions[1];
        for (var seed = 1; seed <= 2; seed++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            await reader.SubmittedAsync(open, new CaseReading([Hand.Trembling(seed).AxesOnly(open, lesion, "Lesion")], false, null));
        }

        var found = (await campaign.ReviewAsync(curator, caseId, 2)).Lesions.ShouldHaveSingleItem();
        found.Consensus!.Kind.ShouldBe("axes");
        found.Consensus.Method.ShouldContain("2D features only");
        found.Consensus.Contours.Select(c => c.Slice).Distinct().ShouldBe([lesion.LargestSlice]);
        found.Readers.ShouldAllBe(r => r.Kind == "axes" && r.Volume == null && r.Axes.Count == 1);
        found.Consensus.LongAxis!.Value.ShouldBe(lesion.LongAxis.Millimetres, 0.1 * lesion.LongAxis.Millimetres);
        found.Features.Where(f => f.Consensus is null).ShouldAllBe(f => !string.IsNullOrWhiteSpace(f.Undefined));
        found.Features.ShouldContain(f => f.Consensus == null && f.Undefined!.Contains("slice", StringComparison.OrdinalIgnoreCase), "a volume feature of one slice is undefined and says why");
    }

    [Fact]
    public async Task Readers_who_see_no_lesion_give_a_result_without_lesions()
    {
        var (campaign, curator) = await SetAsync(814);
        var caseId = Guid.Empty;
        for (var n = 0; n < 2; n++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            await reader.SubmittedAsync(open, new CaseReading([], true, "Nothing"));
        }

        var review = await campaign.ReviewAsync(curator, caseId, 2);
        review.Lesions.ShouldBeEmpty();
        review.Submissions.ShouldAllBe(s => s.NoLesion && s.Comment == "Nothing");
    }

    [Fact]
    public async Task A_third_submission_replaces_the_result_as_a_whole_and_the_old_mask_goes()
    {
        var (campaign, curator) = await SetAsync(815);
        await SubmitAsync(campaign, 1, 0);
        var caseId = await SubmitAsync(campaign, 2, 0);
        await campaign.ReviewAsync(curator, caseId, 2);
        var before = await MaskNameAsync(caseId);
        await SubmitAsync(campaign, 3, 0);
        var after = await campaign.ReviewAsync(curator, caseId, 3);
        after.Version.ShouldBe(2);
        (await MaskNameAsync(caseId)).ShouldNotBe(before);
        await Eventually.AskAsync("gone", () => Task.FromResult(Directory.GetFiles(Path.Combine(server.DataPath, "pixels"), before, SearchOption.AllDirectories).Length), n => n == 0);
    }

    private async Task<string> MaskNameAsync(Guid caseId)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<CaseResult>(caseId))!.Lesions.Single().Consensus!.MaskName;
    }

    private async Task<(TestCampaign Campaign, Visitor Curator)> SetAsync(int seed)
    {
        var campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(seed, 256));
        return (campaign, await campaign.CuratorAsync());
    }

    private static async Task<Guid> SubmitAsync(TestCampaign campaign, int seed, params int[] lesions)
    {
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(seed), lesions));
        return open.Case.Id;
    }
}
