using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class PixelCountTests
{
    [Fact]
    public void Centres_on_the_left_and_upper_edge_count_and_those_on_the_right_and_lower_do_not() =>
        PixelCount.Inside(Points(1, 1, 3, 1, 3, 4, 1, 4), 10, 10, 1, 1).ShouldBe(2 * 3);

    [Fact]
    public void Spacings_that_no_binary_number_has_are_kept_to_the_rule()
    {
        // 2.1 is the double next above 3 × 0.7: the fourth column lies left of it.
        (3 * 0.7).ShouldBeLessThan(2.1);
        PixelCount.Inside(Points(0, 0, 2.1, 0, 2.1, 0.7, 0, 0.7), 5, 5, 0.7, 0.7).ShouldBe(4);
    }

    [Fact]
    public void A_centre_half_a_pixel_on_counts_as_the_rasteriser_does()
    {
        var grid = Grids.Axial(20, 20, 1);
        var contour = Grids.Polygon(0, (2.2, 3.1), (15.7, 5.4), (9.3, 17.9), (8.5, 9.2));
        PixelCount.Inside(contour.Points, 20, 20, 1, 1, 0.5).ShouldBe(Rasteriser.Rasterise([contour], grid).Count);
    }

    [Fact]
    public void A_bow_tie_counts_both_of_its_wings() =>
        PixelCount.Inside(Points(-0.5, -0.5, 9.5, 8.5, 9.5, -0.5, -0.5, 8.5), 10, 10, 1, 1).ShouldBeInRange(40, 50);

    [Fact]
    public void What_lies_beside_the_image_and_what_is_no_polygon_counts_nothing()
    {
        PixelCount.Inside(Points(-9, -9, -3, -9, -3, -3), 5, 5, 1, 1).ShouldBe(0);
        PixelCount.Inside([], 5, 5, 1, 1).ShouldBe(0);
        PixelCount.Inside(Points(1, 1, 4, 4), 5, 5, 1, 1).ShouldBe(0);
    }

    [Fact]
    public void A_spacing_of_nothing_is_refused() => Should.Throw<ArgumentException>(() => PixelCount.Inside(Points(0, 0, 1, 0, 0, 1), 5, 5, 0, 1));

    private static List<ImagePoint> Points(params double[] xy) => [.. xy.Chunk(2).Select(p => new ImagePoint(p[0], p[1]))];
}
