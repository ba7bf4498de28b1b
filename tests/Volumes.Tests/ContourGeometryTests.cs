using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class ContourGeometryTests
{
    private static readonly ImagePlane Square = new(100, 100, 1, 1, CalibrationSource.PixelSpacing);

    [Fact]
    public void A_triangle_measures_in_millimetres_on_pixels_that_are_not_square()
    {
        // In mm: (10, 10), (30, 10), (10, 30).
        var plane = new ImagePlane(100, 100, 0.5, 2, CalibrationSource.PixelSpacing);
        var measured = ContourGeometry.Of(Grids.Polygon(0, (20, 5), (60, 5), (20, 15)), plane);

        measured.Perimeter.ShouldBe(40 + Math.Sqrt(800), 1e-12);
        measured.Size!.Area.ShouldBe(200, 1e-12);
        measured.Size.LongAxis.ShouldBe(Math.Sqrt(800), 1e-12);
        measured.Size.LongAxisVertices.ShouldBe((1, 2));
        measured.Size.ShortExtent.ShouldBe(Math.Sqrt(200), 1e-12);
        measured.Size.Centroid.X.ShouldBe(50.0 / 3 / 0.5, 1e-12);
        measured.Size.Centroid.Y.ShouldBe(50.0 / 3 / 2, 1e-12);
    }

    [Fact]
    public void The_direction_of_drawing_and_repeated_points_do_not_matter()
    {
        var drawn = ContourGeometry.Of(Grids.Polygon(0, (0, 0), (4, 0), (4, 0), (4, 3), (0, 3), (0, 0)), Square);
        var back = ContourGeometry.Of(Grids.Polygon(0, (0, 3), (4, 3), (4, 0), (0, 0)), Square);

        (drawn.Size!.Area, drawn.Perimeter, drawn.Size.Centroid).ShouldBe((12.0, 14.0, new ImagePoint(2, 1.5)));
        (back.Size!.Area, back.Perimeter, back.Size.Centroid).ShouldBe((12.0, 14.0, new ImagePoint(2, 1.5)));
    }

    [Theory]
    [InlineData("bow-tie", "crosses", new double[] { 0, 0, 4, 4, 4, 0, 0, 4 })]
    [InlineData("a line", "crosses", new double[] { 0, 0, 2, 2, 4, 4 })]
    [InlineData("a touching corner", "crosses", new double[] { 0, 0, 4, 0, 4, 4, 2, 0, 0, 4 })]
    [InlineData("a spike", "crosses", new double[] { 0, 0, 4, 0, 8, 0, 4, 0, 4, 4, 0, 4 })]
    [InlineData("one place only", "no area", new double[] { 1, 1, 1, 1, 1, 1, 1, 1 })]
    public void What_is_not_a_simple_contour_has_a_perimeter_but_no_size(string what, string reason, double[] xy)
    {
        var measured = ContourGeometry.Of(new Contour(0, xy.Chunk(2).Select(p => new ImagePoint(p[0], p[1]))), Square);

        measured.Size.ShouldBeNull(what);
        measured.Undefined.ShouldNotBeNull().ShouldContain(reason);
        double.IsFinite(measured.Perimeter).ShouldBeTrue();
    }
}
