using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class RasteriserTests
{
    private static readonly VolumeGeometry Grid = Grids.Axial(6, 5, 2);

    [Fact]
    public void A_pixel_is_inside_when_its_centre_is()
    {
        var mask = Rasteriser.Rasterise([Grids.Polygon(1, (1, 1), (4, 1), (4, 3.4), (1, 3.4))], Grid);

        Grids.Picture(mask, 1).ShouldBe(["......", ".###..", ".###..", "......", "......"]);
        Grids.Picture(mask, 0).ShouldAllBe(row => row == "......");
    }

    [Fact]
    public void Neighbours_that_share_an_edge_through_pixel_centres_share_no_pixel_and_leave_none_out()
    {
        var left = Rasteriser.Rasterise([Grids.Polygon(0, (0.5, 0.5), (2.5, 0.5), (3.5, 4.5), (0.5, 4.5))], Grid);
        var right = Rasteriser.Rasterise([Grids.Polygon(0, (2.5, 0.5), (5.5, 0.5), (5.5, 4.5), (3.5, 4.5))], Grid);
        var whole = Rasteriser.Rasterise([Grids.Polygon(0, (0.5, 0.5), (5.5, 0.5), (5.5, 4.5), (0.5, 4.5))], Grid);

        Overlap.Dice(left, right).Value.ShouldBe(0);
        whole.Count.ShouldBe(20);
        left.Voxels.Zip(right.Voxels, (a, b) => a + b).ShouldBe(whole.Voxels.Select(v => (int)v));
    }

    [Fact]
    public void A_contour_inside_another_is_a_hole_whatever_its_direction()
    {
        var outer = Grids.Polygon(0, (0, 0), (6, 0), (6, 5), (0, 5));
        var hole = Grids.Polygon(0, (2, 1), (2, 4), (4, 4), (4, 1));

        var mask = Rasteriser.Rasterise([outer, hole], Grid);

        Grids.Picture(mask, 0).ShouldBe(["######", "##..##", "##..##", "##..##", "######"]);
    }

    [Fact]
    public void What_lies_outside_of_the_image_is_cut_off()
    {
        var mask = Rasteriser.Rasterise([Grids.Polygon(0, (-100, -100), (3, -100), (3, 100), (-100, 100))], Grid);

        Grids.Picture(mask, 0).ShouldAllBe(row => row == "###...");
        Rasteriser.Rasterise([Grids.Polygon(0, (10, 10), (20, 10), (20, 20))], Grid).Count.ShouldBe(0);
    }

    [Fact]
    public void A_bow_tie_is_inside_in_both_wings()
    {
        var mask = Rasteriser.Rasterise([Grids.Polygon(0, (0, 0), (6, 5), (6, 0), (0, 5))], Grid);

        Grids.Picture(mask, 0).ShouldBe(["#....#", "##..##", "######", "##..##", "#....#"]);
    }

    [Fact]
    public void A_contour_on_a_slice_that_the_grid_has_not_is_refused() =>
        Should.Throw<ArgumentException>(() => Rasteriser.Rasterise([Grids.Polygon(2, (0, 0), (6, 5), (6, 0))], Grid)).Message.ShouldContain("slice 2");

    /// <summary>An independent statement of the rule, pixel by pixel.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_contours_agree_with_the_rule_taken_pixel_by_pixel(int seed)
    {
        var random = new Random(seed);
        var grid = Grids.Axial(40, 30, 1);
        for (var i = 0; i < 200; i++)
        {
            // Quarter pixels make edges pass through pixel centres often.
            var contours = Enumerable.Range(0, 2).Select(_ => new Contour(
                0, Enumerable.Range(0, 3 + random.Next(12)).Select(_ => new ImagePoint(random.Next(-20, 180) / 4.0, random.Next(-20, 140) / 4.0)))).ToList();
            var expected = new byte[grid.VoxelCount];
            for (var p = 0; p < expected.Length; p++)
            {
                expected[p] = (byte)(contours.Sum(c => Crossings(c, (p % 40) + 0.5, (p / 40) + 0.5)) % 2);
            }

            Rasteriser.Rasterise(contours, grid).Voxels.ShouldBe(expected);
        }
    }

    private static int Crossings(Contour contour, double x, double y)
    {
        var crossings = 0;
        for (var i = 0; i < contour.Points.Count; i++)
        {
            var (p, q) = (contour.Points[i], contour.Points[(i + 1) % contour.Points.Count]);
            if (p.Y > q.Y)
            {
                (p, q) = (q, p);
            }

            crossings += (p.Y > y) != (q.Y > y) && x < p.X + ((y - p.Y) * (q.X - p.X) / (q.Y - p.Y)) ? 1 : 0;
        }

        return crossings;
    }
}
