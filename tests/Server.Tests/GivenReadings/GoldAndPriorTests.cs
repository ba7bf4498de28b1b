using System.Text;
using System.Text.RegularExpressions;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Tests.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.GivenReadings;

/// <summary>Annotations that were made elsewhere, as gold standard and as priors: a curator's to see, and no reader's.</summary>
public sealed class GoldAndPriorTests(TestServer server)
{
    [Fact]
    public async Task A_curator_sees_the_gold_standard_and_how_near_each_reader_is_and_a_reader_finds_nothing()
    {
        var (campaign, made) = await SetAsync(561);
        var (curator, sure, other) = (await campaign.CuratorAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await sure.OpenAsync();
        await sure.SubmittedAsync(open, sure.Draw(open, Hand.Sure, 0));
        (await TakenAsync(curator, campaign, "gold", "panel", Xml(made.Aim([0, 1])))).Cases.Single().Outcome.ShouldBe(CaseRow.Stored);
        var path = $"/api/campaigns/{campaign.Id}/cases/{open.Case.Id}/given";
        var gold = (await curator.GetAsync(path)).As<List<GivenOfCase.Layer>>().ShouldHaveSingleItem();
        (gold.Kind, gold.Name, gold.Findings.Count).ShouldBe((GivenKind.Gold, "panel", 2));
        var drawn = gold.Findings[0].Shapes.Where(s => s.Kind == GivenShapes.Outline).ToList();
        drawn.Select(s => s.Slice).ShouldBe(made.Truth.Lesions[0].Slices.Select(s => s.Slice));
        var rows = gold.Comparison.Where(r => r.Pseudonym == sure.Pseudonym).ToList();
        rows.Count.ShouldBe(2);
        var found = rows.Single(r => r.Finding is not null);
        found.Dice.ShouldNotBeNull().ShouldBeGreaterThan(0.999);
        found.Hausdorff95.ShouldBe(0);
        rows.Single(r => r.Finding is null).Undefined.ShouldBe(GoldComparison.Missed);

        (await TakenAsync(curator, campaign, "gold", "panel", Xml(made.Aim([0])))).Cases.Single().Outcome.ShouldBe(CaseRow.Refused);
        foreach (var reader in new[] { sure, other })
        {
            (await reader.Visitor.GetAsync(path)).Problem.ShouldBe("not-found");
            (await reader.Visitor.SendAsync(HttpMethod.Delete, $"/api/given-readings/{gold.Id}")).Problem.ShouldBe("not-found");
        }

        var elsewhere = await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync();
        (await elsewhere.SendAsync(HttpMethod.Delete, $"/api/given-readings/{gold.Id}")).Problem.ShouldBe("not-found");
        (await curator.SendAsync(HttpMethod.Delete, $"/api/given-readings/{gold.Id}")).Status.ShouldBe(204);
        (await curator.GetAsync(path)).As<List<GivenOfCase.Layer>>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_point_beside_the_image_is_refused_with_its_path_and_the_form_of_a_number_stays()
    {
        var (campaign, made) = await SetAsync(569);
        var curator = await campaign.CuratorAsync();
        var far = new Regex("<x value=\"[^\"]*\"").Replace(Encoding.UTF8.GetString(Xml(made.Aim([0]))), "<x value=\"99999\"", 1);
        var refused = (await TakenAsync(curator, campaign, "gold", "far-panel", Encoding.UTF8.GetBytes(far))).Cases.ShouldHaveSingleItem();
        refused.Outcome.ShouldBe(CaseRow.Refused);
        refused.Reason.ShouldNotBeNull().ShouldContain("MarkupEntity[1]/twoDimensionSpatialCoordinateCollection");
        var taken = await TakenAsync(curator, campaign, "gold", "near-panel", Xml(made.Aim([0])));
        taken.Cases.Single().Outcome.ShouldBe(CaseRow.Stored);
        taken.Documents.Single().Lost.ShouldNotContain(l => l.Contains("dataType"));
    }

    [Fact]
    public async Task A_circle_without_a_radius_is_listed_as_lost_and_a_prior_of_it_can_still_be_looked_at()
    {
        var (campaign, made) = await SetAsync(570);
        var curator = await campaign.CuratorAsync();
        var drawn = made.Aim([0]);
        var (annotation, image) = (drawn.ImageAnnotations[0], drawn.ImageAnnotations[0].Markups.OfType<TwoDimensionPolyline>().First().ImageReferenceUid!.Value);
        var circle = new ImageAnnotation(
            new Uid("1.2.3.570.1"), annotation.TypeCodes, annotation.DateTime, "L1", imageReferences: annotation.ImageReferences,
            markups: [new TwoDimensionCircle(new Uid("1.2.3.570.2"), 1, image, [new ImagePoint(20, 20), new ImagePoint(20, 20)], 1)]);
        var document = Xml(new ImageAnnotationCollection(new Uid("1.2.3.570.3"), drawn.StudyInstanceUid, drawn.SeriesInstanceUid, drawn.DateTime, [circle]));
        var refused = (await TakenAsync(curator, campaign, "gold", "panel", document)).Cases.ShouldHaveSingleItem();
        refused.Outcome.ShouldBe(CaseRow.Refused);
        refused.Lost.ShouldContain(l => l.EndsWith("its circle has no extent."));
        (await TakenAsync(curator, campaign, "prior", "panel", document)).Cases.Single().Outcome.ShouldBe(CaseRow.Stored);
        await using var session = server.Store.QuerySession();
        var stored = await session.Query<GivenReading>().SingleAsync(g => g.CampaignId == campaign.Id);
        (await curator.GetAsync($"/api/campaigns/{campaign.Id}/cases/{stored.CaseId}/given")).As<List<GivenOfCase.Layer>>().ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Shapes.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Objects_of_every_kind_are_kept_as_priors_without_identity_and_with_dates_as_the_images_have_them()
    {
        var (campaign, made) = await SetAsync(562);
        var curator = await campaign.CuratorAsync();
        var answer = await TakenAsync(curator, campaign, "prior", "old-panel", Xml(made.Aim([0])), made.Report(0), made.Seg(0, 1), made.Structures(1), made.Drawings(7), made.KeyImages(3, 4));
        answer.Documents.Select(d => d.Outcome).ShouldAllBe(o => o == DocumentRow.Taken, string.Join('\n', answer.Documents));
        answer.Documents.Select(d => d.Format).ShouldBe(["AIM 4.2", "DICOM SR", "DICOM SEG", "DICOM RTSTRUCT", "DICOM presentation state", "DICOM key objects"]);
        await using var session = server.Store.QuerySession();
        var stored = await session.Query<GivenReading>().SingleAsync(g => g.CampaignId == campaign.Id);
        stored.Aim.Count.ShouldBe(6);
        stored.Origins.ShouldAllBe(o => o.Sha256.Length == 64 && o.SourceUid!.StartsWith("2.25."));
        stored.Origins[4].Manufacturer.ShouldBe("SIEMENS");
        var key = new DeidentificationKey(DeidentificationKeyFile.Open(server.DataPath));
        var days = key.DayShift(made.Issuer, made.Patient, new Uid(made.Truth.StudyInstanceUid));
        foreach (var aim in stored.Aim)
        {
            var collection = AimXml.Read(aim).Collection!;
            collection.DateTime.Value.Date.ShouldBe(new DateTime(2024, 5, 6).AddDays(days));
            collection.Person!.Name.ShouldBe(key.Pseudonym(made.Issuer, made.Patient, new Uid(made.Truth.StudyInstanceUid)));
            (collection.User, collection.AccessionNumber).ShouldBe((null, null));
        }

        var layer = (await curator.GetAsync($"/api/campaigns/{campaign.Id}/cases/{stored.CaseId}/given")).As<List<GivenOfCase.Layer>>().Single();
        var shapes = layer.Findings.SelectMany(f => f.Shapes).ToList();
        shapes.Single(s => s.Kind == GivenShapes.Text).ShouldSatisfyAllConditions(t => t.Slice.ShouldBe(7), t => t.Text.ShouldBe("lesion of"), t => t.Points.Single().ShouldBe([30.0, 20.0]));
        shapes.Where(s => s.Slice == 7 && s.Kind == GivenShapes.Line).Last().Points[1].ShouldBe([made.Truth.Columns / 2.0, made.Truth.Rows / 2.0]);
        layer.Findings.Single(f => f.Shapes.Count == 0).Images.ShouldBe([3, 4]);
        var everything = await EveryRow.OfAsync(server);
        everything.ShouldContain(stored.Id.ToString());
        MadeElsewhere.Planted.Append(made.Sop(7)).Where(w => everything.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_patient_is_not_named_as_in_the_images_the_dates_are_those_of_the_import_and_it_is_said()
    {
        var (campaign, made) = await SetAsync(563);
        var curator = await campaign.CuratorAsync();
        var document = (await TakenAsync(curator, campaign, "prior", "old-panel", Xml(made.Aim([0], patientId: "Xulmpqatz")))).Documents.ShouldHaveSingleItem();
        document.Outcome.ShouldBe(DocumentRow.Taken, document.Reason);
        document.Lost.ShouldContain(l => l.StartsWith("The patient is not named"));
        await using var session = server.Store.QuerySession();
        var stored = await session.Query<GivenReading>().SingleAsync(g => g.CampaignId == campaign.Id);
        AimXml.Read(stored.Aim[0]).Collection!.DateTime.Value.Year.ShouldBeGreaterThan(2024);
    }

    private async Task<(TestCampaign Campaign, MadeElsewhere Made)> SetAsync(int seed) =>
        (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed, 256)), new MadeElsewhere(PhantomSeries.Of(seed, 256)));

    private static byte[] Xml(ImageAnnotationCollection aim) => Encoding.UTF8.GetBytes(AimXml.Write(aim));

    private static async Task<ImportAnswer> TakenAsync(Visitor curator, TestCampaign campaign, string purpose, string name, params byte[][] files)
    {
        var reply = await AsReadTests.SendAsync(curator, campaign.Id, purpose, name, files);
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<ImportAnswer>();
    }
}
