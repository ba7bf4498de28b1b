using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Tests.Commands.Combining;

/// <summary>consensus, run as a program.</summary>
public sealed class ConsensusCommandTests : IDisposable
{
    private static readonly VolumeGeometry Grid = new(6, 5, 3, new PatientPoint(1, 2, 3), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.5, 0.75, 2);
    private readonly string folder = Directory.CreateTempSubdirectory("consensus-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Regions_of_both_formats_become_one_with_its_maps()
    {
        string[] masks = [Write("a.nii.gz", Grid, 0, 12), Write("b.nrrd", Grid, 3, 14), Write("c.nii", Grid, 0, 13)];
        var (code, output) = Run(["--masks", .. masks, "--method", "strict-majority", "--out", In("out.nrrd"), "--probability", In("p.nii.gz"), "--entropy", In("e.nrrd"), "--json"]);
        code.ShouldBe(0, output);
        var told = JsonDocument.Parse(output).RootElement;
        (told.GetProperty("voxels").GetInt32(), told.GetProperty("readers").GetArrayLength()).ShouldBe((13, 3));
        using (var file = File.OpenRead(In("out.nrrd")))
        {
            NrrdFile.TryReadMask(file, null, out var mask, out var problem).ShouldBeTrue(problem);
            mask!.Voxels.Index().Where(v => v.Item != 0).Select(v => v.Index).ShouldBe(Enumerable.Range(0, 13));
            mask.Geometry.Coincides(Grid).ShouldBeTrue();
        }

        using var probabilities = File.OpenRead(In("p.nii.gz"));
        NiftiFile.TryRead(probabilities, out var p, out _).ShouldBeTrue();
        (p!.Voxels[0], p.Voxels[5], p.Voxels[13], p.Voxels[20]).ShouldBe((2 / 3f, 1f, 1 / 3f, 0f));
        using var entropies = File.OpenRead(In("e.nrrd"));
        NrrdFile.TryRead(entropies, out var e, out _).ShouldBeTrue();
        (e!.Voxels[5], Math.Round(e.Voxels[0], 4)).ShouldBe((0f, 0.9183));
    }

    [Fact]
    public void Every_method_is_one_of_those_named()
    {
        string[] masks = [Write("a.nii.gz", Grid, 0, 12), Write("b.nrrd", Grid, 3, 14), Write("c.nii", Grid, 0, 13)];
        foreach (var method in (string[])["majority", "union", "intersection", "mean", "median", "trimmed-mean", "staple"])
        {
            var (code, output) = Run(["--masks", .. masks, "--method", method, "--out", In("out.nii"), "--overwrite"]);
            code.ShouldBe(0, output);
            output.ShouldStartWith("3 readers, ");
        }

        Run("--masks", masks[0], "--method", "best", "--out", In("x.nii")).Code.ShouldBe(2);
        Run("--method", "union", "--out", In("x.nii")).Code.ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_combined_is_refused_in_a_line()
    {
        var (a, b) = (Write("a.nii.gz", Grid, 0, 12), Write("b.nrrd", new VolumeGeometry(6, 5, 3, Grid.Origin, Grid.RowDirection, Grid.ColumnDirection, 0.5, 0.75, 2.5), 3, 14));
        Refused("does not lie on the grid of", "--masks", a, b, "--method", "union", "--out", In("x.nii")).ShouldContain("6×5×3 voxels of 0.5×0.75×2.5 mm");
        Refused("Fewer than three readers", "--masks", a, a, "--method", "staple", "--out", In("x.nii"));
        Refused("is there already", "--masks", a, "--method", "union", "--out", a);
        Refused("give their folder with --images", "--masks", a, "--method", "union", "--out", In("x.dcm"));
        Refused("ends in no format", "--masks", a, "--method", "union", "--out", In("x.png"));
        Refused("cannot be read", "--masks", In("none.nii"), "--method", "union", "--out", In("x.nii"));
        File.WriteAllText(In("text.dat"), "text");
        Refused("no DICOM SEG", "--masks", In("text.dat"), "--method", "union", "--out", In("x.nii"));
        Refused("No reader drew a region", "--masks", Write("empty.nii", Grid, 0, 0), "--method", "union", "--out", In("x.nii"));
        File.Exists(In("x.nii")).ShouldBeFalse();
    }

    private static string Refused(string why, params string[] arguments)
    {
        var (code, output) = Run(arguments);
        code.ShouldBe(1);
        output.ShouldContain(why);
        return output;
    }

    private string In(string name) => Path.Combine(folder, name);

    private string Write(string name, VolumeGeometry grid, int from, int to)
    {
        var mask = new Mask(grid);
        mask.Voxels.AsSpan(from, to - from).Fill(1);
        using var file = File.Create(In(name));
        if (name.EndsWith(".nrrd", StringComparison.Ordinal))
        {
            NrrdFile.Write(file, mask, compressed: true);
        }
        else
        {
            NiftiFile.Write(file, mask, compressed: name.EndsWith(".gz", StringComparison.Ordinal));
        }

        return In(name);
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "consensus", .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
