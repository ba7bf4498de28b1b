using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Real files of the shared folder, and other programs as witnesses, where they are present.</summary>
public partial class RealObjectTests
{
    private static readonly string Shared = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "data");
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static string Root(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName : Root(folder.Parent!);

    private static string Folder(string name)
    {
        var path = Path.Combine(Shared, name);
        Assert.SkipUnless(Directory.Exists(path), $"shared/data/{name} is not here");
        return path;
    }

    private static List<DicomFile> Phantom() =>
        [.. Directory.GetFiles(Folder("ibsi/ct_phantom/dicom/image"), "*.dcm").Select(f => Reading.Accepted(File.ReadAllBytes(f)))];

    [Fact]
    public void All_real_objects_are_read_and_written_again_identically()
    {
        var files = Directory.GetFiles(Folder("dicom"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".dcm") || f.EndsWith(".seg")).ToList();
        files.Count.ShouldBeGreaterThan(40);
        foreach (var path in files)
        {
            DicomFile.TryRead(File.ReadAllBytes(path), out var file, out var refusal).ShouldBeTrue($"{path}: {refusal}");
            var again = Reading.Accepted(DicomWriter.Write(file.Dataset, file.TransferSyntax));
            WritingTests.Lines(again.Dataset).Select(Unpadded).ShouldBe(WritingTests.Lines(file.Dataset).Select(Unpadded), path);
            DicomJson.Read(DicomJson.Write(file.Dataset, _ => "x"), out _).ShouldBeNull(path);
        }
    }

    // A value of odd length is padded when it is written.
    private static string Unpadded(string line) => line.EndsWith("00") || line.EndsWith("20") ? line[..^2] : line;

    [Fact]
    public void The_CT_phantom_lies_where_its_NIfTI_twin_lies()
    {
        SeriesVolume.TryAssemble([.. Phantom().Select(Instance)], out var series, out var refusal).ShouldBeTrue(refusal?.ToString());
        var volume = series!.Volume;
        var (nifti, header) = Nifti(Path.Combine(Shared, "ibsi/ct_phantom/nifti/image/phantom.nii.gz"));
        var g = volume.Geometry;
        (g.Columns, g.Rows, g.Slices).ShouldBe((header.Dim[0], header.Dim[1], header.Dim[2]));
        series.Slices.Count.ShouldBe(60);

        // NIfTI is RAS: its first two axes point the other way than LPS (PS3.3 §C.7.6.2.1.1).
        foreach (var (x, y, z) in new[] { (100, 100, 30), (50, 120, 3), (150, 60, 59), (0, 0, 0) })
        {
            var p = g.ToPatient(new IndexPoint(x, y), z);
            var (i, j, k) = header.Index(-p.X, -p.Y, p.Z);
            nifti[(((k * header.Dim[1]) + j) * header.Dim[0]) + i].ShouldBe(volume.Voxels[g.IndexOf(x, y, z)], 0.5f);
        }
    }

    [Fact]
    public void The_CT_phantom_is_de_identified_with_unchanged_voxels()
    {
        var profile = new Deidentification(new KeyedUids(Key), new KeyedPseudonym(Key));
        var original = Phantom();
        var clean = original.ConvertAll(f =>
        {
            profile.Apply(f, out var result).ShouldBeNull();
            return Reading.Accepted(DicomWriter.Write(result!.Dataset));
        });
        SeriesVolume.TryAssemble([.. original.Select(Instance)], out var before, out _).ShouldBeTrue();
        SeriesVolume.TryAssemble([.. clean.Select(Instance)], out var after, out _).ShouldBeTrue();
        after!.Volume.Voxels.AsSpan().SequenceEqual(before!.Volume.Voxels).ShouldBeTrue();
        clean.Select(f => f.Dataset.GetString(DicomTag.StudyInstanceUID)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_de_identified_CT_has_no_error_by_another_program()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dciodvfy"), "dciodvfy is not installed");
        var path = Path.Combine(Folder("dicom/objects_highdicom"), "data/test_files/ct_image.dcm");
        new Deidentification(new KeyedUids(Key), new KeyedPseudonym(Key)).Apply(Reading.Accepted(File.ReadAllBytes(path)), out var result).ShouldBeNull();
        var written = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dcm");
        File.WriteAllBytes(written, DicomWriter.Write(result!.Dataset));
        try
        {
            Run("dciodvfy", written).Split('\n').Where(l => l.StartsWith("Error")).ShouldBeEmpty();
        }
        finally
        {
            File.Delete(written);
        }
    }

    [Fact]
    public void The_dictionary_agrees_with_another_programs()
    {
        var path = Directory.Exists("/usr/share") ? Directory.GetDirectories("/usr/share", "libdcmtk*").Select(d => Path.Combine(d, "dicom.dic")).FirstOrDefault(File.Exists) : null;
        Assert.SkipUnless(path is not null, "no other dictionary is installed");
        var other = File.ReadLines(path!).Select(l => Entry().Match(l)).Where(m => m.Success)
            .ToLookup(m => m.Groups[1].Value + m.Groups[2].Value, m => (Vr: m.Groups[3].Value, Keyword: m.Groups[4].Value), StringComparer.OrdinalIgnoreCase);
        var compared = 0;
        foreach (var attribute in DicomDictionary.Attributes.Where(a => other.Contains(a.Tag.ToJsonName())))
        {
            var found = other[attribute.Tag.ToJsonName()].First();
            found.Keyword.ShouldEndWith(attribute.Keyword);
            if (char.IsAsciiLetterUpper(found.Vr[0]))
            {
                attribute.VR.Code.ShouldBe(found.Vr, attribute.Keyword);
            }

            compared++;
        }

        compared.ShouldBeGreaterThan(4000);
    }

    [GeneratedRegex(@"^\((\w{4}),(\w{4})\)\s+(\S+)\s+(\S+)\s")]
    private static partial Regex Entry();

    private static SeriesInstance Instance(DicomFile file)
    {
        SeriesInstance.Of(file, out var instance).ShouldBeNull();
        return instance!;
    }

    private static string Run(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return error + output.Result;
    }

    // NIfTI-1: dim at 40, datatype at 70, vox_offset at 108, scl at 112, srow at 280.
    private static (float[] Values, NiftiHeader Header) Nifti(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        int[] dim = [.. Enumerable.Range(1, 3).Select(i => (int)BitConverter.ToInt16(bytes, 40 + (2 * i)))];
        var type = BitConverter.ToInt16(bytes, 70);
        var start = (int)BitConverter.ToSingle(bytes, 108);
        var (slope, intercept) = (BitConverter.ToSingle(bytes, 112), BitConverter.ToSingle(bytes, 116));
        slope = slope == 0 ? 1 : slope;
        var rows = Enumerable.Range(0, 12).Select(i => (double)BitConverter.ToSingle(bytes, 280 + (4 * i))).ToArray();
        var values = new float[dim[0] * dim[1] * dim[2]];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (type switch
            {
                4 => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(start + (2 * i))),
                8 => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(start + (4 * i))),
                16 => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(start + (4 * i))),
                64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + (8 * i))),
                _ => throw new NotSupportedException($"datatype {type}"),
            } * slope) + intercept;
        }

        return (values, new NiftiHeader(dim, rows));
    }

    private sealed record NiftiHeader(int[] Dim, double[] Affine)
    {
        // The twin's axes are parallel to the patient's, so each index follows from one coordinate.
        public (int I, int J, int K) Index(double x, double y, double z) =>
            ((int)Math.Round((x - Affine[3]) / Affine[0]), (int)Math.Round((y - Affine[7]) / Affine[5]), (int)Math.Round((z - Affine[11]) / Affine[10]));
    }
}
