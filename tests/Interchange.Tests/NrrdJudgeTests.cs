using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>Plastimatch (ITK) and we read each other's NRRD to the same place and values.</summary>
public class NrrdJudgeTests
{
    [Fact]
    public void Plastimatch_turns_our_NRRD_into_NIfTI_and_NIfTI_into_NRRD_that_we_read_alike()
    {
        Judge.Needs("plastimatch");
        var grid = Images.Oblique(6, 5, 4);
        var volume = new Volume(grid, [.. Enumerable.Range(0, grid.VoxelCount).Select(i => i - 3.5f)]);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string Named(string name) => Path.Combine(folder.FullName, name);
            using (var stream = File.Create(Named("ours.nrrd")))
            {
                NrrdFile.Write(stream, volume, compressed: true);
            }

            Convert(Named("ours.nrrd"), Named("theirs.nii"));
            Convert(Named("theirs.nii"), Named("theirs.nrrd"));
            using var nifti = File.OpenRead(Named("theirs.nii"));
            NiftiFile.TryRead(nifti, out var first, out var problem).ShouldBeTrue(problem);
            using var nrrd = File.OpenRead(Named("theirs.nrrd"));
            NrrdFile.TryRead(nrrd, out var second, out problem).ShouldBeTrue(problem);
            foreach (var back in new[] { first!, second! })
            {
                back.Voxels.ShouldBe(volume.Voxels);
                back.Geometry.Coincides(grid).ShouldBeTrue();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Convert(string from, string to)
    {
        var (code, output, error) = Judge.Run("plastimatch", "convert", "--input", from, "--output-img", to, "--output-type", "float");
        code.ShouldBe(0, output + error);
    }
}
