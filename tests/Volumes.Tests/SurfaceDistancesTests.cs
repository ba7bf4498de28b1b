using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class SurfaceDistancesTests
{
    [Fact]
    public void Two_rows_of_pixels_measure_as_worked_out_by_hand()
    {
        // Three pixels against the same three and one more, 2 mm apart: distances 0 0 0 and 0 0 0 2.
        var grid = Grids.Axial(5, 1, 1, 2);
        var distances = SurfaceDistances.Between(new Mask(grid, [1, 1, 1, 0, 0]), new Mask(grid, [1, 1, 1, 1, 0]));

        (distances.BorderA, distances.BorderB).ShouldBe((3, 4));
        distances.Hausdorff.Value.ShouldBe(2);
        distances.Hausdorff95.Value!.Value.ShouldBe(0.85 * 2, 1e-12);
        distances.AverageSymmetric.Value!.Value.ShouldBe(2.0 / 7, 1e-12);
        distances.MeanOfMeans.Value.ShouldBe(0.25);
        distances.ShareWithin(1).Value!.Value.ShouldBe(6.0 / 7, 1e-12);
    }

    [Fact]
    public void Masks_on_one_slice_of_a_stack_measure_as_on_a_single_slice()
    {
        var flat = Grids.Axial(12, 12, 1);
        var stack = Grids.Axial(12, 12, 5);
        var (a, b) = (Grids.Ball(flat, 4), Grids.Ball(flat, 3));

        var alone = SurfaceDistances.Between(a, b);
        var box = new VoxelBox(0, 0, 0, 12, 12, 1);
        var within = SurfaceDistances.Between(a.PasteInto(stack, box), b.PasteInto(stack, box));

        within.BorderA.ShouldBe(alone.BorderA);
        within.AverageSymmetric.ShouldBe(alone.AverageSymmetric);
    }

    [Fact]
    public void An_empty_mask_leaves_them_undefined_with_the_reason()
    {
        var mask = Grids.Ball(Grids.Axial(5, 5, 5), 2);
        var distances = SurfaceDistances.Between(mask, new Mask(mask.Geometry));

        distances.Hausdorff.ShouldBe(MaskMetric.Without("a mask is empty"));
        distances.ShareWithin(1).Value.ShouldBeNull();
    }

    [Theory]
    [InlineData(BorderCross.Four, 1, 0.5)]
    [InlineData(BorderCross.Six, 2, 0.5)]
    [InlineData(BorderCross.Four, 3, 0.9)]
    [InlineData(BorderCross.Six, 4, 0.9)]
    [InlineData(BorderCross.Six, 5, 0.02)]
    public void Distances_are_those_of_the_definition_written_out(BorderCross cross, int seed, double share)
    {
        var grid = Grids.Axial(37, 9, 6, 0.7, 0.9, 2.5);
        var (a, b) = (Grids.Random(grid, seed, share), Grids.Random(grid, seed + 50, share));
        var (borderA, borderB) = (Border(a, cross), Border(b, cross));
        List<double> fromA = [.. borderA.Select(p => borderB.Min(q => p.DistanceTo(q))).Order()];
        List<double> fromB = [.. borderB.Select(p => borderA.Min(q => p.DistanceTo(q))).Order()];

        var distances = SurfaceDistances.Between(a, b, cross);

        (distances.BorderA, distances.BorderB).ShouldBe((fromA.Count, fromB.Count));
        distances.Hausdorff.Value!.Value.ShouldBe(Math.Max(fromA[^1], fromB[^1]), 1e-9);
        distances.DirectedMeanAToB.Value!.Value.ShouldBe(fromA.Average(), 1e-9);
        distances.DirectedMeanBToA.Value!.Value.ShouldBe(fromB.Average(), 1e-9);
        distances.AverageSymmetric.Value!.Value.ShouldBe(fromA.Concat(fromB).Average(), 1e-9);
    }

    [Fact]
    public void A_flat_mask_in_a_stack_is_all_border_to_the_six_neighbours()
    {
        var flat = new Mask(Grids.Axial(7, 7, 3));
        flat.Slice(1).Fill(1);
        SurfaceDistances.Between(flat, flat, BorderCross.Six).BorderA.ShouldBe(49);
        SurfaceDistances.Between(flat, flat, BorderCross.Four).BorderA.ShouldBe(24);
        SurfaceDistances.Between(flat, flat).BorderA.ShouldBe(24);
    }

    [Fact]
    public void One_voxel_is_its_own_border()
    {
        var grid = Grids.Axial(4, 4, 4, 1, 1, 3);
        var (a, b) = (new Mask(grid), new Mask(grid));
        (a.Voxels[grid.IndexOf(0, 0, 0)], b.Voxels[grid.IndexOf(0, 0, 3)]) = (1, 1);
        var distances = SurfaceDistances.Between(a, b);
        (distances.BorderA, distances.BorderB).ShouldBe((1, 1));
        (distances.Hausdorff.Value, distances.Hausdorff95Pooled.Value, distances.MeanOfMeans.Value).ShouldBe((9, 9, 9));
    }

    private static List<PatientPoint> Border(Mask mask, BorderCross cross)
    {
        var grid = mask.Geometry;
        bool In(int x, int y, int z) => x >= 0 && y >= 0 && z >= 0 && x < grid.Columns && y < grid.Rows && z < grid.Slices && mask[x, y, z];
        var border = new List<PatientPoint>();
        for (var i = 0; i < grid.VoxelCount; i++)
        {
            var (x, y, z) = (i % grid.Columns, i / grid.Columns % grid.Rows, i / grid.VoxelsPerSlice);
            var inner = In(x - 1, y, z) && In(x + 1, y, z) && In(x, y - 1, z) && In(x, y + 1, z) && (cross == BorderCross.Four || (In(x, y, z - 1) && In(x, y, z + 1)));
            if (In(x, y, z) && !inner)
            {
                border.Add(grid.ToPatient(new IndexPoint(x, y), z));
            }
        }

        return border;
    }
}
