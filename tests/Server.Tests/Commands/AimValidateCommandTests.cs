using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>aim validate, run as a program.</summary>
public sealed class AimValidateCommandTests : IDisposable
{
    private const string Good = """
        <ImageAnnotationCollection xmlns="gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM" aimVersion="AIMv4_2">
          <uniqueIdentifier root="1.2.3.1"/><studyInstanceUid root="1.2.3.2"/><seriesInstanceUid root="1.2.3.3"/><dateTime value="20260102101500"/>
          <imageAnnotations><ImageAnnotation><uniqueIdentifier root="1.2.3.4"/><typeCode code="52988006" codeSystemName="SCT"><iso:displayName xmlns:iso="uri:iso.org:21090" value="Lesion"/></typeCode>
          <dateTime value="20260102101500"/><name value="L1"/></ImageAnnotation></imageAnnotations>
        </ImageAnnotationCollection>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aim-validate-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_walked_and_each_broken_file_is_named_with_path_and_reason_while_the_others_are_judged()
    {
        Write("good.xml", Good);
        Write("deeper/old.xml", Good.Replace("AIMv4_2", "AIMv4_1", StringComparison.Ordinal));
        Write("empty.xml", "");
        Write("text.json", "hello");
        Write("cut.xml", Good[..300]);
        Write("root.xml", "<html/>");
        Write("bomb.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>");
        Write("version.xml", Good.Replace("AIMv4_2", "AIMv9_0", StringComparison.Ordinal));
        Write("date.xml", Good.Replace("20260102101500", "20261302101500", StringComparison.Ordinal));
        Write("order.xml", Good.Replace("<dateTime value=\"20260102101500\"/><name value=\"L1\"/>", "<name value=\"L1\"/><dateTime value=\"20260102101500\"/>", StringComparison.Ordinal));
        Write("notes.txt", "beside");

        var (code, output) = Run(folder.FullName, "--json");
        code.ShouldBe(1);
        var results = JsonDocument.Parse(output).RootElement.EnumerateArray().ToDictionary(r => Path.GetFileName(r.GetProperty("file").GetString()!));
        results.Keys.Order().ShouldBe(["bomb.xml", "cut.xml", "date.xml", "empty.xml", "good.xml", "old.xml", "order.xml", "root.xml", "text.json", "version.xml"]);
        results.Where(r => r.Value.GetProperty("valid").GetBoolean()).Select(r => r.Key).Order().ShouldBe(["good.xml", "old.xml"]);
        Findings("good.xml").ShouldBeEmpty();
        Findings("old.xml").ShouldHaveSingleItem()!.ShouldStartWith("/ImageAnnotationCollection/@aimVersion");
        Findings("version.xml").ShouldHaveSingleItem()!.ShouldStartWith("/ImageAnnotationCollection/@aimVersion");
        Findings("date.xml").ShouldContain(f => f!.StartsWith("/ImageAnnotationCollection/dateTime", StringComparison.Ordinal));
        Findings("order.xml").ShouldContain(f => f!.StartsWith("/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]/dateTime", StringComparison.Ordinal));
        Findings("bomb.xml").ShouldHaveSingleItem()!.ShouldContain("declares a document type");

        List<string?> Findings(string name) => [.. results[name].GetProperty("findings").EnumerateArray().Select(f => f.GetString())];
    }

    [Fact]
    public void Findings_stand_one_a_line_behind_the_name_of_the_file_and_a_valid_file_ends_with_zero()
    {
        var (good, bad) = (Write("good.xml", Good), Write("bad.json", "{}"));
        Run(good).ShouldBe((0, $"{good}: valid{Environment.NewLine}"));
        var (code, output) = Run(bad, good, Path.Combine(folder.FullName, "none.xml"));
        code.ShouldBe(1);
        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith($"{bad}: /: is no document of AIM");
        lines[1].ShouldBe($"{good}: valid");
        lines[2].ShouldContain("none.xml: /: cannot be read");
    }

    [Fact]
    public void Documents_in_a_ZIP_are_judged_and_a_ZIP_that_is_none_is_named()
    {
        var zip = Path.Combine(folder.FullName, "many.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(zip, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, text) in new[] { ("a/good.xml", Good), ("b.json", "{}"), ("notes.txt", "beside") })
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        var (code, output) = Run(zip, Write("none.zip", "PK"));
        code.ShouldBe(1);
        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3, output);
        lines[0].ShouldBe($"{zip}:a/good.xml: valid");
        lines[1].ShouldStartWith($"{zip}:b.json: /: is no document of AIM");
        lines[2].ShouldContain("none.zip: /: cannot be read");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void With_its_images_a_point_beside_them_is_an_error_with_its_path()
    {
        using var made = new Converting.ConvertFolder();
        var (inside, outside) = (made.Xml(), made.In("far.xml"));
        File.WriteAllText(outside, new System.Text.RegularExpressions.Regex("<x value=\"[^\"]*\"").Replace(File.ReadAllText(inside), "<x value=\"99999\"", 1));
        Run(outside).Code.ShouldBe(0);
        var (code, output) = Run(outside, inside, "--images", made.Images);
        code.ShouldBe(1);
        output.ShouldContain("MarkupEntity[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[1]: ");
        output.ShouldContain("(error, OutsideImage)");
        output.ShouldContain("a.xml: valid");
        Run(inside, "--images", made.In("nowhere")).Code.ShouldBe(1);
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "aim", "validate", .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
