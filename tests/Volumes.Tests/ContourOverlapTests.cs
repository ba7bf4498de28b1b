using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class ContourOverlapTests
{
    private static readonly ImagePlane Square = new(100, 100, 1, 1, CalibrationSource.PixelSpacing);
    private static readonly Contour Comb = Grids.Polygon(0, (0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (6, 2), (6, 10), (4, 10), (4, 2), (2, 2), (2, 10), (0, 10));

    [Fact]
    public void Two_squares_share_a_corner_in_millimetres()
    {
        // 8 × 8 mm against the same moved by 4 mm along each axis, on pixels of 0.5 × 2 mm.
        var plane = new ImagePlane(100, 100, 0.5, 2, CalibrationSource.PixelSpacing);
        var overlap = Between(Grids.Polygon(0, (0, 0), (16, 0), (16, 4), (0, 4)), Grids.Polygon(0, (8, 2), (24, 2), (24, 6), (8, 6)), plane);
        overlap.IntersectionArea.ShouldBe(16, 1e-12);
        overlap.Dice.ShouldBe(0.25, 1e-12);
        overlap.Jaccard.ShouldBe(16.0 / 112, 1e-12);
        overlap.Hausdorff.ShouldBe(Math.Sqrt(32), 1e-5);
    }

    [Fact]
    public void A_concave_contour_is_cut_tooth_by_tooth()
    {
        // A bar over the three teeth of the comb, and one that lies in its back.
        Between(Comb, Grids.Polygon(0, (-1, 5), (11, 5), (11, 7), (-1, 7))).IntersectionArea.ShouldBe(3 * 2 * 2, 1e-12);
        Between(Comb, Grids.Polygon(0, (1, 0.5), (9, 0.5), (9, 1.5), (1, 1.5))).IntersectionArea.ShouldBe(8, 1e-12);
        Between(Comb, Grids.Polygon(0, (2, 3), (4, 3), (4, 9), (2, 9))).IntersectionArea.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void The_direction_of_drawing_a_closing_point_and_points_on_an_edge_do_not_matter()
    {
        var clockwise = Grids.Polygon(0, (0, 10), (2, 10), (2, 2), (4, 2), (4, 10), (6, 10), (6, 2), (8, 2), (8, 10), (10, 10), (10, 4), (10, 0), (0, 0), (0, 10));
        var overlap = Between(Comb, clockwise);
        overlap.Dice.ShouldBe(1, 1e-12);
        overlap.Hausdorff.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void What_lies_apart_shares_nothing_and_what_lies_within_all_of_itself()
    {
        var small = Grids.Polygon(0, (3, 3), (5, 3), (5, 5), (3, 5));
        var apart = Between(small, Grids.Polygon(0, (13, 3), (15, 3), (15, 5), (13, 5)));
        (apart.IntersectionArea, apart.Dice, apart.Jaccard).ShouldBe((0.0, 0.0, 0.0));
        apart.Hausdorff.ShouldBe(10, 1e-5);
        Between(small, Grids.Polygon(0, (0, 0), (9, 0), (9, 9), (0, 9))).IntersectionArea.ShouldBe(4, 1e-12);
    }

    [Fact]
    public void The_farthest_point_may_lie_within_an_edge()
    {
        // Half-way along the top the level line is 5 mm from the notch; both of the line's ends lie on it.
        var notched = Grids.Polygon(0, (0, 0), (10, 0), (10, 10), (5, 0.1), (0, 10));
        var full = Grids.Polygon(0, (0, 0), (10, 0), (10, 10), (0, 10));
        var hausdorff = Between(full, notched).Hausdorff;
        hausdorff.ShouldBe(Densified(full, notched), 1e-3);
        hausdorff.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Stars_share_what_a_fine_raster_counts(int seed)
    {
        var (a, b) = (Star(seed, 50, 52), Star(seed + 100, 47, 49));
        var grid = Grids.Axial(2000, 2000, 1);
        Contour Finer(Contour c) => new(0, c.Points.Select(p => new ImagePoint(p.X * 20, p.Y * 20)));
        var (inA, inB) = (Rasteriser.Rasterise([Finer(a)], grid), Rasteriser.Rasterise([Finer(b)], grid));
        var counted = inA.Voxels.Zip(inB.Voxels).Count(v => v.First != 0 && v.Second != 0) / 400.0;
        var overlap = Between(a, b);
        overlap.IntersectionArea.ShouldBe(counted, 0.002 * counted);
        overlap.Hausdorff.ShouldBe(Densified(a, b), 1e-2);
        Between(b, a).ShouldBe(overlap with { IntersectionArea = Between(b, a).IntersectionArea, Dice = Between(b, a).Dice, Jaccard = Between(b, a).Jaccard });
        Between(b, a).IntersectionArea.ShouldBe(overlap.IntersectionArea, 1e-9);
    }

    [Fact]
    public void A_contour_without_a_size_overlaps_nothing()
    {
        var bowTie = Grids.Polygon(0, (0, 0), (4, 4), (4, 0), (0, 4));
        ContourOverlap.Between(bowTie, Comb, Square).ShouldBeNull();
        ContourOverlap.Between(Comb, bowTie, Square).ShouldBeNull();
    }

    private static ContourOverlap Between(Contour a, Contour b, ImagePlane? plane = null) => ContourOverlap.Between(a, b, plane ?? Square).ShouldNotBeNull();

    private static Contour Star(int seed, double x, double y)
    {
        var random = new Random(seed);
        return new(0, Enumerable.Range(0, 31).Select(i =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / 31);
            var radius = 8 + (25 * random.NextDouble());
            return new ImagePoint(x + (radius * cos), y + (radius * sin));
        }));
    }

    /// <summary>The definition written out on many points of the lines.</summary>
    private static double Densified(Contour a, Contour b)
    {
        static List<ImagePoint> Dense(Contour c) => [.. c.Points.Zip(c.Points.Skip(1).Append(c.Points[0])).SelectMany(e =>
            Enumerable.Range(0, 400).Select(i => new ImagePoint(e.First.X + ((e.Second.X - e.First.X) * i / 400), e.First.Y + ((e.Second.Y - e.First.Y) * i / 400))))];
        var (denseA, denseB) = (Dense(a), Dense(b));
        double Directed(List<ImagePoint> from, List<ImagePoint> to) =>
            from.Where((_, i) => i % 4 == 0).Max(p => to.Min(q => ((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y))));
        return Math.Sqrt(Math.Max(Directed(denseA, denseB), Directed(denseB, denseA)));
    }
}
