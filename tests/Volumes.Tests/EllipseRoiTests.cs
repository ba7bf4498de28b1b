using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class EllipseRoiTests
{
    private static readonly VolumeGeometry Grid = Grids.Axial(200, 100, 3, 0.5, 1.25, 3);

    [Fact]
    public void On_pixels_that_are_not_square_it_is_an_ellipse_in_millimetres()
    {
        // 30 mm along (3, 4)/5, about (100, 50) px = (50, 62.5) mm; the short axis is 10 mm and drawn elsewhere and askew.
        var longAxis = (new ImagePoint(100 - (9 / 0.5), 50 - (12 / 1.25)), new ImagePoint(100 + (9 / 0.5), 50 + (12 / 1.25)));
        var contour = EllipseRoi.FromAxes(2, longAxis, (new ImagePoint(90, 40), new ImagePoint(110, 40)), Grid.PlaneOf(2));

        var size = ContourGeometry.Of(contour, Grid.PlaneOf(2)).Size!;

        contour.Slice.ShouldBe(2);
        size.Area.ShouldBe(Math.PI * 15 * 5, 0.1);
        size.LongAxis.ShouldBe(30, 1e-9);
        size.ShortExtent.ShouldBe(10, 1e-9);
        (size.Centroid.X, size.Centroid.Y).ShouldBe((100.0, 50.0), Within(1e-9));
        // By pixels: the error of counting is of the order of perimeter × pixel, far below 5 %.
        (Rasteriser.Rasterise([contour], Grid).Count * 0.5 * 1.25).ShouldBe(Math.PI * 75, 12);
    }

    [Fact]
    public void An_axis_without_length_is_refused()
    {
        var (a, b) = (new ImagePoint(1, 1), new ImagePoint(9, 9));

        Should.Throw<ArgumentException>(() => EllipseRoi.FromAxes(0, (a, a), (a, b), Grid.PlaneOf(0)));
        Should.Throw<ArgumentException>(() => EllipseRoi.FromAxes(0, (a, b), (b, b), Grid.PlaneOf(0)));
    }

    private static EqualityComparer<(double, double)> Within(double tolerance) =>
        EqualityComparer<(double, double)>.Create((p, q) => Math.Abs(p.Item1 - q.Item1) <= tolerance && Math.Abs(p.Item2 - q.Item2) <= tolerance);
}
