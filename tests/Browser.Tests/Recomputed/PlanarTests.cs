namespace CrowdAnnotate.Browser.Tests.Recomputed;

public class PlanarTests
{
    private readonly Planar plane = new(columnSpacing: 0.5, rowSpacing: 2);

    [Fact]
    public void Lengths_areas_and_perimeters_are_in_mm_on_pixels_that_are_not_square()
    {
        var rectangle = Made.Rectangle(2, 1, 10, 4);
        plane.Distance(new(2, 1), new(10, 4)).ShouldBe(Math.Sqrt(16 + 36), 1e-12);
        plane.Area(rectangle).ShouldBe(4 * 6, 1e-12);
        plane.Area([.. rectangle.Reverse()]).ShouldBe(24, 1e-12);
        plane.Perimeter(rectangle).ShouldBe(20, 1e-12);
    }

    [Fact]
    public void The_long_axis_joins_the_farthest_vertices_and_the_short_one_is_the_extent_across()
    {
        var (longAxis, shortAxis) = new Planar(1, 1).Axes([new(0, 0), new(5, 2), new(10, 0), new(4, -1)]);
        longAxis.ShouldBe(10, 1e-12);
        shortAxis.ShouldBe(3, 1e-12);
    }

    [Fact]
    public void A_pixel_whose_centre_lies_on_a_shared_edge_belongs_to_one_of_the_two()
    {
        var (left, right) = (Made.Rectangle(0, 0, 2.5, 3), Made.Rectangle(2.5, 0, 5, 3));
        for (var x = 0; x < 5; x++)
        {
            for (var y = 0; y < 3; y++)
            {
                (Planar.Contains(left, x + 0.5, y + 0.5) ^ Planar.Contains(right, x + 0.5, y + 0.5)).ShouldBeTrue($"pixel {x}, {y}");
            }
        }
    }
}
