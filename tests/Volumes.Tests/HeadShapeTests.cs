using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

/// <summary>Shapes that are a head and shapes that are none, each on a grid of its own.</summary>
public class HeadShapeTests
{
    private const float Air = -1000, Tissue = 40, Threshold = -300;

    [Theory]
    [InlineData("axial")]
    [InlineData("sagittal")]
    [InlineData("coronal")]
    public void A_head_is_seen_in_every_orientation_and_with_a_threshold_of_its_own(string orientation)
    {
        HeadShape.IsSeen(FaceRegionTests.Head(orientation), Threshold).ShouldBeTrue();
        HeadShape.IsSeen(FaceRegionTests.Head(orientation), null).ShouldBeTrue("by Otsu's threshold");
    }

    [Theory]
    [InlineData("a trunk", false)]
    [InlineData("a child's trunk", false)]
    [InlineData("two thighs", false)]
    [InlineData("an arm", false)]
    [InlineData("nothing", false)]
    [InlineData("a trunk that fills the image", false)]
    [InlineData("a head over a trunk", true)]
    [InlineData("a head on a table", true)]
    [InlineData("a newborn's head", true)]
    public void Shapes_are_told_apart(string shape, bool isHead) => HeadShape.IsSeen(Made(shape), Threshold).ShouldBe(isHead);

    [Theory]
    [InlineData("a head over a trunk", true)]
    [InlineData("a trunk", false)]
    [InlineData("a back", false)]
    public void A_sagittal_slab_is_a_head_by_its_crown(string shape, bool isHead) => HeadShape.IsSeen(Made(shape, halfBreadth: 30), Threshold).ShouldBe(isHead);

    [Fact]
    public void A_few_slices_of_a_head_are_enough() => HeadShape.IsSeen(Made("a head over a trunk", from: 60, to: 72), Threshold).ShouldBeTrue();

    private static Volume Made(string shape, double halfBreadth = 200, double from = -160, double to = 160)
    {
        const double Spacing = 4;
        var fills = shape == "a trunk that fills the image";
        var (breadth, depth) = (fills ? 80 : halfBreadth, fills ? 80.0 : 150);
        var (columns, rows, slices) = ((int)(2 * breadth / Spacing), (int)(2 * depth / Spacing), (int)((to - from) / Spacing) + 1);
        var grid = new VolumeGeometry(columns, rows, slices, new PatientPoint(-breadth, -depth, from), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), Spacing, Spacing, Spacing);
        var voxels = new float[grid.VoxelCount];
        for (var i = 0; i < voxels.Length; i++)
        {
            var p = grid.ToPatient(new IndexPoint(i % columns, i / columns % rows), i / grid.VoxelsPerSlice);
            voxels[i] = IsIn(shape, p.X, p.Y, p.Z) ? Tissue : Air;
        }

        return new Volume(grid, voxels);
    }

    private static bool IsIn(string shape, double x, double y, double z) => shape switch
    {
        "a trunk" or "a trunk that fills the image" => Ellipse(x, y, 170, 110),
        "a child's trunk" => Ellipse(x, y, 95, 65),
        "two thighs" => Ellipse(x - 90, y, 78, 85) || Ellipse(x + 90, y, 78, 85),
        "an arm" => Ellipse(x, y, 38, 45),
        "a back" => y > 20 && Ellipse(x, y, 170, 110),
        "a head over a trunk" => Ball(x, y, z - 40, 75, 95, 115) || (z < -60 && Ellipse(x, y, 170, 110)),
        "a head on a table" => Ball(x, y, z, 75, 95, 115) || (y is > 112 and < 118 && Math.Abs(x) < 180),
        "a newborn's head" => Ball(x, y, z, 48, 60, 62),
        _ => false,
    };

    private static bool Ellipse(double x, double y, double a, double b) => (x * x / (a * a)) + (y * y / (b * b)) <= 1;

    private static bool Ball(double x, double y, double z, double a, double b, double c) => (x * x / (a * a)) + (y * y / (b * b)) + (z * z / (c * c)) <= 1;
}
