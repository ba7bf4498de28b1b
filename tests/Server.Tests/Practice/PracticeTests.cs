using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Practice;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.GivenReadings;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Practice;

/// <summary>A case of known truth that each reader reads first, and that counts for nothing.</summary>
public sealed class PracticeTests(TestServer server)
{
    [Fact]
    public async Task It_comes_first_tells_its_reader_the_truth_and_counts_for_nothing()
    {
        var practice = PhantomSeries.Of(983, 256);
        var campaign = await TestCampaign.MakeAsync(server, 2, practice, PhantomSeries.Of(984));
        var curator = await campaign.CuratorAsync();
        var caseId = await GivenGoldAsync(campaign, curator, practice);
        (await curator.PostAsync(Path(campaign, caseId))).Status.ShouldBe(204);
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        (open.Practice, open.Case.Id, open.Progress.Total).ShouldBe((true, caseId, 1));

        var (id, reading) = (Guid.NewGuid(), reader.Draw(open, Hand.Sure, 0));
        var reply = await reader.SubmitAsync(open, reading, id);
        reply.Status.ShouldBe(201, reply.Body);
        var feedback = reply.As<SubmitPractice.Answer>().Feedback;
        var found = feedback.Rows.Single(r => r.Finding is not null);
        found.Dice.ShouldNotBeNull().ShouldBeGreaterThan(0.999);
        found.LongAxis.ShouldNotBeNull().ShouldBe(found.TrueLongAxis!.Value, 0.1);
        feedback.Rows.Single(r => r.Finding is null).ShouldSatisfyAllConditions(r => r.Truth.ShouldNotBeNull(), r => r.Dice.ShouldBeNull());
        feedback.Truth.Count.ShouldBe(2);
        (await reader.Visitor.GetAsync($"/api/reading/assignments/{open.Id}/feedback")).As<PracticeFeedback>().Rows.ShouldBe(feedback.Rows);
        (await (await campaign.ReaderAsync()).Visitor.GetAsync($"/api/reading/assignments/{open.Id}/feedback")).Problem.ShouldBe("not-found");
        (await reader.SubmitAsync(open, reading, id)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(200), r => r.Body.ShouldBe(reply.Body));
        (await reader.SubmitAsync(open, reader.Draw(open, Hand.Sure, 1), id)).Problem.ShouldBe("submission-differs");

        var again = await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/again");
        again.Status.ShouldBe(200, again.Body);
        again.As<AssignmentAnswer>().ShouldSatisfyAllConditions(a => a.Practice.ShouldBeTrue(), a => a.Draft.ShouldBeNull());
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/reopen")).Problem.ShouldBe("practice-again");
        (await reader.SubmitAsync(again.As<AssignmentAnswer>(), reader.Draw(open, Hand.Sure, 0, 1))).As<SubmitPractice.Answer>().Feedback.Rows.ShouldAllBe(r => r.Dice > 0.999);

        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/again")).Status.ShouldBe(200);
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request("cannot-judge"))).Status.ShouldBe(200);

        var next = await reader.OpenAsync();
        (next.Practice, next.Case.Id != caseId, next.Progress.Submitted).ShouldBe((false, true, 0));
        var detail = (await curator.GetAsync($"/api/campaigns/{campaign.Id}")).As<CampaignEndpoints.Detail>();
        (detail.Cases, detail.Submissions, detail.Coverage.Single(c => c.Practice).Id).ShouldBe((1, 0, caseId));
        await using var session = server.Store.QuerySession();
        (await session.Query<PracticeAttempt>().CountAsync(a => a.CaseId == caseId)).ShouldBe(2);
        (await session.Query<AnnotationDocument>().AnyAsync(a => a.CaseId == caseId)).ShouldBeFalse();
    }

    [Fact]
    public async Task It_needs_a_gold_standard_and_a_case_that_nobody_has_in_hand_and_is_the_curators_to_choose()
    {
        var series = PhantomSeries.Of(985, 256);
        var campaign = await TestCampaign.MakeAsync(server, 2, series);
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var caseId = (await curator.GetAsync($"/api/campaigns/{campaign.Id}")).As<CampaignEndpoints.Detail>().Coverage.Single().Id;
        (await curator.PostAsync(Path(campaign, caseId))).Problem.ShouldBe("no-gold-standard");
        await GivenGoldAsync(campaign, curator, series);
        (await reader.Visitor.PostAsync(Path(campaign, caseId))).Problem.ShouldBe("not-found");
        var elsewhere = await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync();
        (await elsewhere.PostAsync(Path(campaign, caseId))).Problem.ShouldBe("not-found");
        (await curator.PostAsync(Path(campaign, caseId))).Status.ShouldBe(204);
        var given = await AsReadTests.SendAsync(curator, campaign.Id, "read", reader.Pseudonym, [Gold(series)]);
        given.As<ImportAnswer>().Cases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Outcome.ShouldBe(CaseRow.Refused), c => c.Reason.ShouldNotBeNull().ShouldContain("practise"));
        (await curator.SendAsync(HttpMethod.Delete, Path(campaign, caseId))).Status.ShouldBe(204);
        var open = await reader.OpenAsync();
        open.Practice.ShouldBeFalse();
        (await curator.PostAsync(Path(campaign, caseId))).Problem.ShouldBe("case-in-hand");
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/again")).Problem.ShouldBe("no-practice");
    }

    private static string Path(TestCampaign campaign, Guid caseId) => $"/api/campaigns/{campaign.Id}/cases/{caseId}/practice";

    private static byte[] Gold(PhantomSeries series) => Encoding.UTF8.GetBytes(AimXml.Write(new MadeElsewhere(series).Aim([0, 1])));

    /// <summary>Brings in both lesions of a phantom as the gold standard of its case.</summary>
    private static async Task<Guid> GivenGoldAsync(TestCampaign campaign, Visitor curator, PhantomSeries series)
    {
        var taken = await AsReadTests.SendAsync(curator, campaign.Id, "gold", "panel", [Gold(series)]);
        taken.Status.ShouldBe(200, taken.Body);
        var cases = (await curator.GetAsync($"/api/campaigns/{campaign.Id}")).As<CampaignEndpoints.Detail>().Coverage;
        foreach (var one in cases)
        {
            if ((await curator.GetAsync($"/api/campaigns/{campaign.Id}/cases/{one.Id}/given")).Json.GetArrayLength() > 0)
            {
                return one.Id;
            }
        }

        throw new InvalidOperationException("No case has the gold standard.");
    }
}
