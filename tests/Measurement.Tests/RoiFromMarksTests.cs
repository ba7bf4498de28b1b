using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement.Tests;

public class RoiFromMarksTests
{
    [Fact]
    public void Slices_between_contours_are_interpolated_and_told_apart()
    {
        var reading = RoiFromMarks.Build([Rectangle(2), Rectangle(6)], Sample.Grid);
        var roi = reading.Roi.ShouldNotBeNull();
        reading.Remarks.ShouldBeEmpty();
        roi.Kind.ShouldBe(RoiKind.Contours);
        roi.DrawnSlices.ShouldBe([2, 6]);
        roi.InterpolatedSlices.ShouldBe([3, 4, 5]);

        // Five slices of 40 voxels of 0.5 × 2 × 3 mm³.
        RoiMeasurement.Volume(roi).ShouldBe(new Quantity(600, UcumUnit.CubicMillimetre));
    }

    [Fact]
    public void The_centroid_is_the_mean_of_voxel_centres_in_the_patient()
    {
        // Columns 10..19, rows 10..13, slices 2..6: index (14.5, 11.5, 4) from (-10, 5, 100) in steps of 0.5, 2 and 3 mm.
        var centroid = RoiMeasurement.Centroid(RoiFromMarks.Build([Rectangle(2), Rectangle(6)], Sample.Grid).Roi!.Mask);
        centroid.DistanceTo(new PatientPoint(-2.75, 28, 112)).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void The_longest_axis_is_that_of_the_largest_outline()
    {
        PlacedMark small = new(Sample.Mark(MarkKind.Contour, new(10, 10), new(14, 10), new(14, 12), new(10, 12)), 3);
        var roi = RoiFromMarks.Build([small, Rectangle(4)], Sample.Grid).Roi!;
        var (length, slice) = RoiMeasurement.LongestInPlaneAxis(roi);
        length.Value.ShouldBe(Math.Sqrt(25 + 64), 1e-12);
        slice.ShouldBe(4);
        RoiMeasurement.LongestInPlaneAxis(roi.Mask).ShouldBe((length, 4));
    }

    [Fact]
    public void Axes_alone_give_an_ellipse_on_one_slice_that_has_no_volume()
    {
        // 24 columns = 12 mm by 4 rows = 8 mm, the shorter one drawn first.
        var reading = RoiFromMarks.Build([new(Sample.Mark(MarkKind.Bidirectional, new(32, 14), new(32, 18), new(20, 16), new(44, 16)), 5)], Sample.Grid);
        var roi = reading.Roi.ShouldNotBeNull();
        roi.Kind.ShouldBe(RoiKind.EllipseFromAxes);
        roi.DrawnSlices.ShouldBe([5]);
        roi.InterpolatedSlices.ShouldBeEmpty();
        reading.Remarks.ShouldHaveSingleItem().Message.ShouldContain("supports no volume");
        Should.Throw<InvalidOperationException>(() => RoiMeasurement.Volume(roi));
        RoiMeasurement.LongestInPlaneAxis(roi).Length.Value.ShouldBe(12, 0.01);

        // Area π·6·4 mm² on pixels of 1 mm²: rows 14..17 at 3 and 1 mm from the centre are 6·√(1-(d/4)²) mm to each side.
        var expected = 2 * new[] { 3.0, 1.0 }.Sum(d => 2 * Math.Floor((6 * Math.Sqrt(1 - (d * d / 16)) / 0.5) + 0.5));
        ((double)roi.Mask.Count).ShouldBe(expected, 4);
    }

    [Fact]
    public void Contours_outweigh_axes()
    {
        var axes = new PlacedMark(Sample.Mark(MarkKind.Bidirectional, new(20, 16), new(44, 16), new(32, 14), new(32, 18)), 5);
        var roi = RoiFromMarks.Build([axes, Rectangle(2)], Sample.Grid).Roi!;
        roi.Kind.ShouldBe(RoiKind.Contours);
        roi.DrawnSlices.ShouldBe([2]);
        roi.Mask.Count.ShouldBe(40);
    }

    [Fact]
    public void An_outline_within_another_is_a_hole_and_said_to_be()
    {
        PlacedMark hole = new(Sample.Mark(MarkKind.Contour, new(12, 11), new(16, 11), new(16, 13), new(12, 13)), 2);
        var reading = RoiFromMarks.Build([Rectangle(2), hole], Sample.Grid);
        reading.Roi!.Mask.Count.ShouldBe(40 - 8);
        reading.Remarks.ShouldHaveSingleItem().Message.ShouldContain("hole");
    }

    [Fact]
    public void An_outline_too_small_for_a_voxel_leaves_its_slice_empty_and_nothing_is_interpolated_across_it()
    {
        PlacedMark tiny = new(Sample.Mark(MarkKind.Contour, new(14.6, 11.6), new(14.9, 11.6), new(14.9, 11.9)), 4);
        var reading = RoiFromMarks.Build([Rectangle(2), tiny, Rectangle(6)], Sample.Grid);
        reading.Roi!.DrawnSlices.ShouldBe([2, 6]);
        reading.Roi.InterpolatedSlices.ShouldBeEmpty();
        reading.Remarks.ShouldHaveSingleItem().Where.ShouldBe("slice 4");
        RoiFromMarks.Build([tiny], Sample.Grid).Roi.ShouldBeNull();
    }

    [Fact]
    public void Refused_marks_are_left_out_and_named_by_number()
    {
        PlacedMark outside = new(Sample.Mark(MarkKind.Contour, new(1, 1), new(99, 1), new(1, 9)), 2);
        var reading = RoiFromMarks.Build([Rectangle(2), outside, Rectangle(9)], Sample.Grid);
        reading.Roi!.Mask.Count.ShouldBe(40);
        reading.Remarks.Select(r => (r.Where, r.Refused)).ShouldBe([("marks[2]/points[2]", true), ("marks[3]", true)]);
    }

    [Fact]
    public void A_finding_without_outline_or_axes_has_no_region_and_says_why()
    {
        var reading = RoiFromMarks.Build([new(Sample.Mark(MarkKind.Length, new(1, 1), new(2, 2)), 0)], Sample.Grid);
        reading.Roi.ShouldBeNull();
        reading.Remarks.ShouldHaveSingleItem().Refused.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_mask_has_neither_centroid_nor_axis()
    {
        Should.Throw<ArgumentException>(() => RoiMeasurement.Centroid(new Mask(Sample.Grid)));
        Should.Throw<ArgumentException>(() => RoiMeasurement.LongestInPlaneAxis(new Mask(Sample.Grid)));
    }

    private static PlacedMark Rectangle(int slice) => new(new(MarkKind.Contour, Sample.ImageUid(slice), 1, Sample.Rectangle), slice);
}
