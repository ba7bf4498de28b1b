using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using Mark = CrowdAnnotate.Server.Reading.Mark;
using MarkKind = CrowdAnnotate.Server.Reading.MarkKind;

namespace CrowdAnnotate.Server.Tests.Annotations;

/// <summary>Every kind of mark from the draft to the stored AIM, on single images and on the frames of one, with what was done meanwhile.</summary>
public class EveryMarkTests(TestServer server)
{
    private const double Spacing = 3;

    [Fact]
    public async Task Every_kind_of_mark_is_measured_kept_and_comes_back_out_of_the_AIM()
    {
        var series = PhantomSeries.Of(671);
        var campaign = await TestCampaign.MakeAsync(server, 2, series);
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var image = open.Case.Instances[9];
        var marks = Marks(image.SopInstanceUid, image.Frame);
        var reading = new CaseReading([Hand.Finding("All", "903", [.. marks.Values])], false, null);
        var saved = (await reader.SaveAsync(open.Id, 0, reading)).As<SaveDraft.Answer>().Measured;
        double Of(string mark, CodedConcept concept, CodedConcept? derivation = null) => saved.Measurements
            .Single(m => m.MarkId == marks[mark].Id && m.Concept.Value == concept.Value && m.Derivation?.Value == derivation?.Value).Value;

        Of("length", Codes.Length).ShouldBe(5 * Spacing, 1e-9);
        Of("angle", Codes.Angle).ShouldBe(90, 1e-9);
        Of("rectangle", Codes.Area).ShouldBe(50 * Spacing * Spacing, 1e-9);
        Of("circle", Codes.Area).ShouldBe(Math.PI * 25 * Spacing * Spacing, 1e-9);
        Of("ellipse", Codes.Area).ShouldBe(Math.PI * 15 * Spacing * Spacing, 1e-9);
        Of("region", Codes.Area).ShouldBe((36 - 4) * Spacing * Spacing, 1e-9, "the hole is none of it");
        Of("point", Codes.AttenuationCoefficient).ShouldBe(series.Phantom.Volume.Voxels[series.Phantom.Volume.Geometry.IndexOf(31, 33, 9)]);
        Of("region", Codes.AttenuationCoefficient, Codes.Maximum).ShouldBeGreaterThanOrEqualTo(Of("region", Codes.AttenuationCoefficient, Codes.Minimum));
        saved.Measurements.ShouldNotContain(m => m.MarkId == marks["arrow"].Id);
        (await reader.NextAsync()).ShouldNotBeNull().Draft!.Reading.Findings[0].Marks.Select(Json).ShouldBe(marks.Values.Select(Json));

        var read = (await AimOfAsync((await reader.SubmittedAsync(open, reading)).SubmissionId)).ImageAnnotations.ShouldHaveSingleItem();
        var (again, remarks) = MarksOfAnnotation.Of(read);
        remarks.ShouldBeEmpty();
        again.Select(m => m.Kind).ShouldBe(marks.Values.Select(m => DrawnMarks.KindOf(m.Kind)), ignoreOrder: true);
        again.Single(m => m.Kind == Aim.MarkKind.Region).Outlines.Select(o => o.Select(p => (p.X, p.Y)))
            .ShouldBe(marks["region"].Outlines!.Select(o => o.Select(p => (p[0], p[1]))));
        again.Single(m => m.Kind == Aim.MarkKind.Arrow).Text.ShouldBe("here <&>");
        read.Markups.OfType<TwoDimensionPolyline>().Count(p => !p.Details.IncludeFlag).ShouldBe(1, "the hole");
        read.Calculations.ShouldAllBe(c => read.Statements.Any(s => s.Subject == c.UniqueIdentifier));
    }

    [Fact]
    public async Task Marks_on_the_frames_of_one_image_lie_on_their_slices()
    {
        var series = PhantomSeries.Of(672);
        var script = await server.ScriptAsync();
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = new Import(script);
        (await import.AddAsync(EnhancedCt.Of(series))).Accepted.ShouldBeTrue();
        (await import.FinishAsync(campaign.Name)).ShouldHaveSingleItem().CaseNumber.ShouldNotBeNull();
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var instances = open.Case.Instances;
        instances.Select(i => i.SopInstanceUid).Distinct().ShouldHaveSingleItem();
        instances.Select(i => i.Frame).ShouldBe(Enumerable.Range(1, PhantomSeries.Slices).Reverse());

        var (low, high) = (Square(instances[9]), Square(instances[11]));
        var reading = new CaseReading([Hand.Finding("Frames", "903", [Axes(instances[9].SopInstanceUid, instances[9].Frame), low, high])], false, null);
        var saved = (await reader.SaveAsync(open.Id, 0, reading)).As<SaveDraft.Answer>().Measured;
        saved.Measurements.Single(m => m.MarkId is null).Value.ShouldBe(3 * 100 * Spacing * Spacing * Spacing, 1e-6, "two slices drawn and the one between them");
        double Mean(Mark mark) => saved.Measurements.Single(m => m.MarkId == mark.Id && m.Derivation?.Value == Codes.Mean.Value).Value;
        Mean(low).ShouldBe(Inside(series, 9), 1e-6);
        Mean(high).ShouldBe(Inside(series, 11), 1e-6);

        var wrong = reading with { Findings = [reading.Findings[0] with { Marks = [low with { Frame = 25 }] }] };
        (await reader.SubmitAsync(open, wrong)).Places.ShouldContain("findings/0/marks/0/sopInstanceUid");
        var collection = await AimOfAsync((await reader.SubmittedAsync(open, reading)).SubmissionId);
        var annotation = collection.ImageAnnotations.ShouldHaveSingleItem();
        annotation.Markups.OfType<TwoDimensionPolyline>().Select(p => p.ReferencedFrameNumber).ShouldBe([low.Frame, high.Frame]);
        annotation.DicomImageReferences.ShouldHaveSingleItem().Study.Series.Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_done_to_the_case_is_kept_and_makes_no_other_submission_and_what_cannot_be_is_refused_with_the_place()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(673))).ReaderAsync();
        var open = await reader.OpenAsync();
        var reading = new CaseReading([], true, null);
        var viewing = new Viewing(61.5, [[0, 11], [13, 23]], [new(40, 400, 30.5)], new(1, 4.5), ["mouse", "keyboard"], new(1280, 800, 1.5), "seen");
        Task<Reply> Submit(Guid id, Viewing? with) =>
            reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/submission", new SubmitAnnotation.Request(id, open.Ticket, reading, with));

        foreach (var (wrong, place) in new[]
        {
            (viewing with { ActiveSeconds = -1 }, "viewing/activeSeconds"), (viewing with { SlicesSeen = [[0, 1], [3, 24]] }, "viewing/slicesSeen/1"),
            (viewing with { Windows = [new(40, -1, 1)] }, "viewing/windows/0"), (viewing with { Windows = [.. Enumerable.Repeat(new ViewingWindow(1, 1, 2), 21)] }, "viewing/windows"),
            (viewing with { Zoom = new(4, 1) }, "viewing/zoom"), (viewing with { Input = ["telepathy"] }, "viewing/input"),
            (viewing with { Display = new(0, 800, 1) }, "viewing/display"), (viewing with { GreyPattern = "maybe" }, "viewing/greyPattern"),
        })
        {
            var refused = await Submit(Guid.NewGuid(), wrong);
            refused.Status.ShouldBe(400, refused.Body);
            refused.Places.ShouldBe([place]);
        }

        var id = Guid.NewGuid();
        (await Submit(id, viewing)).Status.ShouldBe(201);
        (await Submit(id, viewing with { ActiveSeconds = 99 })).Status.ShouldBe(200, "the reading is the same");
        await using var session = server.Store.QuerySession();
        Json((await session.LoadAsync<AnnotationDocument>(id))!.Viewing).ShouldBe(Json(viewing));
        Json(((AnnotationSubmitted)(await session.Events.FetchStreamAsync(open.Id)).ShouldHaveSingleItem().Data).Viewing).ShouldBe(Json(viewing));
    }

    [Fact]
    public async Task A_template_can_ask_for_a_length_alone_and_its_findings_are_in_no_lesion()
    {
        var template = new AnnotationTemplate(new("1.2.7"), "Lengths", "1", new("Measure it."), [], [new(Aim.MarkKind.Length, 1)], 5);
        var campaign = await TestCampaign.MakeAsync(server, 2, TemplateJson.Write(template), PhantomSeries.Of(674));
        Guid caseId = default;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            open.Template.RequiredMarks.ShouldBe(["length"]);
            var image = open.Case.Instances[9];
            var all = Marks(image.SopInstanceUid, image.Frame);
            CaseReading Of(params Mark[] marks) => new([new Finding(Uid.FromGuid(Guid.NewGuid()).Value, "Long", marks, [])], false, null);
            (await reader.SubmitAsync(open, Of(all["arrow"], all["angle"]))).Places.ShouldBe(["findings/0/marks/Length"]);
            (await reader.SubmitAsync(open, Of(all["length"], all["circle"]))).Places.ShouldBe(["findings/0/marks/Circle"]);
            await reader.SubmittedAsync(open, Of(all["length"], all["arrow"], all["point"]));
        }

        var review = await campaign.ReviewAsync(await campaign.CuratorAsync(), caseId, 2);
        review.Lesions.ShouldBeEmpty();
    }

    private static Dictionary<string, Mark> Marks(string image, int frame)
    {
        Mark Of(MarkKind kind, params double[][] points) => new(Guid.NewGuid(), kind, image, frame, points);
        return new()
        {
            ["axes"] = Axes(image, frame),
            ["length"] = Of(MarkKind.Length, [30, 30], [33, 34]),
            ["angle"] = Of(MarkKind.Angle, [33, 34], [30, 30], [26, 33]),
            ["rectangle"] = Of(MarkKind.Rectangle, [20, 20], [30, 20], [30, 25], [20, 25]),
            ["circle"] = Of(MarkKind.Circle, [50, 20], [53, 24]),
            ["ellipse"] = Of(MarkKind.Ellipse, [70, 20], [80, 20], [75, 17], [75, 23]),
            ["region"] = Of(MarkKind.Region) with { Outlines = [[[90, 20], [96, 20], [96, 26], [90, 26]], [[92, 22], [92, 24], [94, 24], [94, 22]]] },
            ["contour"] = Of(MarkKind.Contour, [20, 60], [30, 60], [25, 70]) with { Knots = [[20, 60], [30, 60]] },
            ["point"] = Of(MarkKind.Point, [31.2, 33.9]) with { Text = "probe" },
            ["arrow"] = Of(MarkKind.Arrow, [40, 40], [45, 45]) with { Text = "here <&>" },
        };
    }

    private static Mark Axes(string image, int frame) => new(Guid.NewGuid(), MarkKind.Bidirectional, image, frame, [[60, 55], [70, 55], [65, 52], [65, 58]]);

    private static Mark Square(CaseInstance image) => new(Guid.NewGuid(), MarkKind.Contour, image.SopInstanceUid, image.Frame, [[60, 50], [70, 50], [70, 60], [60, 60]]);

    private static double Inside(PhantomSeries series, int z)
    {
        var volume = series.Phantom.Volume;
        return Enumerable.Range(50, 10).SelectMany(row => Enumerable.Range(60, 10).Select(column => (double)volume.Voxels[volume.Geometry.IndexOf(column, row, z)])).Average();
    }

    private async Task<ImageAnnotationCollection> AimOfAsync(Guid submission)
    {
        await using var session = server.Store.QuerySession();
        var read = AimXml.Read((await session.LoadAsync<AnnotationDocument>(submission))!.Aim);
        read.IsComplete.ShouldBeTrue(string.Join('\n', read.Findings));
        return read.Collection!;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
