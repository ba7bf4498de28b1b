namespace CrowdAnnotate.Dicom.Tests;

public class SeriesQualityTests
{
    private static IReadOnlyList<string> Codes(params IReadOnlyList<DicomDataset> headers) => [.. SeriesQuality.Of(headers).Problems.Select(p => p.Code)];

    private static List<DicomDataset> Slices(int count, Action<DicomDataset>? change = null, double spacing = 3) =>
        [.. Enumerable.Range(0, count).Select(i => MadeFrames.Slice(i + 1, i * spacing, change))];

    [Fact]
    public void The_facts_are_those_of_the_headers()
    {
        var quality = SeriesQuality.Of(Slices(8, d => d.AddOrUpdate(DicomTag.ConvolutionKernel, "B30f").AddOrUpdate(DicomTag.KVP, 120)
            .AddOrUpdate(DicomTag.Manufacturer, "M").AddOrUpdate(DicomTag.ManufacturerModelName, "N").AddOrUpdate(DicomTag.BodyPartExamined, "LIVER")
            .AddOrUpdate(DicomTag.SeriesDescription, "portal venous").AddOrUpdate(DicomTag.ContrastBolusAgent, "Iohexol")));
        quality.Images.ShouldBe(8);
        (quality.Kernel, quality.KVp, quality.Manufacturer, quality.Model, quality.BodyPart).ShouldBe(("B30f", 120, "M", "N", "LIVER"));
        (quality.SliceThickness, quality.SliceSpacing, quality.Gaps, quality.Orientation).ShouldBe((3, 3, 0, SeriesOrientation.Axial));
        quality.PixelSpacing.ShouldBe((0.5, 0.5));
        quality.Contrast.ShouldBe(true);
        quality.Phase.ShouldBeNull("a description is no explicit attribute");
        quality.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_headers_do_not_say_is_not_guessed()
    {
        var quality = SeriesQuality.Of(Slices(8));
        quality.Contrast.ShouldBeNull();
        quality.Kernel.ShouldBeNull();
        quality.KVp.ShouldBeNull();
        SeriesQuality.Of(Slices(8, d => d.AddOrUpdate(DicomTag.ContrastBolusAgent, "NONE"))).Contrast.ShouldBe(false);
        SeriesQuality.Of([]).Images.ShouldBe(0);
    }

    [Fact]
    public void The_phase_is_the_one_that_the_attribute_names()
    {
        var usage = new DicomElement(FunctionalGroups.ContrastBolusAgentPhase, DicomVR.CS, "PORTAL_VENOUS "u8.ToArray());
        var instance = MadeFrames.Enhanced([0, 3, 6, 9, 12], (root, _) =>
            root.GetSequence(DicomTag.SharedFunctionalGroupsSequence)[0].AddOrUpdate(
                MadeFrames.Group(FunctionalGroups.ContrastBolusUsageSequence, new DicomDataset().AddOrUpdate(usage))));
        var quality = SeriesQuality.Of([instance.Dataset]);
        quality.Phase.ShouldBe("PORTAL_VENOUS");
        (quality.Images, quality.SliceSpacing, quality.SliceThickness, quality.PixelSpacing).ShouldBe((5, 3, 3, (0.5, 0.75)));
        quality.Problems.Select(p => p.Code).ShouldBe([SeriesFindingCodes.NonSquarePixels]);
    }

    [Theory]
    [InlineData(0, 0, 1, SeriesOrientation.Axial)]
    [InlineData(1, 0, 0, SeriesOrientation.Sagittal)]
    [InlineData(0, 1, 0, SeriesOrientation.Coronal)]
    [InlineData(0, 0.7071067811865476, 0.7071067811865476, SeriesOrientation.Oblique)]
    [InlineData(0, 0.42261826, 0.90630779, SeriesOrientation.Axial)]
    public void The_orientation_is_that_of_the_normal(double x, double y, double z, SeriesOrientation expected)
    {
        // Rows along a direction at right angles to the normal, columns along the third.
        var (rx, ry, rz) = x == 1 ? (0.0, 1.0, 0.0) : (1.0, 0.0, 0.0);
        var (cx, cy, cz) = ((y * rz) - (z * ry), (z * rx) - (x * rz), (x * ry) - (y * rx));
        SeriesQuality.Of(Slices(1, d => d.AddOrUpdate(DicomTag.ImageOrientationPatient, rx, ry, rz, cx, cy, cz))).Orientation.ShouldBe(expected);
    }

    [Fact]
    public void What_looks_wrong_is_told_with_its_code()
    {
        Codes(Slices(3)).ShouldBe([SeriesFindingCodes.FewSlices]);
        Codes(Slices(8, spacing: 2)).ShouldBe([SeriesFindingCodes.Overlap]);
        Codes(Slices(8, spacing: 5)).ShouldBe([SeriesFindingCodes.Interslice]);
        Codes(Slices(8, d => d.AddOrUpdate(DicomTag.PixelSpacing, 0.5, 0.6))).ShouldBe([SeriesFindingCodes.NonSquarePixels]);
        Codes(Slices(8, d => d.AddOrUpdate(DicomTag.LossyImageCompression, "01"))).ShouldBe([SeriesFindingCodes.Lossy]);
        Codes(Slices(8, d => d.AddOrUpdate(DicomTag.ImageType, "DERIVED", "SECONDARY", "LOCALIZER"))).ShouldBe([SeriesFindingCodes.Localizer, SeriesFindingCodes.Derived]);
        Codes(Slices(8, d => d.AddOrUpdate(DicomTag.SOPClassUID, SopClasses.SecondaryCapture))).ShouldBe([SeriesFindingCodes.SecondaryCapture]);
        Codes(Slices(8, d => d.Remove(DicomTag.PixelSpacing))).ShouldBe([SeriesFindingCodes.Uncalibrated]);
        Codes(Slices(8, d => d.Remove(DicomTag.RescaleSlope))).ShouldBe([SeriesFindingCodes.NoScale]);
        Codes(Slices(8, d => d.Remove(DicomTag.Rows))).ShouldBe([SeriesFindingCodes.NotAnImage]);
    }

    [Fact]
    public void Gaps_are_counted_and_every_one_has_its_place()
    {
        var slices = Slices(12);
        slices.RemoveAt(8);
        slices.RemoveAt(3);
        slices.RemoveAt(3);
        var quality = SeriesQuality.Of(slices);
        quality.Gaps.ShouldBe(3);
        quality.SliceSpacing.ShouldBe(3);
        quality.Problems.Where(p => p.Code == SeriesFindingCodes.MissingSlices).Select(p => p.Text).ShouldBe(
            ["Images are missing between 6 and 15 mm along the normal, where 3 mm is the spacing", "Images are missing between 21 and 27 mm along the normal, where 3 mm is the spacing"]);
    }

    [Fact]
    public void What_holds_of_some_instances_says_of_how_many()
    {
        var slices = Slices(8);
        slices[2].AddOrUpdate(DicomTag.LossyImageCompression, "01");
        slices[5].Remove(DicomTag.ImagePositionPatient);
        slices[6].Remove(DicomTag.ImagePositionPatient);
        var problems = SeriesQuality.Of(slices).Problems;
        problems.Single(p => p.Code == SeriesFindingCodes.Lossy).Text.ShouldEndWith("(1 of 8 instances)");
        problems.Single(p => p.Code == SeriesFindingCodes.NoPosition).Text.ShouldEndWith("(2 of 8 instances)");
    }
}
