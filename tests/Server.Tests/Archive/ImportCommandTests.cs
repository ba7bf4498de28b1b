using System.IO.Compression;
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

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        var (before, complaints) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            return (await CommandLine.RunAsync(args), said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(complaints);
        }
    }
}
