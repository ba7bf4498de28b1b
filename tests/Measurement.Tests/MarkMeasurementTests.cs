using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement.Tests;

public class MarkMeasurementTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void A_length_is_in_millimetres_on_pixels_that_are_not_square()
    {
        // 6 columns of 0.5 mm and 2 rows of 2 mm: 3, 4, 5.
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Length, new(10, 10), new(16, 12)), Sample.Plane);
        measured.Quantities.ShouldHaveSingleItem().Value.ShouldBe(new Quantity(5, UcumUnit.Millimetre));
        measured.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Axes_at_a_right_angle_in_millimetres_are_accepted_though_they_are_not_in_pixels()
    {
        // (3, 4) mm and (2, -1.5) mm: their product is 0; in pixels (6, 2) · (4, -0.75) = 22.5.
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Bidirectional, new(10, 10), new(16, 12), new(11, 11.5), new(15, 10.75)), Sample.Plane);
        measured.Remarks.ShouldBeEmpty();
        measured.Value(Codes.LongAxis).ShouldBe(5, Exact);
        measured.Value(Codes.ShortAxis).ShouldBe(2.5, Exact);
    }

    [Fact]
    public void Axes_at_a_right_angle_in_pixels_only_are_measured_and_flagged()
    {
        // (6, 2) · (-0.5, 1.5) = 0 in pixels, but (3, 4) and (-0.25, 3) mm cross at atan(10 / 11.25) = 41.6°.
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Bidirectional, new(10, 10), new(16, 12), new(13, 10), new(12.5, 11.5)), Sample.Plane);
        measured.IsRefused.ShouldBeFalse();
        measured.Remarks.ShouldHaveSingleItem().Message.ShouldContain("cross at 41.6°");
    }

    [Fact]
    public void A_short_axis_longer_in_millimetres_is_exchanged_and_flagged()
    {
        // 10 columns are 5 mm, 4 rows are 8 mm: the axis with fewer pixels is the longer one.
        var mark = Sample.Mark(MarkKind.Bidirectional, new(10, 12), new(20, 12), new(15, 10), new(15, 14));
        var measured = MarkMeasurement.Measure(mark, Sample.Plane);
        measured.Value(Codes.LongAxis).ShouldBe(8, Exact);
        measured.Value(Codes.ShortAxis).ShouldBe(5, Exact);
        measured.Shapes[0].Points.ShouldBe([new(15, 10), new(15, 14)]);
        measured.Remarks.ShouldHaveSingleItem().Message.ShouldContain("exchanged");
    }

    [Fact]
    public void A_contour_has_area_perimeter_and_the_attenuation_of_the_pixel_centres_inside()
    {
        var measured = MarkMeasurement.Measure(new(MarkKind.Contour, Sample.ImageUid(0), 1, Sample.Rectangle), Sample.Plane, new(Sample.Ramp(), 3));
        measured.Value(Codes.Area).ShouldBe(40, Exact);
        measured.Value(Codes.Perimeter).ShouldBe(26, Exact);

        // Columns 10..19 (mean 14.5, variance 99/12) and rows 10..13 (mean 11.5, variance 15/12).
        measured.Attenuation(Codes.Mean).ShouldBe(14.5 + 1150, 1e-9);
        measured.Attenuation(Codes.StandardDeviation).ShouldBe(Math.Sqrt(8.25 + 12500), 1e-9);
        measured.Attenuation(Codes.Minimum).ShouldBe(1010);
        measured.Attenuation(Codes.Maximum).ShouldBe(1319);
        measured.Quantities.Single(q => q.Derivation == Codes.Mean).Value.Unit.ShouldBe(UcumUnit.Hounsfield);
    }

    [Fact]
    public void Coordinates_begin_at_the_corner_of_the_first_pixel_not_at_its_centre()
    {
        // A quarter of a pixel around (0.5, 0.5) holds the centre of pixel (0, 0) and no other.
        var measured = MarkMeasurement.Measure(
            Sample.Mark(MarkKind.Contour, new(0.25, 0.25), new(0.75, 0.25), new(0.75, 0.75), new(0.25, 0.75)), Sample.Plane, new(Sample.Ramp(), 0));
        measured.Attenuation(Codes.Maximum).ShouldBe(0);
        measured.Attenuation(Codes.Minimum).ShouldBe(0);

        // Around the corner (1, 1) the same square holds no centre at all.
        var corner = MarkMeasurement.Measure(
            Sample.Mark(MarkKind.Contour, new(0.75, 0.75), new(1.25, 0.75), new(1.25, 1.25), new(0.75, 1.25)), Sample.Plane, new(Sample.Ramp(), 0));
        corner.Quantities.ShouldNotContain(q => q.Derivation != null);
        corner.Remarks.ShouldHaveSingleItem().Message.ShouldContain("no pixel's centre");
    }

    [Fact]
    public void A_repeated_first_point_and_doubled_points_change_nothing()
    {
        var doubled = Sample.Mark(MarkKind.Contour, [.. Sample.Rectangle, Sample.Rectangle[3], Sample.Rectangle[0]]);
        var measured = MarkMeasurement.Measure(doubled, Sample.Plane);
        measured.Value(Codes.Area).ShouldBe(40, Exact);
        measured.Value(Codes.Perimeter).ShouldBe(26, Exact);
        measured.Remarks.ShouldBeEmpty();
        measured.Shapes[0].Points.ShouldBe(doubled.Points);
    }

    [Fact]
    public void A_contour_that_crosses_itself_has_no_area_and_says_so()
    {
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Contour, new(10, 10), new(20, 14), new(20, 10), new(10, 14)), Sample.Plane);
        measured.IsRefused.ShouldBeFalse();
        measured.Quantities.ShouldHaveSingleItem().Concept.ShouldBe(Codes.Perimeter);
        measured.Remarks.ShouldHaveSingleItem().Message.ShouldContain("crosses or touches itself");
    }

    [Fact]
    public void An_ellipse_and_a_circle_are_what_they_are_in_millimetres()
    {
        // 24 columns = 12 mm, 4 rows = 8 mm.
        var ellipse = MarkMeasurement.Measure(Sample.Mark(MarkKind.Ellipse, new(20, 16), new(44, 16), new(32, 14), new(32, 18)), Sample.Plane, new(Sample.Ramp(), 0));
        ellipse.Value(Codes.LongAxis).ShouldBe(12, Exact);
        ellipse.Value(Codes.ShortAxis).ShouldBe(8, Exact);
        ellipse.Value(Codes.Area).ShouldBe(Math.PI * 6 * 4, 1e-9);
        ellipse.Attenuation(Codes.Mean).ShouldBe(31.5 + 1550, 1e-9);

        // Radius 4 mm: 8 columns but 2 rows, so rows 14 to 17 around (32, 16).
        var circle = MarkMeasurement.Measure(Sample.Mark(MarkKind.Circle, new(32, 16), new(40, 16)), Sample.Plane, new(Sample.Ramp(), 0));
        circle.Value(MeasurementCodes.Radius).ShouldBe(4, Exact);
        circle.Value(Codes.Area).ShouldBe(Math.PI * 16, 1e-9);
        circle.Value(Codes.Perimeter).ShouldBe(Math.PI * 8, 1e-9);
        Math.Floor(circle.Attenuation(Codes.Minimum) / 100).ShouldBe(14);
        Math.Floor(circle.Attenuation(Codes.Maximum) / 100).ShouldBe(17);
    }

    [Fact]
    public void Without_calibration_numbers_are_in_pixels_and_say_so()
    {
        var plane = Sample.Plane with { Calibration = CalibrationSource.None };
        var length = MarkMeasurement.Measure(Sample.Mark(MarkKind.Length, new(10, 10), new(13, 14)), plane);
        length.Quantities.Single().Value.ShouldBe(new Quantity(5, UcumUnit.Pixel));
        length.Remarks.ShouldHaveSingleItem().Message.ShouldContain("no calibration");
        length.Quantities.Single().Description.ShouldBe("Length (not calibrated)");
        var contour = MarkMeasurement.Measure(new(MarkKind.Contour, Sample.ImageUid(0), 1, Sample.Rectangle), plane);
        contour.Quantities.Single(q => q.Concept == Codes.Area).Value.ShouldBe(new Quantity(40, UcumUnit.SquarePixel));
    }

    [Fact]
    public void Millimetres_at_the_detector_are_told_from_those_in_the_patient()
    {
        var measured = MarkMeasurement.Measure(
            Sample.Mark(MarkKind.Length, new(10, 10), new(16, 12)), Sample.Plane with { Calibration = CalibrationSource.ImagerPixelSpacing });
        var calculation = measured.Quantities.Single().ToCalculation(new("1.2"));
        calculation.Description.ShouldBe("Length (at the detector)");
        calculation.Algorithm!.Parameters.Select(p => (p.Name, p.Value)).ShouldBe([("calibration", "ImagerPixelSpacing"), ("rowSpacing", "2"), ("columnSpacing", "0.5")]);
        measured.Remarks.ShouldHaveSingleItem().Message.ShouldContain("magnified");
    }

    [Fact]
    public void Marks_that_can_mean_nothing_are_refused_with_where_and_why()
    {
        Refused(Sample.Mark(MarkKind.Length, new ImagePoint(1, 1))).ShouldBe("");
        Refused(Sample.Mark(MarkKind.Bidirectional, new(1, 1), new(2, 2), new(3, 3))).ShouldBe("");
        Refused(Sample.Mark(MarkKind.Contour)).ShouldBe("");
        Refused(Sample.Mark(MarkKind.Contour, new(1, 1), new(2, 2), new(1, 1))).ShouldBe("");
        Refused(Sample.Mark(MarkKind.Length, new(1, 1), new(double.NaN, 2))).ShouldBe("points[2]");
        Refused(Sample.Mark(MarkKind.Point, new ImagePoint(double.PositiveInfinity, 2))).ShouldBe("points[1]");
        Refused(Sample.Mark(MarkKind.Length, new(1, 1), new(64.5, 2))).ShouldBe("points[2]");
        Refused(Sample.Mark(MarkKind.Length, new(-0.1, 1), new(6, 2))).ShouldBe("points[1]");
        Refused(Sample.Mark(MarkKind.Length, new(3, 3), new(3, 3))).ShouldBe("points[2]");
        Refused(Sample.Mark(MarkKind.Bidirectional, new(1, 1), new(9, 1), new(3, 3), new(3, 3))).ShouldBe("points[4]");
        Refused(Sample.Mark(MarkKind.Point, new ImagePoint(1, 1)) with { Frame = 0 }).ShouldBe("");
    }

    [Fact]
    public void A_mark_may_reach_the_border_of_the_image() =>
        MarkMeasurement.Measure(Sample.Mark(MarkKind.Length, new(0, 0), new(64, 32)), Sample.Plane).IsRefused.ShouldBeFalse();

    [Fact]
    public void Pixels_of_another_size_than_the_image_are_a_broken_invariant() =>
        Should.Throw<ArgumentException>(() => MarkMeasurement.Measure(
            Sample.Mark(MarkKind.Length, new(1, 1), new(2, 2)), Sample.Plane with { Columns = 65 }, new(Sample.Ramp(), 0)));

    private static string Refused(DrawnMark mark)
    {
        var measured = MarkMeasurement.Measure(mark, Sample.Plane);
        measured.IsRefused.ShouldBeTrue();
        measured.Shapes.ShouldBeEmpty();
        return measured.Remarks.ShouldHaveSingleItem().Where;
    }
}
