using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Commands;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>The command as it is called, against the running server; it reaches it through the data folder. Its words go to the console, so one at a time.</summary>
[Collection("console")]
public sealed class ImportCommandTests(TestServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_zip_becomes_a_case_and_what_is_not_dicom_in_it_is_reported()
    {
        Directory.CreateDirectory(folder.Path);
        var zip = folder.In("images.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            foreach (var (file, z) in PhantomSeries.Of(411).Files.Select((f, z) => (f, z)))
            {
                Write(archive, $"../../series/{z:000}", file);
            }

            Write(archive, "notes.txt", "not an image"u8.ToArray());
        }

        var name = server.NewName("Imported");
        var (code, said, _) = await RunAsync("import", zip, "--campaign", name, "--data", server.DataPath);
        code.ShouldBe(0);
        said.ShouldContain($"{PhantomSeries.Slices} files accepted, 1 refused.");
        said.ShouldContain("notes.txt");
        said.ShouldContain($"Case 0001: {PhantomSeries.Slices} slices");
        said.ShouldNotContain(PhantomSeries.Of(411).Phantom.Identity.FamilyName);
    }

    [Fact]
    public async Task A_DICOMDIR_is_followed_and_the_report_has_an_entry_for_each_file_it_names_without_names_or_values()
    {
        var files = PhantomSeries.Of(418).Files;
        Directory.CreateDirectory(folder.In("DICOM"));
        foreach (var (file, z) in files.Select((f, z) => (f, z)))
        {
            await File.WriteAllBytesAsync(folder.In($"DICOM/IM{z:000}"), file, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(folder.In("VIEWER.EXE"), "no image", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.In("DICOMDIR"), Index([.. files.Select((_, z) => $@"DICOM\IM{z:000}"), "MISSING"]), TestContext.Current.CancellationToken);
        var (report, name) = (folder.In("report.json"), server.NewName("Followed"));

        var (code, said, complained) = await RunAsync("import", folder.In("DICOMDIR"), "--campaign", name, "--report", report, "--data", server.DataPath);

        (code, complained).ShouldBe((0, ""));
        said.ShouldContain($"{PhantomSeries.Slices} files accepted, 1 refused.");
        said.ShouldContain("1 in the folder are not named by its DICOMDIR and were left out (VIEWER.EXE).");
        said.ShouldContain($"Case 0001: {PhantomSeries.Slices} slices");
        var text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        var entries = JsonDocument.Parse(text).RootElement.EnumerateArray().ToList();
        entries.Select(e => e.GetProperty("file").GetInt32()).ShouldBe(Enumerable.Range(1, files.Count + 1));
        entries.Take(files.Count).ShouldAllBe(e => e.GetProperty("outcome").GetString() == "accepted" && e.GetProperty("actions").GetProperty("mapUid").GetInt32() >= 3);
        entries.Select(e => e.TryGetProperty("seriesUid", out var uid) ? uid.GetString() : null).OfType<string>().Distinct().ShouldHaveSingleItem();
        (entries[^1].GetProperty("outcome").GetString(), entries[^1].GetProperty("reason").GetString()).ShouldBe(("refused", "The DICOMDIR names it, and it is not in its folder"));
        text.ShouldNotContain("IM0");
        text.ShouldNotContain(PhantomSeries.Of(418).Phantom.Identity.FamilyName);

        (await RunAsync("import", folder.Path, "--report", report, "--data", server.DataPath)).Code.ShouldBe(0);
        JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)).RootElement.EnumerateArray().Take(files.Count)
            .ShouldAllBe(e => e.GetProperty("outcome").GetString() == "again" && e.GetProperty("seriesUid").GetString()!.StartsWith("2.25."), "what was there already is told with its series");
    }

    [Fact]
    public async Task What_all_waits_for_review_is_no_bad_input()
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllBytesAsync(folder.In("head.dcm"), new MadeHead().Files().First(), TestContext.Current.CancellationToken);
        var (code, said, _) = await RunAsync("import", folder.Path, "--campaign", server.NewName("Heads"), "--data", server.DataPath);
        code.ShouldBe(0);
        said.ShouldContain("1 wait for review and are served to nobody before");
    }

    [Theory]
    [InlineData("--profile", "no-such-profile", 1, "There is no profile no-such-profile")]
    [InlineData("--report", "/no/such/folder/r.json", 1, "There is no folder /no/such/folder for --report")]
    [InlineData("--report", "/tmp", 1, "/tmp is a folder")]
    [InlineData("--report", " ", 2, "--report is empty")]
    [InlineData("--campaign", "", 2, "--campaign is empty")]
    [InlineData("--profile", "", 2, "--profile is empty")]
    public async Task A_wrong_option_is_told_in_one_line_before_anything_is_sent(string option, string value, int expected, string reason)
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("readme.txt"), "hello", TestContext.Current.CancellationToken);
        var (code, said, complained) = await RunAsync("import", folder.Path, option, value, "--data", server.DataPath);
        (code, said).ShouldBe((expected, ""));
        complained.ShouldContain(reason);
        complained.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task An_empty_folder_is_bad_input_in_one_line()
    {
        Directory.CreateDirectory(folder.In("empty"));
        await RefusedAsync(folder.In("empty"), "holds no file");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_bad_input_in_one_line() => await RefusedAsync(folder.In("nothing"), "neither a folder nor a file");

    [Fact]
    public async Task A_file_that_is_no_zip_is_bad_input_in_one_line()
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("text"), "hello", TestContext.Current.CancellationToken);
        await RefusedAsync(folder.In("text"), "is not a ZIP");
    }

    [Fact]
    public async Task A_folder_without_an_image_leaves_no_case()
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("readme.txt"), "hello", TestContext.Current.CancellationToken);
        var (code, said, _) = await RunAsync("import", folder.Path, "--campaign", server.NewName("Imported"), "--data", server.DataPath);
        code.ShouldBe(1);
        said.ShouldContain("0 files accepted, 1 refused.");
    }

    private async Task RefusedAsync(string path, string reason)
    {
        var (code, said, complained) = await RunAsync("import", path, "--campaign", "Any", "--data", server.DataPath);
        code.ShouldBe(1);
        said.ShouldBeEmpty();
        complained.Trim().ShouldContain(reason);
        complained.Trim().ShouldNotContain('\n');
    }

    private static byte[] Index(IEnumerable<string> files)
    {
        var records = files.Select(f => new DicomDataset().AddOrUpdate(new DicomElement(new DicomTag(0x0004, 0x1500), DicomVR.CS, Encoding.ASCII.GetBytes(f.Length % 2 == 0 ? f : f + ' '))));
        return DicomWriter.Write(new DicomDataset().AddOrUpdate(new DicomSequence(new DicomTag(0x0004, 0x1220), [.. records]))
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.1.3.10").AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4"));
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => InConsole.RunAsync(args);
}
