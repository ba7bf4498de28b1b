using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>Radiographs without a calibration are read as a case: in pixels, each by itself.</summary>
public class UncalibratedTests(TestServer server)
{
    [Fact]
    public async Task They_are_measured_in_pixels_have_no_volume_and_a_consensus_on_each_image()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = new Import(await server.ScriptAsync());
        foreach (var file in MadeRadiographs.Files())
        {
            var answer = await import.AddAsync(file);
            answer.Accepted.ShouldBeTrue(answer.Reason);
        }

        var imported = (await import.FinishAsync(campaign.Name)).ShouldHaveSingleItem();
        imported.CaseNumber.ShouldNotBeNull(imported.Reason);
        var (curator, caseId) = (await campaign.CuratorAsync(), Guid.Empty);
        for (var n = 0; n < 2; n++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            (open.Case.Volume, open.Case.Calibration, open.Case.Instances.Count).ShouldBe((false, "none", 2));
            var drawn = new[] { Square(open, 0, 10 + n, 8), Square(open, 1, 10 + n, 8) };
            var submitted = await reader.SubmittedAsync(open, new CaseReading(drawn, false, null));
            submitted.Measured.Measurements.Where(m => m.Concept.Meaning == "Area").Select(m => (m.Value, m.Unit)).ShouldBe([(64, "{pixels}2"), (64, "{pixels}2")]);
            submitted.Measured.Measurements.ShouldNotContain(m => m.Concept.Meaning == "Volume");
            submitted.Measured.Notes.ShouldContain(note => note.Text.Contains("no calibration", StringComparison.Ordinal));
        }

        var review = await campaign.ReviewAsync(curator, caseId, 2);
        review.Lesions.Count.ShouldBe(2, "the same place on another image is another lesion");
        review.Lesions.ShouldAllBe(l => l.Readers.Count == 2 && l.Consensus!.Kind == "images" && l.Features.Count == 0 && l.Readers.All(r => r.Volume == null));
        review.Lesions.SelectMany(l => l.Consensus!.Contours).Select(c => c.Slice).Order().ShouldBe([0, 1]);
        review.Lesions[0].Consensus!.Volume50.ShouldBe(9 * 8, 1e-9, "an area in pixels");
        (await campaign.ReleaseAsync(curator)).Lesions.ShouldBe(2);
    }

    private static Finding Square(AssignmentAnswer open, int image, int left, int side)
    {
        var instance = open.Case.Instances[image];
        double[][] corners = [[left, 10], [left + side, 10], [left + side, 10 + side], [left, 10 + side]];
        return Hand.Finding($"Finding {image + 1}", "903", [new Mark(Guid.NewGuid(), MarkKind.Bidirectional, instance.SopInstanceUid, instance.Frame, [[left, 14], [left + side, 14], [left + 4, 12], [left + 4, 16]]), new Mark(Guid.NewGuid(), MarkKind.Contour, instance.SopInstanceUid, instance.Frame, corners)]);
    }
}
