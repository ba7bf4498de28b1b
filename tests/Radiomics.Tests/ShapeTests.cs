using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics.Tests;

public class ShapeTests
{
    /// <summary>A mesh of a voxelised ball: its volume tends to that of the ball; its surface, stepped as it is, stays about 9 % above.</summary>
    [Fact]
    public void A_ball_has_the_volume_and_diameter_of_a_ball()
    {
        var features = Extract(Regions.Ellipsoid(Regions.Grid(64, 64, 64, 0.5, 0.5, 0.5), 15, 15, 15));

        features.Value("morph_volume").ShouldBe(4.0 / 3 * Math.PI * 3375, 0.005 * 14137);
        features.Value("morph_vol_approx").ShouldBe(4.0 / 3 * Math.PI * 3375, 0.005 * 14137);
        features.Value("morph_diam").ShouldBe(30, 0.6);
        features.Value("morph_area_mesh").ShouldBeInRange(4 * Math.PI * 225, 1.1 * 4 * Math.PI * 225);
        features.Value("morph_sphericity").ShouldBeInRange(0.9, 1);
    }

    [Fact]
    public void An_ellipsoid_on_anisotropic_voxels_has_the_volume_and_length_of_one()
    {
        var features = Extract(Regions.Ellipsoid(Regions.Grid(80, 60, 30, 0.7, 0.8, 1.5), 24, 12, 18));

        features.Value("morph_volume").ShouldBe(4.0 / 3 * Math.PI * 24 * 12 * 18, 0.01 * 21715);
        features.Value("morph_diam").ShouldBe(48, 0.7);
    }

    /// <summary>A block's mesh is its box with bevelled edges and corners.</summary>
    [Fact]
    public void A_block_has_the_volume_surface_and_diameter_worked_out_by_hand()
    {
        var grid = Regions.Grid(10, 10, 10, 1, 1, 1);
        var mask = new Mask(grid);
        for (var i = 0; i < 1000; i++)
        {
            mask.Voxels[i] = (byte)(i % 10 is >= 2 and < 6 && i / 10 % 10 is >= 2 and < 6 && i / 100 is >= 2 and < 6 ? 1 : 0);
        }

        var features = Extract(mask);

        // Centres span 3 mm. Core 3³, six slabs 3·3·½, twelve wedges of section ⅛ and length 3, eight corners of ½·½·½/6.
        features.Value("morph_volume").ShouldBe(27 + 27 + (12 * 3 / 8.0) + (8 / 48.0), 1e-12);
        // Six faces 3·3, twelve bevels √½·3, eight triangles of side √½.
        features.Value("morph_area_mesh").ShouldBe(54 + (36 * Math.Sqrt(0.5)) + (8 * Math.Sqrt(3) / 4 * 0.5), 1e-12);
        // The farthest corners: (3.5, 3, 3) to (-0.5, 0, 0), and so on.
        features.Value("morph_diam").ShouldBe(Math.Sqrt(16 + 9 + 9), 1e-12);
    }

    [Theory]
    [InlineData(1, 0.02)]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.9)]
    public void The_diameter_is_that_of_all_pairs_of_mesh_vertices(int seed, double share)
    {
        for (var i = 0; i < 10; i++)
        {
            var mask = Regions.Random(Regions.Grid(9, 8, 7, 0.7, 0.9, 2.5), (100 * seed) + i, share);

            Extract(mask).Value("morph_diam").ShouldBe(LongestByAllPairs(mask), 1e-12);
        }
    }

    /// <summary>
    /// A closed mesh encloses the same volume whatever coordinate is integrated; turning the mask turns the coordinate. The
    /// regions are noise, all corners and bridges; what is left to differ is the choice among equal fans.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Turning_the_mask_changes_neither_volume_nor_surface(int seed)
    {
        var mask = Regions.Random(Regions.Grid(8, 7, 6, 1, 2, 3), seed, 0.5);
        var turned = new Mask(Regions.Grid(6, 8, 7, 3, 1, 2));
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            turned.Voxels[turned.Geometry.IndexOf(i / 56, i % 8, i / 8 % 7)] = mask.Voxels[i];
        }

        var (before, after) = (Extract(mask), Extract(turned));

        after.Value("morph_volume").ShouldBe(before.Value("morph_volume"), 0.002 * before.Value("morph_volume"));
        after.Value("morph_area_mesh").ShouldBe(before.Value("morph_area_mesh"), 0.002 * before.Value("morph_area_mesh"));
        after.Value("morph_diam").ShouldBe(before.Value("morph_diam"), 1e-9);
    }

    /// <summary>The mesh is closed: the volume by the divergence theorem along z does not change when the mask is moved along z.</summary>
    [Fact]
    public void Moving_the_mask_changes_nothing()
    {
        var block = Regions.Random(Regions.Grid(7, 7, 7, 0.7, 0.9, 2.5), 5, 0.5);
        var moved = new Mask(Regions.Grid(7, 7, 107, 0.7, 0.9, 2.5));
        moved.Voxels[3] = 1;
        block.Voxels.CopyTo(moved.Voxels, moved.Geometry.IndexOf(0, 0, 100));
        // A voxel far off keeps the cut-out's first slice where it is: one octahedron more.
        var octahedron = 4.0 / 3 * 0.35 * 0.45 * 1.25;

        Extract(moved).Value("morph_volume").ShouldBe(Extract(block).Value("morph_volume") + octahedron, 1e-9);
    }

    [Fact]
    public void A_region_that_reaches_the_border_is_closed_there()
    {
        var grid = Regions.Grid(4, 4, 4, 1, 1, 1);
        var whole = new Mask(grid, [.. Enumerable.Repeat((byte)1, 64)]);

        Extract(whole).Value("morph_volume").ShouldBe(27 + 27 + 4.5 + (8 / 48.0), 1e-12);
    }

    private static IReadOnlyList<Feature> Extract(Mask mask) => RoiFeatures.Extract(Regions.Image(mask.Geometry), mask);

    private static double LongestByAllPairs(Mask mask)
    {
        var grid = mask.Geometry;
        var vertices = new List<(double X, double Y, double Z)>();
        foreach (var (dx, dy, dz) in new[] { (1, 0, 0), (0, 1, 0), (0, 0, 1) })
        {
            for (var i = 0; i < (grid.Columns + 1) * (grid.Rows + 1) * (grid.Slices + 1); i++)
            {
                var (x, y, z) = ((i % (grid.Columns + 1)) - 1, (i / (grid.Columns + 1) % (grid.Rows + 1)) - 1, (i / ((grid.Columns + 1) * (grid.Rows + 1))) - 1);
                if (Inside(x, y, z) != Inside(x + dx, y + dy, z + dz))
                {
                    vertices.Add(((x + (dx / 2.0)) * grid.ColumnSpacing, (y + (dy / 2.0)) * grid.RowSpacing, (z + (dz / 2.0)) * grid.SliceSpacing));
                }
            }
        }

        return vertices.Max(p => vertices.Max(q => Math.Sqrt(((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y)) + ((p.Z - q.Z) * (p.Z - q.Z)))));

        bool Inside(int x, int y, int z) =>
            x >= 0 && y >= 0 && z >= 0 && x < grid.Columns && y < grid.Rows && z < grid.Slices && mask[x, y, z];
    }
}
