using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Regions of structure sets and masks of other grids as voxels of a series: nothing that lies inside is missed.</summary>
public class StructureRegionsTests
{
    private static readonly Uid Frame = new("1.2.3.7");

    private static VolumeGeometry Grid() => new(20, 20, 9, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 2);

    private static DicomDataset Contour(string type, params double[] data) => new DicomDataset()
        .AddOrUpdate(new DicomTag(0x3006, 0x0042), type).AddOrUpdate(new DicomTag(0x3006, 0x0050), data);

    private static DicomDataset Square(double from, double to, double z, string type = "CLOSED_PLANAR") => Contour(type, from, from, z, to, from, z, to, to, z, from, to, z);

    private static DicomDataset Set(string interpreted, Uid frame, params DicomDataset[] contours) => new DicomDataset()
        .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0020), new DicomDataset().AddOrUpdate(new DicomTag(0x3006, 0x0022), "1").AddOrUpdate(new DicomTag(0x3006, 0x0024), frame)))
        .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0039), new DicomDataset()
            .AddOrUpdate(new DicomTag(0x3006, 0x0084), "1").AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0040), contours))))
        .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0080), new DicomDataset()
            .AddOrUpdate(new DicomTag(0x3006, 0x0084), "1").AddOrUpdate(new DicomTag(0x3006, 0x00A4), interpreted)));

    private static Mask Marked(DicomDataset set)
    {
        var mask = new Mask(Grid());
        StructureRegions.Mark(set, Frame, mask).ShouldBeNull();
        return mask;
    }

    [Fact]
    public void A_closed_contour_takes_what_is_within_it_on_its_slice_and_no_other()
    {
        var mask = Marked(Set("GTV", Frame, Square(4, 9, 4)));
        (mask[4, 4, 2], mask[9, 9, 2], mask[6, 7, 2]).ShouldBe((true, true, true));
        (mask[3, 6, 2], mask[10, 6, 2], mask[6, 6, 1], mask[6, 6, 3]).ShouldBe((false, false, false, false));
        mask.Count.ShouldBe(36);
    }

    [Fact]
    public void Slices_between_contours_belong_to_the_region()
    {
        var mask = Marked(Set("GTV", Frame, Square(4, 9, 2), Square(4, 9, 8), Square(4, 9, 14)));
        Enumerable.Range(0, 9).Select(z => mask[6, 6, z]).ShouldBe([true, true, true, true, true, true, true, true, true]);
        Marked(Set("GTV", Frame, Square(4, 9, 2), Square(4, 9, 6))).Voxels.Chunk(400).Select(s => s.Contains((byte)1)).ShouldBe([true, true, true, true, true, false, false, false, false]);
    }

    [Fact]
    public void Points_lines_and_contours_across_the_slices_are_taken_too()
    {
        Marked(Set("MARKER", Frame, Contour("POINT", 5.2, 6.4, 8.3))).Count.ShouldBe(1);
        var line = Marked(Set("AVOIDANCE", Frame, Contour("OPEN_PLANAR", 2, 3, 4, 12, 3, 4)));
        Enumerable.Range(2, 11).ShouldAllBe(x => line[x, 3, 2]);
        var sagittal = Marked(Set("GTV", Frame, Contour("CLOSED_PLANAR", 5, 4, 2, 5, 12, 2, 5, 12, 10, 5, 4, 10)));
        (sagittal[5, 8, 3], sagittal[5, 4, 1], sagittal[5, 12, 5], sagittal[6, 8, 3], sagittal[5, 8, 6]).ShouldBe((true, true, true, false, false));
    }

    [Fact]
    public void The_outline_of_the_patient_and_regions_of_other_images_are_none()
    {
        Marked(Set("EXTERNAL", Frame, Square(0, 19, 4))).Count.ShouldBe(0);
        Marked(Set("GTV", new Uid("1.2.3.8"), Square(0, 19, 4))).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("CLOSED_PLANAR", new double[] { 1, 2 }, 0x0050)]
    [InlineData("CLOSED_PLANAR", new double[0], 0x0050)]
    [InlineData("SPHERE", new double[] { 1, 2, 3 }, 0x0042)]
    public void What_cannot_be_read_is_refused_with_its_attribute(string type, double[] data, int element) =>
        StructureRegions.Mark(Set("GTV", Frame, Contour(type, data)), Frame, new Mask(Grid()))!.Tag.ShouldBe(new DicomTag(0x3006, (ushort)element));

    [Fact]
    public void A_mask_of_a_finer_a_coarser_and_a_turned_grid_is_not_lost()
    {
        foreach (var step in (double[])[0.25, 1, 3])
        {
            var other = new VolumeGeometry(8, 8, 8, new PatientPoint(5, 5, 6), new PatientVector(0, 1, 0), new PatientVector(0, 0, 1), step, step, step, new PatientVector(1, 0, 0));
            var (region, into) = (new Mask(other), new Mask(Grid()));
            region.Voxels[other.IndexOf(1, 1, 1)] = 1;
            MaskTransfer.Add(region, into);
            var at = new GridPlace(Grid()).Of(other.ToPatient(new IndexPoint(1, 1), 1));
            into[(int)Math.Round(at.X), (int)Math.Round(at.Y), (int)Math.Round(at.Z)].ShouldBeTrue($"{step} mm");
            into.Count.ShouldBeLessThanOrEqualTo(step > 1 ? 32 : 2);
        }
    }
}
