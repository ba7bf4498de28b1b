using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Commands;
using CrowdAnnotate.Server.Commands.Deidentifying;
using CrowdAnnotate.Server.Tests.Archive;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>De-identification from folder to folder, run as a program.</summary>
public sealed class DeidentifyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deidentify-command-");

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string Put(string name, string uid, string? refersTo = null, string burned = "NO", string? text = null)
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, uid)
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.9").AddOrUpdate(DicomTag.PatientName, "Doe^Jane")
            .AddOrUpdate(DicomTag.PatientID, "4711").AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.BodyPartExamined, "ABDOMEN")
            .AddOrUpdate(DicomTag.BurnedInAnnotation, burned).AddOrUpdate(DicomTag.Rows, 2).AddOrUpdate(DicomTag.Columns, 2)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16)
            .AddOrUpdate(DicomTag.BitsStored, 16).AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
        if (refersTo is not null)
        {
            dataset.AddOrUpdate(new DicomSequence(DicomTag.ReferencedImageSequence, new DicomDataset()
                .AddOrUpdate(DicomTag.ReferencedSOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, refersTo)));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), text is null ? DicomWriter.Write(dataset) : Encoding.UTF8.GetBytes(text));
        return At(name);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll"), "deidentify", .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["CROWDANNOTATE_KEYS"] = At("keys");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static DicomDataset Read(string path)
    {
        DicomFile.TryRead(File.ReadAllBytes(path), out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        return file!.Dataset;
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    [InlineData("own")]
    public void Nothing_planted_is_left_in_the_images_their_names_or_the_report(string profile)
    {
        var phantom = CtPhantom.Create(7, CtPhantom.FewestSlices);
        PhantomFolder.Write(At("in/" + phantom.Identity.FamilyName), phantom);
        File.WriteAllText(At("own"), """{"name":"own","attributes":{"SOPInstanceUID":"K"}}""");
        var (code, output, error) = Run(At("in"), At("out"), "--profile", profile == "own" ? At("own") : profile, "--report", At("report.json"));
        (code, error).ShouldBe((0, ""));
        output.ShouldStartWith($"{phantom.SliceUids.Count} instances written, 0 held, 2 files refused.");

        var files = Directory.GetFiles(At("out"));
        files.Length.ShouldBe(phantom.SliceUids.Count);
        files.ShouldAllBe(f => f.EndsWith(".dcm") && !phantom.SliceUids.Any(u => f.Contains(u.Value)));
        var report = File.ReadAllText(At("report.json"));
        var text = report + string.Concat(files.Select(f => f + Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        phantom.Identity.Strings.ShouldAllBe(planted => !text.Contains(planted, StringComparison.OrdinalIgnoreCase));
        report.ShouldNotContain("slice-");

        var instances = JsonDocument.Parse(report).RootElement.EnumerateArray().ToList();
        instances.Select(i => i.GetProperty("file").GetInt32()).ShouldBe(Enumerable.Range(1, files.Length + 2));
        instances.Count(i => i.GetProperty("outcome").GetString() == "written").ShouldBe(files.Length);
        instances.First(i => i.GetProperty("outcome").GetString() == "written").GetProperty("changes").EnumerateArray()
            .ShouldContain(c => c.GetProperty("tag").GetString() == "00101040" && c.GetProperty("action").GetString() == "remove");
    }

    [Fact]
    public void References_hold_across_runs_with_the_same_key_and_with_no_other()
    {
        var (first, second) = (Put("a/first", "1.2.3.4"), Put("b/second", "1.2.3.5", refersTo: "1.2.3.4"));
        Run(first, At("out1/"), "--key", At("key")).Code.ShouldBe(0);
        Run(second, At("out2/"), "--key", At("key")).Code.ShouldBe(0);
        Run(second, At("out3/"), "--key", At("other")).Code.ShouldBe(0);
        var target = Read(Directory.GetFiles(At("out1")).Single());
        var (same, other) = (Read(Directory.GetFiles(At("out2")).Single()), Read(Directory.GetFiles(At("out3")).Single()));
        string? Reference(DicomDataset d) => d.TryGet(DicomTag.ReferencedImageSequence, out var s) ? ((DicomSequence)s).Items[0].GetString(DicomTag.ReferencedSOPInstanceUID) : null;
        Reference(same).ShouldBe(target.GetString(DicomTag.SOPInstanceUID));
        Path.GetFileName(Directory.GetFiles(At("out1")).Single()).ShouldBe(target.GetString(DicomTag.SOPInstanceUID) + ".dcm");
        same.GetString(DicomTag.PatientID).ShouldBe(target.GetString(DicomTag.PatientID));
        Reference(other).ShouldNotBe(Reference(same));
        new FileInfo(At("key")).Length.ShouldBe(DeidentificationKey.VersionedLength);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(At("key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void One_file_becomes_one_file_and_goes_into_a_folder_that_is_there()
    {
        var image = Put("a/first", "1.2.3.4");
        Directory.CreateDirectory(At("there"));
        Run(image, At("OUT.dcm")).Code.ShouldBe(0);
        Run(image, At("there")).Code.ShouldBe(0);
        var inFolder = Directory.GetFiles(At("there")).ShouldHaveSingleItem();
        File.ReadAllBytes(At("OUT.dcm")).ShouldBe(File.ReadAllBytes(inFolder));
        Directory.GetFiles(folder.FullName, "*.part").ShouldBeEmpty();
        Run(image, At("OUT.dcm")).Code.ShouldBe(1, "what is there is not written over");
    }

    [Fact]
    public async Task A_file_that_brings_its_reader_down_is_refused_and_the_next_one_is_written()
    {
        var (first, second) = (Put("in/first", "1.2.3.4"), Put("in/second", "1.2.3.5"));
        Directory.CreateDirectory(At("out"));
        Directory.CreateDirectory(At("other"));
        using var workers = new WorkerPool(new WorkerStart(new byte[DeidentificationKey.Length]), new WorkerLimits { Workers = 1 });
        var work = new FolderDeidentification(workers, OutputPlace.Of(At("in"), At("out")), "public", includeHeld: false);
        (await work.DoAsync(new FolderEntry(first, null), TestContext.Current.CancellationToken)).Outcome.ShouldBe(InstanceOutcome.Written);

        // Too short a time stands for whatever ends a worker.
        using (var hasty = new WorkerPool(new WorkerStart(new byte[DeidentificationKey.Length]), new WorkerLimits { Workers = 1, Time = TimeSpan.FromTicks(1) }))
        {
            var done = await new FolderDeidentification(hasty, OutputPlace.Of(At("in"), At("other")), "public", includeHeld: false).DoAsync(new FolderEntry(second, null), TestContext.Current.CancellationToken);
            (done.Outcome, WorkerLimits.IsEnd(done.Reason)).ShouldBe((InstanceOutcome.Refused, true));
        }

        (await work.DoAsync(new FolderEntry(second, null), TestContext.Current.CancellationToken)).Outcome.ShouldBe(InstanceOutcome.Written);
        Directory.GetFiles(At("out")).Length.ShouldBe(2);
    }

    [Fact]
    public void What_a_person_should_look_at_is_held_unless_asked_for()
    {
        Put("in/plain", "1.2.3.4");
        Put("in/burned", "1.2.3.5", burned: "YES");
        Put("in/twice", "1.2.3.4");
        var (code, output, _) = Run(At("in"), At("out"), "--report", At("report.json"));
        code.ShouldBe(0);
        output.ShouldStartWith("1 instances written, 1 held, 0 files refused.");
        output.ShouldContain("1 have the SOP Instance UID of one that was written before");
        Directory.GetFiles(At("out")).ShouldHaveSingleItem();
        JsonDocument.Parse(File.ReadAllText(At("report.json"))).RootElement.EnumerateArray().Select(i => i.GetProperty("outcome").GetString()).ShouldBe(["held", "written", "again"]);

        var all = Run(At("in"), At("all"), "--include-held");
        all.Output.ShouldContain("1 of those written should be looked at");
        Directory.GetFiles(At("all")).Length.ShouldBe(2);
    }

    [Fact]
    public void Text_in_the_pixels_of_a_plain_image_is_held_and_the_report_says_where_it_is()
    {
        Directory.CreateDirectory(At("in"));
        File.WriteAllBytes(At("in/a"), PlantedImport.Burn(PhantomSeries.Of(422).Files[3], "DOE JANE 1961"));
        File.WriteAllBytes(At("in/b"), PhantomSeries.Of(422).Files[4]);
        var (code, output, _) = Run(At("in"), At("out"), "--report", At("report.json"));
        (code, output.Split('\n')[0].TrimEnd()).ShouldBe((0, "1 instances written, 1 held, 0 files refused."));
        output.ShouldContain("Held ones were not written");
        output.ShouldContain("Text was found in the pixels");
        Directory.GetFiles(At("out")).ShouldHaveSingleItem();
        var held = JsonDocument.Parse(File.ReadAllText(At("report.json"))).RootElement.EnumerateArray().Single(i => i.GetProperty("outcome").GetString() == "held");
        var reason = held.GetProperty("review").EnumerateArray().ShouldHaveSingleItem();
        (reason.GetProperty("kind").GetString(), reason.GetProperty("suggested").GetArrayLength()).ShouldBe(("burnedInText", 1));
    }

    [Fact]
    public void Refusals_are_one_line_and_leave_nothing()
    {
        var image = Put("in/plain", "1.2.3.4");
        Put("full/x", "", text: "x");
        Put("short", "", text: "x");
        Put("wrong.json", "", text: """{"name":"w","nope":1}""");
        foreach (var arguments in new[]
        {
            new[] { At("nowhere"), At("out") }, [image, At("full")], [image, At("short")], [At("in"), At("in/out")], [image, At("out"), "--profile", "none"],
            [image, At("out"), "--profile", At("wrong.json")], [image, At("out"), "--key", At("short")], [image, At("out"), "--key", At("out/key")],
            [image, At("out"), "--report", At("nowhere/report.json")],
        })
        {
            var (code, output, error) = Run(arguments);
            (code, output).ShouldBe((1, ""), string.Join(' ', arguments));
            error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldNotContain("   at ");
        }

        Run(image).Code.ShouldBe(2);
        (Directory.Exists(At("out")) ? Directory.GetFileSystemEntries(At("out")) : []).ShouldBeEmpty();
        var none = Run(At("short"), At("none"), "--key", At("key"));
        (none.Code, none.Output.Split('\n')[0].TrimEnd()).ShouldBe((1, "0 instances written, 0 held, 1 files refused."));
        Path.Exists(At("none")).ShouldBeFalse();
    }
}
