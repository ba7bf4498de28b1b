using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CrowdAnnotate.Server.Tests.CampaignAgreement;

/// <summary>The agreement of a campaign as submissions come in: by durable messages, from the state.</summary>
public class CampaignAgreementTests(TestServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Messages_twice_late_or_of_no_case_change_nothing_and_the_sums_are_those_of_all_contributions()
    {
        var (campaign, curator, caseId) = await ReadAsync(841, 3);
        var agreement = await AgreementAsync(campaign, curator, 3);
        agreement.Now!.Detection!.Value.ShouldBe(agreement.Detection.Value!.Value, 1e-12);
        var before = await RunningAsync(campaign);
        await InvokeAsync(new CaseComputed(campaign.Id, caseId));
        await InvokeAsync(new CaseComputed(campaign.Id, caseId));
        await InvokeAsync(new CaseComputed(campaign.Id, Guid.NewGuid()));
        await InvokeAsync(new CaseSubmitted(campaign.Id, caseId));
        (await RunningAsync(campaign)).Version.ShouldBe(before.Version);

        var contribution = (await ContributionsAsync(campaign)).ShouldHaveSingleItem();
        contribution.Submissions.Count.ShouldBe(3);
        before.Detection.Lesions.ShouldBe(new Dictionary<string, long> { ["3/3"] = 1 });
        before.Sizes.ByReader.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_nodes_at_once_the_later_one_is_refused_and_begins_again_on_what_the_other_stored()
    {
        var (campaign, curator, caseId) = await ReadAsync(842, 2);
        await AgreementAsync(campaign, curator, 2);
        var other = await campaign.ImportAsync(PhantomSeries.Of(843, 256));
        var cases = await CasesAsync(campaign);
        foreach (var one in await ContributionsAsync(campaign))
        {
            await ForgetAsync(campaign, one);
        }

        var clock = server.Server.App.Services.GetRequiredService<TimeProvider>();
        await using (var first = server.Store.LightweightSession())
        await using (var second = server.Store.LightweightSession())
        {
            await UpdateAgreement.Handle(new CaseComputed(campaign.Id, caseId), first, clock, None);
            await UpdateAgreement.Handle(new CaseComputed(campaign.Id, cases.Single(c => c != caseId)), second, clock, None);
            await first.SaveChangesAsync(None);
            await Should.ThrowAsync<ConcurrencyException>(() => second.SaveChangesAsync(None));
        }

        await InvokeAsync(new CaseComputed(campaign.Id, cases.Single(c => c != caseId)));
        (await ContributionsAsync(campaign)).Count.ShouldBe(2, other.CaseNumber);
        (await RunningAsync(campaign)).Submissions.ShouldBe(2);
    }

    [Fact]
    public async Task A_burst_makes_one_appointment_and_one_that_was_missed_is_made_anew()
    {
        var (campaign, curator, caseId) = await ReadAsync(844, 2);
        await AgreementAsync(campaign, curator, 2);
        var clock = server.Server.App.Services.GetRequiredService<TimeProvider>();
        async Task<int> AppointmentsAsync(TimeSpan dueFor)
        {
            await using var session = server.Store.LightweightSession();
            var running = (await session.LoadAsync<RunningAgreement>(campaign.Id, None))!;
            session.UpdateRevision(running with { DueSince = clock.GetUtcNow() - dueFor }, running.Version + 1);
            session.Delete<CaseContribution>(caseId);
            await session.SaveChangesAsync(None);

            // Never saved: what matters is what it would send.
            await using var unsaved = server.Store.LightweightSession();
            return (await UpdateAgreement.Handle(new CaseComputed(campaign.Id, caseId), unsaved, clock, None)).Count;
        }

        (await AppointmentsAsync(TimeSpan.FromSeconds(1))).ShouldBe(0, "one is on its way");
        (await AppointmentsAsync(UpdateAgreement.Missed)).ShouldBe(1, "its message was lost");
    }

    [Fact]
    public async Task What_was_computed_before_contributions_were_kept_is_taken_in()
    {
        var (campaign, curator, _) = await ReadAsync(845, 2);
        var version = (await AgreementAsync(campaign, curator, 2)).Version;
        await using (var session = server.Store.LightweightSession())
        {
            session.Delete<RunningAgreement>(campaign.Id);
            session.DeleteWhere<CaseContribution>(c => c.CampaignId == campaign.Id);
            await session.SaveChangesAsync(None);
        }

        (await curator.PostAsync($"/api/campaigns/{campaign.Id}/agreement")).Status.ShouldBe(202);
        var again = await Eventually.AskAsync("taken in", async () => (await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement")).As<AgreementResult>(), a => a.Version > version);
        (again.Submissions, again.Now!.Submissions).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_case_that_is_passed_over_moves_the_rates_and_not_the_sums()
    {
        var (campaign, curator, _) = await ReadAsync(846, 2);
        await AgreementAsync(campaign, curator, 2);
        var third = await campaign.ReaderAsync();
        var open = await third.OpenAsync();
        (await third.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request("cannot-judge-artefact", open.Ticket))).Status.ShouldBe(200);
        var agreement = await Eventually.AskAsync("counted", async () => (await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement")).As<AgreementResult>(), a => a.Passed!.Passed == 1);
        (agreement.Passed!.CannotJudge, agreement.Passed.Reads, agreement.Submissions).ShouldBe((1, 3, 2));
        agreement.Passed.DetectionIfNoneFound!.Value.ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public async Task Curators_of_the_campaign_alone_see_readings_and_name_groups_of_its_own_readers()
    {
        var (campaign, curator, _) = await ReadAsync(847, 2);
        await AgreementAsync(campaign, curator, 2);
        var path = $"/api/campaigns/{campaign.Id}";
        var readings = (await curator.GetAsync($"{path}/agreement/sizes")).As<LesionSizes.Answer>();
        readings.Lesions.ShouldHaveSingleItem().Sizes.Count.ShouldBe(2);
        var groups = new Dictionary<string, string?> { [readings.Readers[0]] = " radiologist ", [readings.Readers[1]] = "radiologist" };
        (await curator.PutAsync($"{path}/reader-groups", new GroupReaders.Request(groups))).Status.ShouldBe(204);
        var grouped = await Eventually.AskAsync("grouped", async () => (await curator.GetAsync($"{path}/agreement")).As<AgreementResult>(), a => a.Slices.Any(s => s.Kind == AgreementSlices.Group));
        grouped.Slices.Single(s => s.Kind == AgreementSlices.Group).Name.ShouldBe("radiologist");

        foreach (var wrong in new[] { new Dictionary<string, string?> { ["nobody"] = "x" }, new() { [readings.Readers[0]] = "  " } })
        {
            (await curator.PutAsync($"{path}/reader-groups", new GroupReaders.Request(wrong))).Status.ShouldBe(400);
        }

        var stranger = await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync();
        (await stranger.GetAsync($"{path}/agreement")).Status.ShouldBe(404);
        (await stranger.GetAsync($"{path}/agreement/sizes")).Status.ShouldBe(404);
        (await stranger.PostAsync($"{path}/agreement")).Status.ShouldBe(404);
        (await stranger.PutAsync($"{path}/reader-groups", new GroupReaders.Request(groups))).Status.ShouldBe(404);
    }

    private async Task<(TestCampaign Campaign, Visitor Curator, Guid CaseId)> ReadAsync(int seed, int readers)
    {
        var campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(seed, 256));
        var curator = await campaign.CuratorAsync();
        var caseId = Guid.Empty;
        for (var n = 1; n <= readers; n++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(n), 0));
        }

        return (campaign, curator, caseId);
    }

    private static Task<AgreementResult> AgreementAsync(TestCampaign campaign, Visitor curator, int submissions) => Eventually.AskAsync(
        $"computed of {submissions}",
        async () => await curator.GetAsync($"/api/campaigns/{campaign.Id}/agreement") is { Status: 200 } reply ? reply.As<AgreementResult>() : null!,
        a => a is { Now.IsBehind: false } && a.Submissions == submissions);

    private async Task InvokeAsync(object message)
    {
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message, None);
    }

    private async Task<RunningAgreement> RunningAsync(TestCampaign campaign)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<RunningAgreement>(campaign.Id, None)).ShouldNotBeNull();
    }

    private async Task<IReadOnlyList<CaseContribution>> ContributionsAsync(TestCampaign campaign)
    {
        await using var session = server.Store.QuerySession();
        return await session.Query<CaseContribution>().Where(c => c.CampaignId == campaign.Id).ToListAsync(None);
    }

    private async Task<IReadOnlyList<Guid>> CasesAsync(TestCampaign campaign)
    {
        await using var session = server.Store.QuerySession();
        return await session.Query<CrowdAnnotate.Server.Campaigns.Case>().Where(c => c.CampaignId == campaign.Id).Select(c => c.Id).ToListAsync(None);
    }

    private async Task ForgetAsync(TestCampaign campaign, CaseContribution contribution)
    {
        await using var session = server.Store.LightweightSession();
        session.Delete(contribution);
        session.Delete<RunningAgreement>(campaign.Id);
        await session.SaveChangesAsync(None);
    }
}
