using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class VolumeGeometryTests
{
    private static readonly PatientVector X = new(1, 0, 0);
    private static readonly PatientVector Y = new(0, 1, 0);
    private static readonly PatientPoint Origin = new(0, 0, 0);

    [Fact]
    public void A_tilted_gantry_makes_voxels_smaller_than_the_product_of_their_spacings()
    {
        var (sin, cos) = Math.SinCos(Math.PI / 6);

        new VolumeGeometry(2, 2, 2, Origin, X, Y, 0.5, 0.5, 4, new PatientVector(0, sin, cos)).VoxelVolume.ShouldBe(cos, 1e-12);
        new VolumeGeometry(2, 2, 2, Origin, X, Y, 0.5, 0.5, 4).VoxelVolume.ShouldBe(1);
    }

    [Fact]
    public void A_plane_of_the_volume_lies_where_its_slice_does()
    {
        var grid = Grids.Oblique(4, 5, 6);
        var plane = grid.PlaneOf(3);

        plane.Position!.Value.ShouldBe(grid.ToPatient(new IndexPoint(0, 0), 3));
        (plane.Columns, plane.Rows, plane.ColumnSpacing, plane.RowSpacing).ShouldBe((4, 5, 0.7, 0.9));
    }

    [Fact]
    public void A_grid_that_lies_nowhere_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, Origin, X, X, 1, 1, 1));
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, Origin, X, new PatientVector(0, double.NaN, 0), 1, 1, 1));
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, new PatientPoint(double.NaN, 0, 0), X, Y, 1, 1, 1));
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, Origin, X, Y, 1, 1, double.PositiveInfinity));
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, Origin, X, Y, 1, 1, 1, X));
        Should.Throw<ArgumentException>(() => new VolumeGeometry(2, 2, 2, Origin, X, Y, 1, 1, 1, new PatientVector(0, 0, 2)));
    }
}
