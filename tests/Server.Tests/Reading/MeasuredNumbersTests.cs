using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>The server's numbers against ones worked out by hand: a square of 10 × 10 pixels of 3 mm, and two axes on it.</summary>
public class MeasuredNumbersTests(TestServer server)
{
    private const double Spacing = 3;
    private static readonly PhantomSeries Series = PhantomSeries.Of(631);

    [Fact]
    public async Task Lengths_areas_attenuation_and_volume_are_those_of_the_coordinates_and_the_stored_pixels()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, Series);
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        (open.Case.ColumnSpacing, open.Case.RowSpacing, open.Case.SliceSpacing, open.Case.Calibration).ShouldBe((Spacing, Spacing, Spacing, "pixelSpacing"));
        var (axes, low, high) = (Axes(open, 9), Square(open, 9), Square(open, 11));
        var finding = Hand.Finding("Square", "903", [axes, low, high]);
        var saved = (await reader.SaveAsync(open.Id, 0, new CaseReading([finding], false, null))).As<SaveDraft.Answer>().Measured;
        double Of(Guid? mark, CodedConcept concept, CodedConcept? derivation = null) => saved.Measurements
            .Single(m => m.MarkId == mark && m.Concept.Value == concept.Value && m.Derivation?.Value == derivation?.Value).Value;

        Of(axes.Id, Codes.LongAxis).ShouldBe(10 * Spacing, 1e-9);
        Of(axes.Id, Codes.ShortAxis).ShouldBe(6 * Spacing, 1e-9);
        Of(low.Id, Codes.Area).ShouldBe(100 * Spacing * Spacing, 1e-9);
        Of(low.Id, Codes.Perimeter).ShouldBe(40 * Spacing, 1e-9);
        var values = Inside(9);
        var mean = values.Average();
        Of(low.Id, Codes.AttenuationCoefficient, Codes.Mean).ShouldBe(mean, 1e-6);
        Of(low.Id, Codes.AttenuationCoefficient, Codes.StandardDeviation).ShouldBe(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), 1e-6);
        Of(low.Id, Codes.AttenuationCoefficient, Codes.Minimum).ShouldBe(values.Min());
        Of(low.Id, Codes.AttenuationCoefficient, Codes.Maximum).ShouldBe(values.Max());
        Of(high.Id, Codes.AttenuationCoefficient, Codes.Mean).ShouldBe(Inside(11).Average(), 1e-6);
        Of(null, Codes.Volume).ShouldBe(3 * 100 * Spacing * Spacing * Spacing, 1e-6, "two slices drawn and the one between them");
        saved.Notes.ShouldContain(n => n.MarkId == null && n.Text.Contains("interpolated", StringComparison.Ordinal));
        saved.Measurements.ShouldAllBe(m => m.Calibration == "pixelSpacing");
        saved.Measurements.Single(m => m.MarkId == low.Id && m.Concept.Value == Codes.Area.Value).Unit.ShouldBe("mm2");
    }

    [Fact]
    public async Task Axes_alone_give_lengths_and_no_volume()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(632));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var measured = (await reader.SaveAsync(open.Id, 0, new CaseReading([Hand.Finding("Axes", "903", [Axes(open, 4)])], false, null))).As<SaveDraft.Answer>().Measured;
        measured.Measurements.Select(m => m.Concept.Meaning).ShouldBe([Codes.LongAxis.Meaning, Codes.ShortAxis.Meaning]);
        measured.Notes.ShouldContain(n => n.Text.Contains("supports no volume", StringComparison.Ordinal));
    }

    private static Mark Square(AssignmentAnswer open, int z) => new(
        Guid.NewGuid(), MarkKind.Contour, open.Case.Instances[z].SopInstanceUid, 1, [[60, 50], [70, 50], [70, 60], [60, 60]]);

    private static Mark Axes(AssignmentAnswer open, int z) => new(
        Guid.NewGuid(), MarkKind.Bidirectional, open.Case.Instances[z].SopInstanceUid, 1, [[60, 55], [70, 55], [65, 52], [65, 58]]);

    // Columns 60 to 69 and rows 50 to 59: the pixels whose centres lie in the square.
    private static List<double> Inside(int z)
    {
        var volume = Series.Phantom.Volume;
        return [.. Enumerable.Range(50, 10).SelectMany(row => Enumerable.Range(60, 10).Select(column => (double)volume.Voxels[volume.Geometry.IndexOf(column, row, z)]))];
    }
}
