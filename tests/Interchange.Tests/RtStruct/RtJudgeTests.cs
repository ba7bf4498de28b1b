using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.RtStruct;

/// <summary>What other programs make of the RTSTRUCT we write and we of those of others.</summary>
public class RtJudgeTests
{
    // Voxels of the contours by pydicom and numpy: a centre is inside when a ray from it crosses an odd number of edges. Nothing of ours.
    private const string Rasterise = """
        import sys, numpy, pydicom
        d = pydicom.dcmread(sys.argv[1], force=True)
        columns, rows, slices = map(int, sys.argv[2:5])
        x0, y0, z0, sx, sy, sz = map(float, sys.argv[5:11])
        mask = numpy.zeros((slices, rows, columns), dtype=bool)
        cx, cy = numpy.meshgrid(x0 + sx * numpy.arange(columns), y0 + sy * numpy.arange(rows))
        for c in d.ROIContourSequence[0].ContourSequence:
            p = numpy.array(c.ContourData, dtype=float).reshape(-1, 3)
            z = int(round((p[0, 2] - z0) / sz))
            inside = numpy.zeros((rows, columns), dtype=bool)
            for a, b in zip(p, numpy.roll(p, -1, axis=0)):
                if a[1] == b[1]:
                    continue
                crosses = (a[1] > cy) != (b[1] > cy)
                inside ^= crosses & (cx < a[0] + (cy - a[1]) * (b[0] - a[0]) / (b[1] - a[1]))
            mask[z] ^= inside
        print(''.join('1' if v else '0' for v in mask.ravel()))
        """;

    [Fact]
    public void Dciodvfy_finds_no_error()
    {
        var grid = Images.Oblique(20, 15, 3);
        var regions = new[] { OutlinedRegion.Of(Segments.Drawn, Segments.Random(grid, 1)), OutlinedRegion.Of(Segments.Consensus, Segments.Random(grid, 2)) };
        foreach (var source in new[] { Images.Of(grid), Images.MultiFrame(grid) })
        {
            var (errors, warnings) = Judge.Dciodvfy(Outlined.Write(source, regions));
            errors.ShouldBeEmpty();
            warnings.ShouldAllBe(w => w.Contains("<quiet-fox> - Retired Person Name form", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Pydicom_and_numpy_make_the_same_voxels_of_it()
    {
        var grid = Images.Axial(21, 17, 3);
        var mask = Ring(grid);
        using var file = new TemporaryFile(Outlined.Write(Images.Of(grid), OutlinedRegion.Of(Segments.Drawn, mask)));
        double[] place = [grid.Origin.X, grid.Origin.Y, grid.Origin.Z, grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing];
        var told = Judge.Pydicom(Rasterise, [file.Path, "21", "17", "3", .. place.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))]);
        told.Trim().ShouldBe(string.Concat(mask.Voxels.Select(v => v == 0 ? '0' : '1')));
    }

    [Fact]
    public void Plastimatch_makes_the_same_voxels_of_it()
    {
        Judge.Needs("plastimatch");
        var grid = Images.Axial(21, 17, 3);
        var mask = Ring(grid);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var file = new TemporaryFile(Outlined.Write(Images.Of(grid), OutlinedRegion.Of(Segments.Consensus, mask)));
            var on = Path.Combine(folder.FullName, "grid.nii");
            using (var stream = File.Create(on))
            {
                NiftiFile.Write(stream, new Volume(grid, new float[grid.VoxelCount]), compressed: false);
            }

            var (code, output, error) = Judge.Run("plastimatch", "convert", "--input", file.Path, "--fixed", on, "--output-prefix", folder.FullName, "--prefix-format", "nii");
            code.ShouldBe(0, output + error);
            using var made = File.OpenRead(Path.Combine(folder.FullName, "Consensus.nii"));
            NiftiFile.TryReadMask(made, null, out var theirs, out var problem).ShouldBeTrue(problem);
            theirs!.Voxels.ShouldBe(mask.Voxels);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A ring with an island in its hole, single pixels at the border, on all but the first slice.</summary>
    private static Mask Ring(VolumeGeometry grid)
    {
        var mask = new Mask(grid);
        for (var z = 1; z < grid.Slices; z++)
        {
            for (var y = 0; y < grid.Rows; y++)
            {
                for (var x = 0; x < grid.Columns; x++)
                {
                    var r = Math.Sqrt(((x - 9) * (x - 9)) + ((y - 8) * (y - 8)));
                    mask.Voxels[grid.IndexOf(x, y, z)] = (byte)(r is < 1.5 or (> 4 and < 7.2) || (x, y) is (0, 0) or (20, 16) ? 1 : 0);
                }
            }
        }

        return mask;
    }
}
