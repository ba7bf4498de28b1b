using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Phantoms.Tests;

public sealed class PhantomFolderTests : IDisposable
{
    private static readonly CtPhantom Phantom = CtPhantom.Create(11, 24, 128);
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"phantom-{Guid.NewGuid():N}");

    public PhantomFolderTests() => PhantomFolder.Write(folder, Phantom);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<DicomFile> Files() => [.. Directory.GetFiles(folder, "*.dcm").Select(f => Read(File.ReadAllBytes(f)))];

    private static DicomFile Read(byte[] bytes) =>
        DicomFile.TryRead(bytes, out var file, out var refusal) ? file : throw new Xunit.Sdk.XunitException(refusal.ToString());

    private static SeriesInstance Instance(DicomFile file)
    {
        SeriesInstance.Of(file, out var instance).ShouldBeNull();
        return instance!;
    }

    [Fact]
    public void The_files_read_back_as_the_same_volume_slice_by_slice()
    {
        SeriesVolume.TryAssemble([.. Files().Select(Instance)], out var series, out var refusal).ShouldBeTrue(refusal?.ToString());
        series!.Volume.Geometry.Coincides(Phantom.Volume.Geometry).ShouldBeTrue();
        series.Volume.Voxels.AsSpan().SequenceEqual(Phantom.Volume.Voxels).ShouldBeTrue();
        series.Slices.Select(s => s.SopInstanceUid).ShouldBe(Phantom.SliceUids);
    }

    [Fact]
    public void Identity_is_planted_and_none_of_it_outlives_de_identification()
    {
        var profile = new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(Key));
        foreach (var path in Directory.GetFiles(folder, "*.dcm"))
        {
            var before = Encoding.Latin1.GetString(File.ReadAllBytes(path));
            profile.Apply(Read(File.ReadAllBytes(path)), out var result).ShouldBeNull();
            var after = Encoding.Latin1.GetString(DicomWriter.Write(result!.Dataset));
            foreach (var planted in Phantom.Identity.Strings)
            {
                before.ShouldContain(planted);
                after.ShouldNotContain(planted, Case.Insensitive);
            }

            result.Review.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_de_identified_phantom_can_still_be_told_from_a_patient()
    {
        new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(Key)).Apply(Files()[0], out var result).ShouldBeNull();
        result!.Dataset.GetString(DicomTag.Manufacturer).ShouldBe(PhantomFolder.Manufacturer);
    }

    [Fact]
    public void The_truth_file_says_where_the_lesions_are_and_what_was_planted()
    {
        var truth = PhantomTruth.FromJson(File.ReadAllBytes(Path.Combine(folder, PhantomFolder.TruthName)));
        truth.PlantedStrings.ShouldBe(Phantom.Identity.Strings);
        truth.SopInstanceUids.ShouldBe(Phantom.SliceUids.Select(u => u.Value));
        var g = Phantom.Volume.Geometry;
        foreach (var (told, lesion) in truth.Lesions.Zip(Phantom.Lesions))
        {
            var (x, y, z) = (told.CentreVoxel[0], told.CentreVoxel[1], told.CentreVoxel[2]);
            g.ToPatient(new Primitives.IndexPoint(x, y), z).DistanceTo(lesion.Centre).ShouldBe(0, 1e-9);
            var pixels = Math.Sqrt(Math.Pow(told.LongAxis.To.X - told.LongAxis.From.X, 2) + Math.Pow(told.LongAxis.To.Y - told.LongAxis.From.Y, 2));
            (pixels * g.ColumnSpacing).ShouldBe(told.LongAxis.Millimetres, 1e-9);
            told.Slices.ShouldContain(s => s.Slice == told.LargestSlice && s.SopInstanceUid == truth.SopInstanceUids[s.Slice]);
        }

        Should.Throw<JsonException>(() => PhantomTruth.FromJson("null"u8));
    }

    [Fact]
    public void The_label_map_holds_each_lesion_under_its_number()
    {
        for (var n = 0; n < Phantom.Lesions.Count; n++)
        {
            using var stream = File.OpenRead(Path.Combine(folder, PhantomFolder.LabelsName));
            NiftiFile.TryReadMask(stream, n + 1, out var mask, out var problem).ShouldBeTrue(problem);
            mask!.Voxels.AsSpan().SequenceEqual(Phantom.LesionMasks[n].Voxels).ShouldBeTrue();
        }
    }

    [Fact]
    public void Another_program_finds_no_error_before_or_after_de_identification()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dciodvfy"), "dciodvfy is not installed");
        var path = Path.Combine(folder, PhantomFolder.FileName(12));
        Errors(path).ShouldBeEmpty();
        new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(Key)).Apply(Read(File.ReadAllBytes(path)), out var result).ShouldBeNull();
        File.WriteAllBytes(path, DicomWriter.Write(result!.Dataset));
        Errors(path).ShouldBeEmpty();
    }

    private static string[] Errors(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("dciodvfy", [path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var text = process.StandardError.ReadToEnd() + output.Result;
        process.WaitForExit();
        text.ShouldContain("CTImage");
        return [.. text.Split('\n').Where(l => l.Contains("Error", StringComparison.Ordinal))];
    }
}
