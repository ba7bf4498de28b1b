using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>The commands on DICOM files, run as programs.</summary>
public sealed class DicomCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dicom-command-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Image(int rows = 2, DicomTransferSyntax? syntax = null) => DicomWriter.Write(
        new DicomDataset().AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4")
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.9").AddOrUpdate(DicomTag.PatientName, "Doe^Jane")
            .AddOrUpdate(DicomTag.Rows, rows).AddOrUpdate(DicomTag.Columns, 3).AddOrUpdate(DicomTag.SamplesPerPixel, 1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16)
            .AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, Enumerable.Range(1, 6 * rows).Select(i => (byte)i).ToArray())), syntax);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "dicom", .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [Fact]
    public void Check_tells_every_file_of_a_folder_and_ends_with_one_if_any_is_refused()
    {
        Put("b/good.dcm", Image());
        Put("a.dcm", Image()[..300]);
        Put("empty", []);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "link"), "b/good.dcm");
            Process.Start("mkfifo", Path.Combine(folder.FullName, "pipe")).WaitForExit();
        }

        var (code, output, error) = Run("check", folder.FullName, "--json");
        (code, error).ShouldBe((1, ""));
        var files = JsonDocument.Parse(output).RootElement.EnumerateArray()
            .ToDictionary(f => Path.GetFileName(f.GetProperty("file").GetString()!), f => (f.GetProperty("accepted").GetBoolean(), f.GetProperty("reason").GetString()));
        files["good.dcm"].ShouldBe((true, null));
        files["a.dcm"].Item2.ShouldNotBeNull().ShouldContain("truncated");
        files["empty"].Item2.ShouldBe("It is empty or no regular file");
        files.Where(f => f.Key is "link" or "pipe").ShouldAllBe(f => !f.Value.Item1);
    }

    [Fact]
    public void Check_of_good_files_ends_with_nought_and_is_readable_without_json()
    {
        var path = Put("good.dcm", Image());
        var (code, output, _) = Run("check", path);
        code.ShouldBe(0);
        output.ShouldContain($"accepted  {path}");
        output.ShouldContain("1 accepted, 0 refused");
        JsonDocument.Parse(Run("check", path, "--json").Output).RootElement.GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData(@"DICOM\IMG1", 0, "a DICOMDIR is followed, not stored")]
    [InlineData(@"DICOM\..\..\IMG1", 1, "cannot lie below its folder")]
    [InlineData("/etc/passwd", 1, "cannot lie below its folder")]
    [InlineData(@"A\B\C\D\E\F\G\H\I", 1, "cannot lie below its folder")]
    public void Check_accepts_a_DICOMDIR_unless_it_is_hostile(string file, int code, string said)
    {
        var record = new DicomDataset().AddOrUpdate(new DicomElement(new DicomTag(0x0004, 0x1500), DicomVR.CS, Encoding.ASCII.GetBytes(file + (file.Length % 2 == 1 ? " " : ""))));
        var index = new DicomDataset().AddOrUpdate(new DicomSequence(new DicomTag(0x0004, 0x1220), record))
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.1.3.10").AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4");
        var bytes = DicomWriter.Write(index);
        var run = Run("check", Put("DICOMDIR", bytes));
        (run.Code, run.Error).ShouldBe((code, ""));
        run.Output.ShouldContain(said);
        Run("check", Put("DICOMDIR", bytes[..^9])).Output.ShouldContain("refused   ");
    }

    [Fact]
    public void Json_is_the_DICOM_JSON_model_with_bulk_data_by_length()
    {
        var path = Put("an image.dcm", Image(400));
        var root = JsonDocument.Parse(Run("json", path).Output).RootElement;
        root.GetProperty("00100010").GetProperty("Value")[0].GetProperty("Alphabetic").GetString().ShouldBe("Doe^Jane");
        root.GetProperty("7FE00010").GetProperty("BulkDataURI").GetString().ShouldBe("an%20image.dcm#/7FE00010");
        root.TryGetProperty("00020010", out _).ShouldBeFalse();
        JsonDocument.Parse(Run("json", path, "--bulk", "4000").Output).RootElement.GetProperty("7FE00010").GetProperty("InlineBinary").GetBytesFromBase64().Length.ShouldBe(2400);
    }

    [Fact]
    public void Frame_writes_stored_values_in_little_endian()
    {
        var (path, target) = (Put("big.dcm", Image(syntax: DicomTransferSyntax.ExplicitVRBigEndian)), Path.Combine(folder.FullName, "f.raw"));
        Run("frame", path, "1", "--out", target).Code.ShouldBe(0);
        File.ReadAllBytes(target).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        var (code, output, error) = Run("frame", path, "2", "--out", target);
        (code, output).ShouldBe((1, ""));
        error.TrimEnd().ShouldEndWith("There is no frame 2; the frames are 1 to 1 [(0028,0008) NumberOfFrames].");
        Run("frame", path, "nought", "--out", target).Code.ShouldBe(2);
        Run("frame", path, "1").Code.ShouldBe(2);
    }

    [Fact]
    public void What_is_no_DICOM_file_is_refused_in_one_line()
    {
        foreach (var arguments in new[] { new[] { "json", Put("x.txt", [1, 2, 3]) }, ["json", folder.FullName], ["json", "nowhere"], ["check", "nowhere", "--json"] })
        {
            var (code, output, error) = Run(arguments);
            (code, output).ShouldBe((1, ""));
            error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldNotContain("   at ");
        }
    }
}
