using System.IO.Compression;
using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Tests.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.GivenReadings;

/// <summary>What radiologists marked in a PACS comes in with the images, and stands beside the case.</summary>
public sealed class CameWithImagesTests(TestServer server)
{
    [Fact]
    public async Task Presentation_states_key_objects_and_reports_among_the_images_are_priors_of_their_case_without_identity()
    {
        var phantom = PhantomSeries.Of(571, 256);
        var (campaign, made) = (await TestCampaign.MakeAsync(server, 2), new MadeElsewhere(phantom));
        var import = new Import(await server.ScriptAsync());
        foreach (var file in phantom.Files.Concat([made.Drawings(7), made.KeyImages(3, 4), made.Report(0)]))
        {
            (await import.AddAsync(file)).ShouldSatisfyAllConditions(a => a.Accepted.ShouldBeTrue(a.Reason));
        }

        var series = await import.FinishAsync(campaign.Name);
        var images = series.Single(s => s.CaseNumber is not null).SeriesUid;
        await using var session = server.Store.QuerySession();
        var @case = await session.Query<CrowdAnnotate.Server.Campaigns.Case>().SingleAsync(c => c.CampaignId == campaign.Id);
        @case.SeriesUid.ShouldBe(images);
        var curator = await campaign.CuratorAsync();
        var layers = (await curator.GetAsync($"/api/campaigns/{campaign.Id}/cases/{@case.Id}/given")).As<List<GivenOfCase.Layer>>();
        layers.Select(l => l.Name).ShouldBe(["DICOM presentation state", "DICOM key objects", "DICOM SR"], ignoreOrder: true);
        layers.ShouldAllBe(l => l.Id == null && l.Kind == GivenKind.Prior && l.Origins.Single().Sha256.Length == 64);
        var drawn = layers.Single(l => l.Name == "DICOM presentation state");
        drawn.Findings.Single().Shapes.Where(s => s.Kind == GivenShapes.Outline).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            s => s.Slice.ShouldBe(7), s => s.Points[0].ShouldBe([40.0, 40.0]), s => s.Points[2].ShouldBe([60.0, 70.0]));
        drawn.Origins.Single().Manufacturer.ShouldBe("SIEMENS");
        layers.Single(l => l.Name == "DICOM key objects").Findings.Single().Images.ShouldBe([3, 4]);
        layers.Single(l => l.Name == "DICOM SR").Findings.SelectMany(f => f.Shapes).Count(s => s.Kind == GivenShapes.Outline).ShouldBe(made.Truth.Lesions[0].Slices.Count);

        var marks = await session.Query<ArchivedMarks>().Where(m => m.StudyUid == @case.StudyUid).ToListAsync();
        var everything = await EveryRow.OfAsync(server);
        everything.ShouldContain(marks[0].Id);
        MadeElsewhere.Planted.Append(made.Sop(7)).Where(w => everything.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_release_holds_the_gold_standard_and_how_near_each_reader_is()
    {
        var phantom = PhantomSeries.Of(572, 256);
        var (campaign, made) = (await TestCampaign.MakeAsync(server, 2, phantom), new MadeElsewhere(phantom));
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Sure, 0));
        (await AsReadTests.SendAsync(curator, campaign.Id, "gold", "panel", Encoding.UTF8.GetBytes(Aim.AimXml.Write(made.Aim([0, 1]))))).Status.ShouldBe(200);
        var release = await campaign.ReleaseAsync(curator);
        using var zip = new ZipArchive(new MemoryStream((await curator.GetAsync($"/api/releases/{release.Id}/download")).Bytes));
        var rows = (await ReadAsync(zip, "gold.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(3);
        rows.Count(r => r.Contains(GoldComparison.Missed, StringComparison.Ordinal)).ShouldBe(1);
        rows.ShouldContain(r => r.Contains($",panel,Lesion 1,{reader.Pseudonym},", StringComparison.Ordinal));
        Aim.AimXml.Read(await ReadAsync(zip, "gold/case-0001/panel.xml")).Collection!.ImageAnnotations.Count.ShouldBe(2);
        (await ReadAsync(zip, "manifest.json")).ShouldContain("\"gold/case-0001/panel.xml\"");
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        await using var entry = await zip.GetEntry(name).ShouldNotBeNull().OpenAsync();
        using var text = new StreamReader(entry);
        return await text.ReadToEndAsync();
    }
}
