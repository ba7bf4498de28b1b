using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement.Tests;

/// <summary>Rectangles, regions, angles, points and arrows: numbers worked out by hand, on pixels 0.5 mm wide and 2 mm high.</summary>
public class EveryMarkTests
{
    private const double Exact = 1e-9;

    // A ring of 6 × 5 pixels around a hole of 4 × 3, in which an island of 2 × 1 lies.
    private static readonly ValueList<ValueList<ImagePoint>> Ring =
        [Box(10, 10, 16, 15), Box(11, 11, 15, 14), Box(12, 12, 14, 13)];

    [Fact]
    public void A_turned_rectangle_has_the_area_and_perimeter_of_its_sides_in_millimetres()
    {
        // Sides (3, 4) and (-8, 6) mm: 5 and 10 mm at a right angle in the patient.
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Rectangle, new(30, 10), new(36, 12), new(20, 15), new(14, 13)), Sample.Plane);
        measured.Value(Codes.Area).ShouldBe(50, Exact);
        measured.Value(Codes.Perimeter).ShouldBe(30, Exact);
        measured.Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(16, 12, 90)]
    [InlineData(20, 10, 36.86989764584402)]
    [InlineData(2, 11.5, 180)]
    [InlineData(14, 9.25, 0)]
    public void An_angle_is_that_in_the_patient(double x, double y, double expected)
    {
        // From the vertex one end lies at (4, -3) mm.
        var measured = MarkMeasurement.Measure(Sample.Mark(MarkKind.Angle, new(18, 8.5), new(10, 10), new(x, y)), Sample.Plane);
        var angle = measured.Quantities.ShouldHaveSingleItem();
        (angle.Concept, angle.Value.Unit).ShouldBe((Codes.Angle, UcumUnit.Degree));
        angle.Value.Value.ShouldBe(expected, Exact);
    }

    [Fact]
    public void A_region_counts_its_pixels_without_the_hole_and_with_the_island()
    {
        var measured = MarkMeasurement.Measure(Region(Ring), Sample.Plane, new(Sample.Ramp(), 0));
        measured.Value(Codes.Area).ShouldBe(30 - 12 + 2, Exact);
        measured.Attenuation(Codes.Minimum).ShouldBe(1010);
        measured.Attenuation(Codes.Maximum).ShouldBe(1415);
        measured.Attenuation(Codes.Mean).ShouldBe(1212.5, Exact);
        measured.Shapes.Select(s => s.Points).ShouldBe(Ring);
    }

    [Fact]
    public void A_point_has_the_value_of_the_pixel_it_lies_in_and_an_arrow_none()
    {
        MarkMeasurement.Measure(Sample.Mark(MarkKind.Point, new ImagePoint(10.999, 12.5)), Sample.Plane, new(Sample.Ramp(), 0))
            .Quantities.ShouldHaveSingleItem().Value.ShouldBe(new Quantity(1210, UcumUnit.Hounsfield));
        MarkMeasurement.Measure(Sample.Mark(MarkKind.Point, new ImagePoint(64, 32)), Sample.Plane, new(Sample.Ramp(), 0))
            .Quantities.ShouldHaveSingleItem().Value.Value.ShouldBe(3163, "the last pixel has the border of the image");
        MarkMeasurement.Measure(Sample.Mark(MarkKind.Arrow, new(1, 1), new(5, 5)), Sample.Plane, new(Sample.Ramp(), 0)).Quantities.ShouldBeEmpty();
    }

    [Fact]
    public void Without_calibration_numbers_are_in_pixels_and_the_angle_is_said_to_be_of_square_ones()
    {
        var plane = Sample.Plane with { Calibration = CalibrationSource.None };
        MarkMeasurement.Measure(Region(Ring), plane).Quantities.ShouldHaveSingleItem().Value.ShouldBe(new Quantity(20, UcumUnit.SquarePixel));
        var angle = MarkMeasurement.Measure(Sample.Mark(MarkKind.Angle, new(20, 10), new(10, 10), new(10, 20)), plane);
        angle.Value(Codes.Angle).ShouldBe(90, Exact);
        angle.Remarks.ShouldHaveSingleItem().Message.ShouldContain("square pixels");
    }

    [Fact]
    public void A_region_off_the_edges_of_pixels_is_refused_with_the_place()
    {
        string Refusal(params ValueList<ImagePoint>[] outlines) => string.Join(" ", MarkCheck.Refusals(Region([.. outlines]), Sample.Plane).Select(r => $"{r.Where} {r.Message}"));
        Refusal().ShouldContain("at least one outline");
        Refusal(Box(1, 1, 3, 3), [new(5, 5), new(7, 5), new(7, 7)]).ShouldContain("outlines[2] an outline of pixels");
        Refusal((ValueList<ImagePoint>)[new(1, 1), new(3.5, 1), new(3.5, 3), new(1, 3)]).ShouldContain("outlines[1]/points[2]");
        Refusal((ValueList<ImagePoint>)[new(1, 1), new(3, 1), new(4, 3), new(1, 3)]).ShouldContain("does not go on along the edge");
        Refusal(Box(60, 30, 65, 31)).ShouldContain("outside the image");
    }

    [Fact]
    public void Any_pixels_as_a_region_give_just_these_pixels_back_and_are_written_and_read_as_the_same_region()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var mask = new Mask(Sample.Grid);
            for (var i = 0; i < 400; i++)
            {
                mask.Voxels[Sample.Grid.IndexOf(5 + random.Next(12), 4 + random.Next(12), 2)] = (byte)random.Next(2);
            }

            var region = Region(MaskOutline.Trace(mask, 2).Select(c => c.Points.ToValueList()).ToValueList());
            var roi = RoiFromMarks.Build([new(region, 2)], Sample.Grid).Roi.ShouldNotBeNull();
            roi.Mask.ToMask().Voxels.ShouldBe(mask.Voxels);
            MarkMeasurement.Measure(region, Sample.Plane).Value(Codes.Area).ShouldBe(mask.Count, Exact);
            Again(region).ShouldBe([region]);
        }
    }

    [Fact]
    public void Every_kind_of_mark_is_written_to_AIM_and_comes_back_as_itself()
    {
        DrawnMark[] drawn =
        [
            Sample.Mark(MarkKind.Bidirectional, new(15, 10), new(15, 14), new(10, 12), new(20, 12)),
            Sample.Mark(MarkKind.Rectangle, new(30, 10), new(36, 12), new(20, 15), new(14, 13)),
            Sample.Mark(MarkKind.Angle, new(20, 10), new(10, 10), new(10, 20)),
            Sample.Mark(MarkKind.Arrow, new(1, 1), new(5, 5)),
            Sample.Mark(MarkKind.Arrow, new(2, 1), new(5, 5)) with { Text = "here & <there>" },
            Sample.Mark(MarkKind.Point, new ImagePoint(3, 3)),
            Sample.Mark(MarkKind.Point, new ImagePoint(4, 4)) with { Text = "cyst" },
            Sample.Mark(MarkKind.Length, new(10, 10), new(16, 12)),
            Sample.Mark(MarkKind.Circle, new(20, 10), new(24, 10)),
            Sample.Mark(MarkKind.Ellipse, new(10, 8), new(10, 16), new(8, 12), new(12, 12)),
        ];
        Again(drawn).ShouldBe(drawn, ignoreOrder: true);
    }

    [Fact]
    public void Points_angles_and_arrows_beside_an_outline_add_nothing_to_its_region()
    {
        PlacedMark[] aids = [new(Sample.Mark(MarkKind.Arrow, new(1, 1), new(5, 5)), 2), new(Sample.Mark(MarkKind.Angle, new(20, 10), new(10, 10), new(10, 20)), 5)];
        RoiFromMarks.Build(aids, Sample.Grid).Roi.ShouldBeNull();
        var roi = RoiFromMarks.Build([.. aids, new(Region(Ring), 3)], Sample.Grid).Roi.ShouldNotBeNull();
        (roi.Mask.Count, roi.DrawnSlices.Single()).ShouldBe((20, 3));
    }

    private static ValueList<DrawnMark> Again(params DrawnMark[] drawn)
    {
        var next = 0;
        Uid Next() => new($"2.25.{++next}");
        var made = AimMarks.Of(drawn.Select(d => MarkMeasurement.Measure(d, Sample.Plane)), Next);
        var annotation = new ImageAnnotation(
            Next(), [Codes.Lesion], new AimDateTime(DateTimeOffset.UnixEpoch), "L", markups: made.Markups, calculations: made.Calculations, statements: made.Statements,
            imageReferences: [new DicomImageReferenceEntity(Next(), new ImageStudy(new("1.2.3"), new ImageSeries(new("1.2.4"), new("CT", "DCM", "Computed Tomography"), [new Image(new("1.2.5"), Sample.ImageUid(0))])))]);
        var document = new ImageAnnotationCollection(Next(), new("1.2.3"), Next(), new AimDateTime(DateTimeOffset.UnixEpoch), [annotation]);
        var read = AimXml.Read(AimXml.Write(document));
        read.IsComplete.ShouldBeTrue(string.Join('\n', read.Findings));
        var (marks, remarks) = MarksOfAnnotation.Of(read.Collection!.ImageAnnotations[0]);
        remarks.ShouldBeEmpty();
        return marks;
    }

    private static DrawnMark Region(ValueList<ValueList<ImagePoint>> outlines) => Sample.Mark(MarkKind.Region) with { Outlines = outlines };

    private static ValueList<ImagePoint> Box(int left, int top, int right, int bottom) => [new(left, top), new(right, top), new(right, bottom), new(left, bottom)];
}
