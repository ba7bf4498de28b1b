using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Tests.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.GivenReadings;

/// <summary>Annotations that were made elsewhere, as readers' submissions.</summary>
public sealed class AsReadTests(TestServer server)
{
    [Fact]
    public async Task Two_readers_work_by_the_original_uids_becomes_submissions_a_consensus_and_no_identity()
    {
        var (campaign, made) = await SetAsync(551);
        var curator = await campaign.CuratorAsync();
        var (first, second) = (await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var answer = await TakenAsync(curator, campaign, first, Xml(made.Aim([0, 1], factor: 2)));
        var document = answer.Documents.ShouldHaveSingleItem();
        (document.Outcome, document.Format, document.Annotations).ShouldBe((DocumentRow.Taken, "AIM 4.2", 2), document.Reason);
        var one = answer.Cases.ShouldHaveSingleItem();
        (one.Case, one.Outcome, one.Findings).ShouldBe(("Case 0001", CaseRow.Submitted, 2), one.Reason);

        // The long axes are misstated, the short ones are not.
        one.Differences.Count.ShouldBe(2);
        one.Differences.ShouldAllBe(d => Math.Abs((d.InDocument / 2) - d.Computed) < 0.05 && d.Unit == "mm");

        (await TakenAsync(curator, campaign, second, Encoding.UTF8.GetBytes(AimJson.Write(made.Aim([1, 0]))))).Cases.Single().Outcome.ShouldBe(CaseRow.Submitted);
        await using var session = server.Store.QuerySession();
        var stored = await session.Query<AnnotationDocument>().Where(a => a.CampaignId == campaign.Id).OrderBy(a => a.SubmittedAt).ToListAsync();
        stored.Select(s => s.Pseudonym).ShouldBe([first.Pseudonym, second.Pseudonym]);
        stored[0].Origins!.Single().Format.ShouldBe("AIM 4.2");
        stored[0].Origins!.Single().Manufacturer.ShouldBe("Siemens");
        stored[0].Reading.Findings[0].Answers.Select(a => a.Code.Value).ShouldBe(["RID58", "RID5707", "904"], ignoreOrder: true);
        var review = await campaign.ReviewAsync(curator, stored[0].CaseId, 2);
        review.Lesions.Count.ShouldBe(2);
        review.Lesions.ShouldAllBe(l => l.Consensus!.MeanPairwiseDice > 0.999);

        var everything = await EveryRow.OfAsync(server);
        everything.ShouldContain(stored[0].AnnotationUid);
        MadeElsewhere.Planted.Append(made.Truth.SopInstanceUids[0]).Append(made.Truth.StudyInstanceUid).Where(w => everything.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        MadeElsewhere.Planted.Append("1951").Where(w => System.Text.Json.JsonSerializer.Serialize(answer).Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_exported_here_comes_back_mark_for_mark_and_only_once()
    {
        var (campaign, _) = await SetAsync(552);
        var curator = await campaign.CuratorAsync();
        var (author, other) = (await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await author.OpenAsync();
        var submitted = await author.SubmittedAsync(open, author.Draw(open, Hand.Trembling(5), 0, 1));
        await using var session = server.Store.QuerySession();
        var exported = (await session.LoadAsync<AnnotationDocument>(submitted.SubmissionId))!;
        var answer = await TakenAsync(curator, campaign, other, Encoding.UTF8.GetBytes(exported.Aim));
        answer.Cases.Single().Outcome.ShouldBe(CaseRow.Submitted, answer.Cases.Single().Reason);
        answer.Cases.Single().Differences.ShouldBeEmpty();
        var copy = await session.Query<AnnotationDocument>().SingleAsync(a => a.CampaignId == campaign.Id && a.Pseudonym == other.Pseudonym);
        copy.Reading.Findings.SelectMany(f => f.Marks).SelectMany(m => m.Points).SelectMany(p => p)
            .ShouldBe(exported.Reading.Findings.SelectMany(f => f.Marks).SelectMany(m => m.Points).SelectMany(p => p));
        copy.Measured.Measurements.Select(m => m.Value).ShouldBe(exported.Measured.Measurements.Select(m => m.Value));

        var again = await TakenAsync(curator, campaign, other, Encoding.UTF8.GetBytes(exported.Aim));
        (again.Cases.Single().Outcome, again.Documents.Single().Outcome).ShouldBe((CaseRow.Refused, DocumentRow.Refused));
        again.Cases.Single().Reason.ShouldNotBeNull().ShouldContain("already");
        (await session.Query<AnnotationDocument>().CountAsync(a => a.CampaignId == campaign.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task Files_of_one_case_are_one_reading_and_what_is_refused_takes_none_of_the_others_with_it()
    {
        var (campaign, made) = await SetAsync(553);
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var stranger = new MadeElsewhere(PhantomSeries.Of(554, 256));
        var answer = await TakenAsync(
            curator, campaign, reader, Xml(made.Aim([0])), Xml(stranger.Aim([0])), "<ImageAnnotationCollection><Grzbvyolk"u8.ToArray(), PhantomSeries.Of(553, 256).Files[0], [1, 2, 3, 4], Encoding.UTF8.GetBytes(AimJson.Write(made.Aim([1]))));
        answer.Documents.Select(d => d.Outcome).ShouldBe(
            [DocumentRow.Taken, DocumentRow.Refused, DocumentRow.Refused, DocumentRow.LeftAlone, DocumentRow.LeftAlone, DocumentRow.Taken], string.Join('\n', answer.Documents));
        answer.Documents.Select(d => d.Part).ShouldBe([0, 1, 2, 3, 4, 5]);
        answer.Documents[1].Reason.ShouldBe("It points at no image of a case of the campaign, neither by our UIDs nor by those of before de-identification.");
        answer.Documents[2].Reason.ShouldNotBeNull().ShouldStartWith("/");
        answer.Documents[2].Reason!.ShouldNotContain("Grzbvyolk");
        var one = answer.Cases.ShouldHaveSingleItem();
        (one.Outcome, one.Findings).ShouldBe((CaseRow.Submitted, 2), string.Join('\n', one.Places.Select(p => p.ToString()).Append(one.Reason)));
    }

    [Fact]
    public async Task A_reading_that_lacks_what_the_campaign_asks_is_refused_with_the_places()
    {
        var (campaign, made) = await SetAsync(555);
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var one = (await TakenAsync(curator, campaign, reader, Xml(made.Aim([0], answered: false)))).Cases.ShouldHaveSingleItem();
        one.Outcome.ShouldBe(CaseRow.Refused);
        one.Places.Select(p => p.Path).ShouldContain("findings/0/answers/site");
        (await reader.OpenAsync()).Case.Number.ShouldBe("Case 0001");
    }

    [Fact]
    public async Task Work_that_a_reader_has_begun_is_not_lost_to_an_import()
    {
        var (campaign, made) = await SetAsync(556);
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        (await reader.SaveAsync(open.Id, 0, reader.Draw(open, Hand.Sure, 0))).Status.ShouldBe(200);
        (await TakenAsync(curator, campaign, reader, Xml(made.Aim([0])))).Cases.Single().Reason.ShouldNotBeNull().ShouldContain("draft");
    }

    [Fact]
    public async Task Without_campaign_reader_or_purpose_nothing_is_taken_and_only_a_curator_of_it_may_ask()
    {
        var (campaign, made) = await SetAsync(557);
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var file = Xml(made.Aim([0]));
        (await SendAsync(curator, campaign.Id, "read", "nobody-here", file)).Problem.ShouldBe("no-such-reader");
        (await SendAsync(curator, campaign.Id, "wish", reader.Pseudonym, file)).Problem.ShouldBe("bad-purpose");
        (await SendAsync(curator, campaign.Id, "gold", "Dr. Jane Doe", file)).Problem.ShouldBe("bad-pseudonym");
        (await SendAsync(curator, Guid.NewGuid(), "read", reader.Pseudonym, file)).Problem.ShouldBe("not-found");
        (await SendAsync(reader.Visitor, campaign.Id, "read", reader.Pseudonym, file)).Problem.ShouldBe("not-found");
        (await SendAsync(await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync(), campaign.Id, "read", reader.Pseudonym, file)).Problem.ShouldBe("not-found");
        await using var session = server.Store.QuerySession();
        (await session.Query<AnnotationDocument>().CountAsync(a => a.CampaignId == campaign.Id)).ShouldBe(0);
    }

    private async Task<(TestCampaign Campaign, MadeElsewhere Made)> SetAsync(int seed) =>
        (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed, 256)), new MadeElsewhere(PhantomSeries.Of(seed, 256)));

    private static byte[] Xml(ImageAnnotationCollection aim) => Encoding.UTF8.GetBytes(AimXml.Write(aim));

    private static async Task<ImportAnswer> TakenAsync(Visitor curator, TestCampaign campaign, Reader reader, params byte[][] files) =>
        (await SendAsync(curator, campaign.Id, ImportAnnotations.AsRead, reader.Pseudonym, files)).As<ImportAnswer>();

    internal static async Task<Reply> SendAsync(Visitor curator, Guid campaign, string purpose, string pseudonym, params byte[][] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var file in files)
        {
            form.Add(new ByteArrayContent(file), "file", "Grzbvyolk.xml");
        }

        return await curator.SendAsync(HttpMethod.Post, $"/api/campaigns/{campaign}/annotations?as={purpose}&reader={Uri.EscapeDataString(pseudonym)}", form);
    }
}
