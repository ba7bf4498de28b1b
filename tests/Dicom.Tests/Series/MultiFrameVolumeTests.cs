using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom.Tests;

public class MultiFrameVolumeTests
{
    private static SeriesVolume Assembled(params SeriesInstance[] instances) =>
        SeriesVolume.TryAssemble(instances, out var series, out var refusal) ? series : throw new Xunit.Sdk.XunitException(refusal.ToString());

    private static IReadOnlyList<string> Refused(params SeriesInstance[] instances)
    {
        SeriesVolume.TryAssemble(instances, out _, out var refusal, out var findings).ShouldBeFalse();
        refusal!.Reason.ShouldBe(findings.First(f => f.PreventsVolume).Text);
        return [.. findings.Where(f => f.PreventsVolume).Select(f => f.Code)];
    }

    [Fact]
    public void Frames_of_an_enhanced_CT_are_ordered_by_position_and_keep_their_number()
    {
        var series = Assembled(MadeFrames.Enhanced([6, 0, 3]));
        series.Slices.Select(s => s.FrameNumber).ShouldBe([2, 3, 1]);
        series.Volume.Voxels.ShouldBe([-960, -958, -940, -938, -980, -978]);
        (series.Volume.Geometry.SliceSpacing, series.Volume.Geometry.RowSpacing, series.Volume.Geometry.ColumnSpacing).ShouldBe((3, 0.5, 0.75));
        series.Slices[0].Plane.Calibration.ShouldBe(CalibrationSource.PixelSpacing);
    }

    [Fact]
    public void A_frame_s_own_group_comes_before_the_shared_one()
    {
        var series = Assembled(MadeFrames.Enhanced([0, 3], (_, own) => own[1].AddOrUpdate(MadeFrames.Group(FunctionalGroups.PixelValueTransformationSequence,
            new DicomDataset().AddOrUpdate(DicomTag.RescaleSlope, 0.5).AddOrUpdate(DicomTag.RescaleIntercept, 1)))));
        series.Volume.Voxels.ShouldBe([-980, -978, 11, 11.5f]);
    }

    [Fact]
    public void Several_moments_at_one_place_are_told_and_one_of_them_can_be_asked_for()
    {
        var instance = MadeFrames.Enhanced([0, 3, 0, 3], (_, own) =>
        {
            for (var i = 0; i < 4; i++)
            {
                own[i].AddOrUpdate(MadeFrames.Group(FunctionalGroups.FrameContentSequence, new DicomDataset().AddOrUpdate(
                    new DicomElement(FunctionalGroups.TemporalPositionIndex, DicomVR.UL, BitConverter.GetBytes((i / 2) + 1)))));
            }
        });
        Refused(instance).ShouldBe([SeriesFindingCodes.SeveralTemporalPositions, SeriesFindingCodes.SamePosition, SeriesFindingCodes.SamePosition]);
        Assembled(instance.Only(3, 4)).Volume.Voxels.ShouldBe([-940, -938, -920, -918]);
    }

    [Fact]
    public void Frames_without_a_place_or_a_size_are_refused()
    {
        Refused(MadeFrames.Enhanced([0, 3], (_, own) => own[1].Remove(FunctionalGroups.PlanePositionSequence))).ShouldBe([SeriesFindingCodes.NoPosition]);
        Refused(MadeFrames.Enhanced([0, 3], (root, _) =>
            root.GetSequence(DicomTag.SharedFunctionalGroupsSequence)[0].Remove(FunctionalGroups.PixelMeasuresSequence))).ShouldBe([SeriesFindingCodes.Uncalibrated]);
        Refused(MadeFrames.Enhanced([0, 3], (root, _) =>
            root.GetSequence(DicomTag.SharedFunctionalGroupsSequence)[0].Remove(FunctionalGroups.PixelValueTransformationSequence))).ShouldBe([SeriesFindingCodes.NoScale]);
        Refused(MadeFrames.Enhanced([0, 3]).Only(3)).ShouldBe([SeriesFindingCodes.NotAnImage]);
    }

    [Fact]
    public void Frames_of_several_orientations_are_told()
    {
        Refused(MadeFrames.Enhanced([0, 3], (_, own) => own[1].AddOrUpdate(MadeFrames.Group(FunctionalGroups.PlaneOrientationSequence,
            new DicomDataset().AddOrUpdate(DicomTag.ImageOrientationPatient, 0, 1, 0, 0, 0, -1))))).ShouldBe([SeriesFindingCodes.MixedOrientations]);
    }

    [Fact]
    public void A_modality_lookup_table_gives_the_values()
    {
        var lut = new DicomDataset()
            .AddOrUpdate(new DicomElement(DicomTag.LUTDescriptor, DicomVR.SS, new byte[] { 3, 0, 0xFF, 0xFF, 16, 0 }))
            .AddOrUpdate(new DicomElement(DicomTag.LUTData, DicomVR.OW, new byte[] { 100, 0, 200, 0, 0x2C, 1 }));
        var slice = MadeFrames.Slice(1, 0, d => d.AddOrUpdate(DicomTag.ModalityLUTSequence, lut));
        Assembled(new SeriesInstance(slice, () => new byte[] { 0xFF, 0xFF, 0, 0 })).Volume.Voxels.ShouldBe([100, 200]);
        Assembled(new SeriesInstance(slice, () => new byte[] { 0x00, 0x80, 9, 0 })).Volume.Voxels.ShouldBe([100, 300]);
        lut.AddOrUpdate(new DicomElement(DicomTag.LUTData, DicomVR.OW, new byte[] { 100, 0 }));
        Refused(new SeriesInstance(slice, () => default)).ShouldBe([SeriesFindingCodes.NoScale]);
    }

    [Fact]
    public void Pixels_in_floating_point_and_of_one_bit_are_values()
    {
        void Float(DicomDataset d) => d.AddOrUpdate(DicomTag.Modality, "MR").AddOrUpdate(DicomTag.BitsAllocated, 32).AddOrUpdate(DicomTag.BitsStored, 32)
            .AddOrUpdate(DicomTag.HighBit, 31).AddOrUpdate(new DicomBulkDataReference(DicomTag.FloatPixelData, DicomVR.OF, "x"));
        byte[] floats = [.. BitConverter.GetBytes(0.25f), .. BitConverter.GetBytes(-7.5f)];
        Assembled(new SeriesInstance(MadeFrames.Slice(1, 0, Float), () => floats)).Volume.Voxels.ShouldBe([0.25f, -7.5f]);

        void Bit(DicomDataset d) => d.AddOrUpdate(DicomTag.BitsAllocated, 1).AddOrUpdate(DicomTag.BitsStored, 1).AddOrUpdate(DicomTag.HighBit, 0)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0);
        Assembled(new SeriesInstance(MadeFrames.Slice(1, 0, Bit), () => new byte[] { 2 })).Volume.Voxels.ShouldBe([0, 1]);
        Assembled(new SeriesInstance(MadeFrames.Slice(1, 0, Bit), () => new byte[] { 1, 0 })).Volume.Voxels.ShouldBe([1, 0]);
    }
}
