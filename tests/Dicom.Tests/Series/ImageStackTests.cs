using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom.Tests.Series;

/// <summary>Projections and ultrasound: images without a place in the patient.</summary>
public class ImageStackTests
{
    [Fact]
    public void Images_come_by_instance_number_and_lie_too_far_apart_to_be_near()
    {
        ImageStack.TryOf([Image(2), Image(1)], out var stack).ShouldBeTrue();
        stack.Images.Select(i => i.SopInstanceUid.Value).ShouldBe(["2.25.1", "2.25.2"]);
        (stack.Plane.Calibration, stack.Plane.ColumnSpacing, stack.Plane.Position).ShouldBe((CalibrationSource.None, 1, null));
        stack.Grid.SliceSpacing.ShouldBe(10 * (4 + 3));
    }

    [Fact]
    public void Frames_of_a_cine_are_images_of_their_own()
    {
        ImageStack.TryOf([Image(1).AddOrUpdate(DicomTag.NumberOfFrames, 3.0)], out var stack).ShouldBeTrue();
        stack.Images.Select(i => i.FrameNumber).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void The_spacing_at_the_detector_is_told_as_such()
    {
        ImageStack.TryOf([Image(1).AddOrUpdate(DicomTag.ImagerPixelSpacing, 0.2, 0.1)], out var stack).ShouldBeTrue();
        (stack.Plane.Calibration, stack.Plane.RowSpacing, stack.Plane.ColumnSpacing).ShouldBe((CalibrationSource.ImagerPixelSpacing, 0.2, 0.1));
    }

    [Theory]
    [InlineData("CT")]
    [InlineData("MR")]
    [InlineData("OT")]
    public void What_should_have_a_place_and_has_none_is_no_stack(string modality) => ImageStack.TryOf([Image(1).AddOrUpdate(DicomTag.Modality, modality)], out _).ShouldBeFalse();

    [Fact]
    public void Images_of_different_size_or_spacing_or_in_colour_are_no_stack()
    {
        ImageStack.TryOf([Image(1), Image(2).AddOrUpdate(DicomTag.Rows, 2.0)], out _).ShouldBeFalse();
        ImageStack.TryOf([Image(1), Image(2).AddOrUpdate(DicomTag.ImagerPixelSpacing, 0.2, 0.2)], out _).ShouldBeFalse();
        ImageStack.TryOf([Image(1).AddOrUpdate(DicomTag.SamplesPerPixel, 3.0).AddOrUpdate(DicomTag.PhotometricInterpretation, "RGB")], out _).ShouldBeFalse();
        ImageStack.TryOf([], out _).ShouldBeFalse();
    }

    [Fact]
    public void One_image_is_read_with_its_rescale()
    {
        var stored = Enumerable.Range(0, 12).SelectMany(n => BitConverter.GetBytes((ushort)n)).ToArray();
        var instance = new SeriesInstance(Image(1).AddOrUpdate(DicomTag.RescaleSlope, 2.0).AddOrUpdate(DicomTag.RescaleIntercept, -1.0), () => stored);
        ImageStack.Read(instance, 1, out var image).ShouldBeNull();
        image!.Voxels.ShouldBe(Enumerable.Range(0, 12).Select(n => (2f * n) - 1));
        ImageStack.Read(new SeriesInstance(Image(1), () => stored.AsMemory(0, 5)), 1, out _).ShouldNotBeNull().Reason.ShouldContain("needs 24");
    }

    private static DicomDataset Image(int number) => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPInstanceUID, new Uid($"2.25.{number}")).AddOrUpdate(DicomTag.Modality, "CR").AddOrUpdate(DicomTag.InstanceNumber, (double)number)
        .AddOrUpdate(DicomTag.Rows, 3.0).AddOrUpdate(DicomTag.Columns, 4.0).AddOrUpdate(DicomTag.SamplesPerPixel, 1.0).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.BitsAllocated, 16.0).AddOrUpdate(DicomTag.BitsStored, 16.0).AddOrUpdate(DicomTag.HighBit, 15.0).AddOrUpdate(DicomTag.PixelRepresentation, 0.0);
}
