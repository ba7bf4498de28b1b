using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Commands.Converting;

/// <summary>aim convert: what is refused, and what is kept of many.</summary>
[Collection("console")]
public sealed class AimConvertRefusalTests : IDisposable
{
    private readonly ConvertFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("hello", "neither AIM")]
    [InlineData("{}", "no document of AIM")]
    [InlineData("<html/>", "html")]
    [InlineData("<ImageAnnotationCollection", "line")]
    public async Task What_is_no_annotation_is_refused_with_its_path_and_nothing_is_written(string text, string reason)
    {
        var input = folder.Put("in", Encoding.UTF8.GetBytes(text));
        var (code, said, complained) = await folder.ConvertAsync(input, "json", "out.json");
        (code, said).ShouldBe((1, ""), complained);
        complained.Trim().ShouldStartWith(input + ": ");
        complained.ShouldContain(reason);
        complained.Trim().ShouldNotContain('\n');
        Left().ShouldBe(["in"]);
    }

    [Fact]
    public async Task An_image_a_cut_SEG_and_a_SEG_without_its_images_are_refused_each_with_its_reason()
    {
        await Refused(Path.Combine(folder.Images, "0.dcm"), "xml", "no SR, SEG or RTSTRUCT");
        await Refused(folder.Put("cut.dcm", File.ReadAllBytes(folder.Seg())[..900]), "xml", "cut.dcm: ");
        await Refused(folder.Seg(), "xml", "needs the images: give their folder with --images");
        await Refused(folder.RtStruct(), "json", "needs the images: give their folder with --images");
    }

    [Fact]
    public async Task Images_that_are_not_there_are_named()
    {
        var xml = folder.Xml();
        await Refused(xml, "seg", "There is no file or folder", "--images", folder.In("none"));
        await Refused(xml, "seg", "holds no DICOM image", "--images", xml);
        var other = folder.In("other");
        Directory.CreateDirectory(other);
        PhantomSeries.Of(908).Files.Select((f, i) => (f, i)).ToList().ForEach(s => folder.Put($"other/{s.i}.dcm", s.f));
        await Refused(xml, "seg", $"Image {folder.Source.Frames[3].SopInstanceUid}, to which it refers, is not in {other}", "--images", other);
        await Refused(folder.Seg(), "nrrd", $"Series {folder.Source.SeriesInstanceUid}, to which it refers, is not in {other}", "--images", other);
        await Refused(folder.RtStruct(), "coco", $"Series {folder.Source.SeriesInstanceUid}, to which it refers, is not in {other}", "--images", other);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_asked_to_and_a_folder_never()
    {
        var xml = folder.Xml();
        var there = folder.Put("out.json", "mine"u8.ToArray());
        var (code, _, complained) = await folder.ConvertAsync(xml, "json", "out.json");
        (code, complained).ShouldBe((1, $"{xml}: {there} is there already; --overwrite replaces it.{Environment.NewLine}"));
        File.ReadAllText(there).ShouldBe("mine");
        await folder.DoneAsync(xml, "json", "out.json", false, "--overwrite");
        File.ReadAllText(there).ShouldStartWith("{");
        (await folder.ConvertAsync(xml, "json", "images", false, "--overwrite")).Error.ShouldContain("is a folder");
        (await folder.ConvertAsync(xml, "json", "no/such/out.json")).Error.ShouldContain("There is no folder");
        Left().ShouldBe(["a.xml", "out.json"]);
    }

    [Theory]
    [InlineData("There is no file or folder", 1, "/no/such", "--to", "xml", "--out", "/tmp/never-made")]
    [InlineData("--to", 2, "a", "--out", "b")]
    [InlineData("--out", 2, "a", "--to", "xml")]
    [InlineData("'gif'", 2, "a", "--to", "gif", "--out", "b")]
    [InlineData("--to nrrd needs the images", 2, "a", "--to", "nrrd", "--out", "b")]
    [InlineData("IN is empty", 2, "", "--to", "xml", "--out", "b")]
    [InlineData("--out is empty", 2, "a", "--to", "xml", "--out", "")]
    public async Task Wrong_usage_is_one_line_and_an_exit_code(string reason, int expected, params string[] words)
    {
        var (code, said, complained) = await InConsole.RunAsync(["aim", "convert", .. words]);
        (code, said).ShouldBe((expected, ""), complained);
        complained.ShouldContain(reason);
        complained.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Of_a_folder_what_is_bad_is_reported_and_the_rest_kept_and_images_are_left_alone()
    {
        folder.Xml("many/a.xml");
        folder.Xml("many/deeper/a.xml");
        folder.RtStruct("many/set.dcm");
        folder.Put("many/bad.json", "{}"u8.ToArray());
        folder.Put("many/slice.dcm", PhantomSeries.Of(907).Files[0]);
        folder.Put("many/notes.txt", "beside"u8.ToArray());
        var (code, said, complained) = await folder.ConvertAsync(folder.In("many"), "json", "out", true, "--json");
        code.ShouldBe(1, complained);
        complained.Trim().ShouldStartWith(folder.In("many/bad.json") + ": ");
        complained.Trim().ShouldNotContain('\n');
        var report = JsonDocument.Parse(said).RootElement;
        report.GetProperty("leftAlone").GetInt32().ShouldBe(2);
        report.GetProperty("documents").EnumerateArray().Select(d => (Path.GetFileName(d.GetProperty("file").GetString()), Path.GetFileName(d.GetProperty("out").GetString())))
            .ShouldBe([("a.xml", "a.json"), ("bad.json", null), ("a.xml", "a-2.json"), ("set.dcm", "set.json")], ignoreOrder: true);
        Directory.EnumerateFiles(folder.In("out")).Select(Path.GetFileName).Order().ShouldBe(["a-2.json", "a.json", "set.json"]);
    }

    [Fact]
    public async Task Documents_of_a_ZIP_and_of_one_file_become_files_of_a_folder()
    {
        var xml = folder.Xml();
        await using (var zip = await ZipFile.OpenAsync(folder.In("many.zip"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await zip.CreateEntryFromFileAsync(xml, "../up/a.xml", TestContext.Current.CancellationToken);
        }

        (await folder.ConvertAsync(folder.In("many.zip"), "json", "out")).Code.ShouldBe(0);
        Directory.EnumerateFiles(folder.In("out")).Select(Path.GetFileName).ShouldBe(["a.json"]);
        var json = File.ReadAllText(folder.In("out/a.json"));
        var two = folder.Put("two.json", Encoding.UTF8.GetBytes($"[{json},{json}]"));
        (await folder.ConvertAsync(two, "xml", "both")).Code.ShouldBe(0);
        Directory.EnumerateFiles(folder.In("both")).Select(Path.GetFileName).Order().ShouldBe(["two-1.xml", "two-2.xml"]);
        (await folder.ConvertAsync(two, "xml", "a.xml", false, "--overwrite")).Error.ShouldContain("give --out a folder");
    }

    private async Task Refused(string input, string to, string reason, params string[] more)
    {
        var (code, said, complained) = await folder.ConvertAsync(input, to, "refused.out", false, more);
        (code, said).ShouldBe((1, ""), complained);
        complained.ShouldContain(reason);
        complained.Trim().ShouldNotContain('\n');
        File.Exists(folder.In("refused.out")).ShouldBeFalse();
    }

    private List<string?> Left() => [.. new DirectoryInfo(folder.In("")).EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];
}
