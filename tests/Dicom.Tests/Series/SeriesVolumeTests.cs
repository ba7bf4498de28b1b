using System.Globalization;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom.Tests;

public class SeriesVolumeTests
{
    private static SeriesInstance Slice(int number, double z, Action<DicomDataset>? change = null, params byte[] pixels)
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3." + number.ToString(CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.InstanceNumber, 100 - number)
            .AddOrUpdate(DicomTag.ImagePositionPatient, -10, -20, z).AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
            .AddOrUpdate(DicomTag.PixelSpacing, 0.5, 0.75).AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.Rows, 1)
            .AddOrUpdate(DicomTag.Columns, 2).AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16)
            .AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 1)
            .AddOrUpdate(DicomTag.RescaleSlope, 2).AddOrUpdate(DicomTag.RescaleIntercept, -1000).AddOrUpdate(DicomTag.SliceThickness, 5);
        change?.Invoke(dataset);
        return new SeriesInstance(dataset, () => pixels.Length > 0 ? pixels : new byte[] { (byte)number, 0, 0xFF, 0xFF });
    }

    private static SeriesVolume Assembled(params SeriesInstance[] slices) =>
        SeriesVolume.TryAssemble(slices, out var series, out var refusal) ? series : throw new Xunit.Sdk.XunitException(refusal.ToString());

    private static string Refused(params SeriesInstance[] slices) =>
        SeriesVolume.TryAssemble(slices, out _, out var refusal) ? throw new Xunit.Sdk.XunitException("accepted") : refusal.Reason;

    [Fact]
    public void Slices_are_ordered_by_position_and_keep_their_instance()
    {
        var series = Assembled(Slice(3, 6), Slice(1, 0), Slice(2, 3));
        series.Slices.Select(s => s.SopInstanceUid.Value).ShouldBe(["1.2.3.1", "1.2.3.2", "1.2.3.3"]);
        series.Volume.Voxels.ShouldBe([-998, -1002, -996, -1002, -994, -1002]);
        series.Volume.Geometry.SliceSpacing.ShouldBe(3, 1e-9);
        series.Volume.Geometry.Origin.Z.ShouldBe(0);
        series.Volume.Geometry.RowSpacing.ShouldBe(0.5);
        series.Volume.Geometry.ColumnSpacing.ShouldBe(0.75);
        series.Slices[2].Plane.Calibration.ShouldBe(CalibrationSource.PixelSpacing);
        series.Slices[2].Plane.Position!.Value.Z.ShouldBe(6);
    }

    [Fact]
    public void A_reversed_orientation_is_ordered_along_its_own_normal()
    {
        void Flip(DicomDataset d) => d.AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 0, -1, 0);
        var series = Assembled(Slice(1, 0, Flip), Slice(2, 3, Flip));
        series.Slices[0].SopInstanceUid.Value.ShouldBe("1.2.3.2");
        series.Volume.Geometry.SliceDirection.Z.ShouldBe(-1, 1e-9);
    }

    [Fact]
    public void Each_slice_has_its_own_rescale()
    {
        var series = Assembled(Slice(1, 0), Slice(2, 3, d => d.AddOrUpdate(DicomTag.RescaleSlope, 0.5).AddOrUpdate(DicomTag.RescaleIntercept, 1)));
        series.Volume.Voxels.ShouldBe([-998, -1002, 2, 0.5f]);
    }

    [Theory]
    [InlineData(8, 8, 7, 0, new byte[] { 200, 3 }, 200, 3)]
    [InlineData(8, 8, 7, 1, new byte[] { 200, 3 }, -56, 3)]
    [InlineData(16, 12, 11, 0, new byte[] { 0x01, 0xA0, 0xFF, 0x0F }, 1, 4095)]
    [InlineData(16, 12, 11, 1, new byte[] { 0x01, 0xA0, 0xFF, 0x0F }, 1, -1)]
    [InlineData(16, 12, 15, 0, new byte[] { 0x1F, 0x00, 0xF0, 0xFF }, 1, 4095)]
    [InlineData(32, 32, 31, 1, new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 1, 0 }, -2, 65536)]
    [InlineData(32, 32, 31, 0, new byte[] { 0, 0, 0, 0x80, 0, 0, 1, 0 }, 2147483648.0, 65536)]
    public void Stored_values_come_out_of_their_bits(int allocated, int stored, int high, int sign, byte[] pixels, double first, double second)
    {
        var slice = Slice(1, 0, d => d.AddOrUpdate(DicomTag.BitsAllocated, allocated).AddOrUpdate(DicomTag.BitsStored, stored)
            .AddOrUpdate(DicomTag.HighBit, high).AddOrUpdate(DicomTag.PixelRepresentation, sign)
            .AddOrUpdate(DicomTag.RescaleSlope, 1).AddOrUpdate(DicomTag.RescaleIntercept, 0), pixels);
        Assembled(slice).Volume.Voxels.ShouldBe([(float)first, (float)second]);
    }

    [Fact]
    public void A_single_slice_takes_its_thickness_or_one_millimetre_and_says_so()
    {
        Assembled(Slice(1, 0)).Volume.Geometry.SliceSpacing.ShouldBe(5);
        var series = Assembled(Slice(1, 0, d => d.Remove(DicomTag.SliceThickness)));
        series.Volume.Geometry.SliceSpacing.ShouldBe(1);
        series.Notes.ShouldHaveSingleItem().Text.ShouldContain("1 mm");
    }

    [Fact]
    public void A_tilted_gantry_gives_oblique_slices_and_a_note()
    {
        SeriesInstance Tilted(int n) => Slice(n, 3 * n, d => d.AddOrUpdate(DicomTag.ImagePositionPatient, -10, -20 + n, 3 * n));
        var series = Assembled(Tilted(0), Tilted(1), Tilted(2));
        series.Volume.Geometry.SliceSpacing.ShouldBe(Math.Sqrt(10), 1e-9);
        series.Notes.ShouldHaveSingleItem().Text.ShouldContain("tilt");
    }

    [Fact]
    public void What_is_not_one_regular_grid_is_refused_with_the_reason()
    {
        Refused().ShouldContain("no instances");
        Refused(Slice(1, 0), Slice(2, 3), Slice(3, 6), Slice(4, 12)).ShouldContain("missing between 6 and 12");
        Refused(Slice(1, 0), Slice(2, 3), Slice(3, 6.1)).ShouldContain("varies");
        Refused(Slice(1, 0), Slice(2, 3), Slice(3, 3)).ShouldContain("same place");
        Refused(Slice(1, 0), Slice(2, 3), Slice(3, 6, d => d.AddOrUpdate(DicomTag.ImagePositionPatient, -9, -20, 6))).ShouldContain("sideways");
        Refused(Slice(1, 0), Slice(2, 3, d => d.AddOrUpdate(DicomTag.Columns, 3))).ShouldContain("sizes");
        Refused(Slice(1, 0), Slice(2, 3, d => d.AddOrUpdate(DicomTag.PixelSpacing, 0.6, 0.75))).ShouldContain("spacings");
        Refused(Slice(1, 0), Slice(2, 3, d => d.AddOrUpdate(DicomTag.ImageOrientationPatient, 0, 1, 0, 1, 0, 0))).ShouldContain("orientations");
        Refused(Slice(1, 0), Slice(2, 3, d => d.Remove(DicomTag.RescaleSlope))).ShouldContain("slope");
        Refused(Slice(1, 0, d => d.Remove(DicomTag.ImagePositionPatient))).ShouldContain("position");
        Refused(Slice(1, 0, d => d.Remove(DicomTag.PixelSpacing))).ShouldContain("how large");
        Refused(Slice(1, 0, d => d.AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 1, 0, 0))).ShouldContain("right angles");
        Refused(Slice(1, 0, null, 1, 2)).ShouldContain("2 bytes of pixels and needs 4");
    }

    [Fact]
    public void A_projection_image_is_calibrated_at_its_detector_or_not_at_all()
    {
        var dataset = Slice(1, 0, d => d.AddOrUpdate(DicomTag.Modality, "DX").AddOrUpdate(DicomTag.ImagerPixelSpacing, 0.2, 0.1)).Dataset;
        ImagePlanes.Read(dataset, out var plane).ShouldBeNull();
        plane!.Calibration.ShouldBe(CalibrationSource.ImagerPixelSpacing);
        plane.ColumnSpacing.ShouldBe(0.1);
        dataset.Remove(DicomTag.ImagerPixelSpacing);
        ImagePlanes.Read(dataset, out plane).ShouldBeNull();
        plane!.Calibration.ShouldBe(CalibrationSource.None);
    }
}
