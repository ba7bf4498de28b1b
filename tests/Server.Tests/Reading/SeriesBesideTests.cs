using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>What a reader may look at beside a case.</summary>
public class SeriesBesideTests(TestServer server)
{
    private const string Root = "1.2.826.0.1.3680043.2.1143.81";

    [Fact]
    public async Task The_study_and_what_came_before_stand_beside_a_case_and_nothing_later_or_of_others()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var (patient, stranger) = ("BESIDE-1", "BESIDE-2");
        await ImportAsync(null, Made(1, patient, study: 1, "20240310", frame: 1, "ARTERIAL"));
        await ImportAsync(null, Made(2, patient, study: 2, "20231210", frame: 2, "OLD"));
        await ImportAsync(null, Made(3, patient, study: 3, "20240701", frame: 3, "LATER"));
        await ImportAsync(null, Made(4, stranger, study: 4, "20230101", frame: 1, "OTHER"));
        await ImportAsync(campaign.Name, Made(5, patient, study: 1, "20240310", frame: 1, "PORTAL VENOUS"));
        var (reader, other) = (await campaign.ReaderAsync(), await campaign.ReaderAsync());

        var assignment = await reader.OpenAsync();
        var beside = await BesideAsync(reader, assignment.Id);
        beside.Select(b => (b.Kind, b.DaysBefore, b.SameFrame)).ShouldBe([("companion", null, true), ("prior", 91, false)]);
        beside.ShouldAllBe(b => b.Images.Number == assignment.Case.Number && b.Images.Instances.Count == PhantomSeries.Slices && b.Images.SeriesUid != assignment.Case.SeriesUid);
        foreach (var images in beside.Select(b => b.Images).Append(assignment.Case))
        {
            var path = $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/metadata";
            (await reader.Visitor.GetAsync(path)).Status.ShouldBe(200);
            (await other.Visitor.GetAsync(path)).Status.ShouldBe(404, "another reader holds no case of this patient");
        }

        (await other.Visitor.GetAsync($"/api/reading/assignments/{assignment.Id}/beside")).Status.ShouldBe(404);
        var known = beside.Select(b => b.Images.SeriesUid).Append(assignment.Case.SeriesUid).ToList();
        var hidden = (await (await server.ScriptAsync()).GetAsync("/api/archive/series")).As<List<ArchiveEndpoints.SeriesRow>>().Where(s => !known.Contains(s.SeriesUid)).ToList();
        hidden.ShouldNotBeEmpty();
        foreach (var series in hidden)
        {
            (await reader.Visitor.GetAsync($"/dicomweb/studies/{series.StudyUid}/series/{series.SeriesUid}/metadata")).Status.ShouldBe(404, $"{series.Description} is neither the case's nor beside it");
        }

        await (await campaign.CuratorAsync()).PostAsync($"/api/campaigns/{campaign.Id}/close");
        (await reader.Visitor.GetAsync($"/api/reading/assignments/{assignment.Id}/beside")).Problem.ShouldBe("campaign-closed");
        await Eventually.AskAsync(
            "closed with its campaign", async () => (await reader.Visitor.GetAsync($"/dicomweb/studies/{beside[1].Images.StudyUid}/series/{beside[1].Images.SeriesUid}/metadata")).Status, status => status == 404);
    }

    [Fact]
    public async Task A_series_under_another_profile_is_not_shown_beside_a_case()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        await ImportAsync(null, "research", Made(6, "BESIDE-3", study: 6, "20240310", frame: 6, "RESEARCH"));
        await ImportAsync(campaign.Name, Made(7, "BESIDE-3", study: 6, "20240310", frame: 6, "PUBLIC"));
        var reader = await campaign.ReaderAsync();
        (await BesideAsync(reader, (await reader.OpenAsync()).Id)).ShouldBeEmpty();
    }

    private static async Task<List<SeriesBeside.Answer>> BesideAsync(Reader reader, Guid assignment)
    {
        var reply = await reader.Visitor.GetAsync($"/api/reading/assignments/{assignment}/beside");
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<List<SeriesBeside.Answer>>();
    }

    private Task<SeriesAnswer> ImportAsync(string? campaign, IEnumerable<byte[]> files) => ImportAsync(campaign, null, files);

    private async Task<SeriesAnswer> ImportAsync(string? campaign, string? profile, IEnumerable<byte[]> files)
    {
        var script = await server.ScriptAsync();
        var begun = profile is null ? null : (await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(Profile: profile))).As<ImportEndpoints.Begun>();
        var import = new Import(script, begun?.ImportId);
        foreach (var file in files)
        {
            var answer = await import.AddAsync(file);
            answer.Accepted.ShouldBeTrue(answer.Reason);
        }

        return (await import.FinishAsync(campaign)).ShouldHaveSingleItem();
    }

    private static IEnumerable<byte[]> Made(int series, string patient, int study, string date, int frame, string description) => PhantomSeries.Of(990).Files.Select((bytes, z) =>
    {
        DicomFile.TryRead(bytes, out var file, out var wrong).ShouldBeTrue($"{wrong}");
        return DicomWriter.Write(file!.Dataset.AddOrUpdate(DicomTag.PatientID, patient).AddOrUpdate(DicomTag.StudyInstanceUID, $"{Root}.1.{study}").AddOrUpdate(DicomTag.StudyDate, date)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, $"{Root}.2.{series}").AddOrUpdate(DicomTag.SeriesDescription, description).AddOrUpdate(DicomTag.FrameOfReferenceUID, $"{Root}.3.{frame}")
            .AddOrUpdate(DicomTag.SOPInstanceUID, $"{Root}.4.{series}.{z + 1}"));
    });
}
