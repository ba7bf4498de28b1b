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

    [Theory]
    [InlineData("a square", new double[] { 0, 0, 10, 0, 10, 10, 0, 10 })]
    [InlineData("an arrow, whose caliper spans the gap", new double[] { 0, 0, 12, 2, 0, 4, 10, 2 })]
    [InlineData("a kite", new double[] { 0, 0, 4, 3, 20, 0, 4, -3 })]
    [InlineData("a bar", new double[] { 0, 0, 30, 0, 30, 5, 0, 5 })]
    public void The_short_chord_lies_inside(string what, double[] xy)
    {
        var size = ContourGeometry.Of(new Contour(0, xy.Chunk(2).Select(p => new ImagePoint(p[0], p[1]))), Square).Size.ShouldNotBeNull();
        size.ShortChord.ShouldBe(Sampled(xy, size), 2e-3, what);
        size.ShortChord.ShouldBeLessThanOrEqualTo(size.ShortExtent + 1e-9);
    }

    /// <summary>The definition written out: many lines across the long axis, their pieces inside by the even-odd rule.</summary>
    private static double Sampled(double[] xy, ContourSize size)
    {
        var points = xy.Chunk(2).Select(p => (X: p[0], Y: p[1])).ToArray();
        var (a, b) = (points[size.LongAxisVertices.First], points[size.LongAxisVertices.Second]);
        var (ux, uy) = ((b.X - a.X) / size.LongAxis, (b.Y - a.Y) / size.LongAxis);
        var turned = points.Select(p => (U: ((p.X - a.X) * ux) + ((p.Y - a.Y) * uy), V: ((p.Y - a.Y) * ux) - ((p.X - a.X) * uy))).ToArray();
        return Enumerable.Range(1, 40_000).Max(i =>
        {
            var u = size.LongAxis * i / 40_000.5;
            var ends = turned.Zip(turned.Skip(1).Append(turned[0])).Where(e => e.First.U > u != e.Second.U > u)
                .Select(e => e.First.V + ((u - e.First.U) * (e.Second.V - e.First.V) / (e.Second.U - e.First.U))).Order().ToArray();
            return ends.Chunk(2).Select(e => e[1] - e[0]).DefaultIfEmpty().Max();
        });
    }
}
