using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>The commands on templates, run as programs.</summary>
public sealed class AimTemplateCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aim-template-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void List_and_show_tell_every_built_in_template_with_its_codes()
    {
        var (code, output, _) = Run("list", "--json");
        code.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.EnumerateArray().Select(t => t.GetProperty("name").GetString()).ShouldBe(BuiltInTemplates.ByName.Keys);
        Run("show", "lidc-nodule").Output.ShouldContain("[NCIt C45992]");
        TemplateJson.Read(Run("show", "li-rads", "--json").Output).Template.ShouldBe(BuiltInTemplates.ByName["li-rads"]);
        var (none, _, error) = Run("show", "nothing");
        (none, error.Contains("lidc-nodule", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Fact]
    public void Convert_writes_a_file_that_check_accepts_and_that_converts_back()
    {
        var (xml, json) = (Path.Combine(folder.FullName, "t.xml"), Path.Combine(folder.FullName, "t.json"));
        Run("convert", "vasari-glioma", xml).Code.ShouldBe(0);
        Run("check", xml).Output.ShouldBe($"{xml}: 1 template(s), 0 remark(s){Environment.NewLine}");
        Run("convert", xml, json).Code.ShouldBe(0);
        TemplateJson.Read(File.ReadAllText(json)).Template.ShouldBe(BuiltInTemplates.ByName["vasari-glioma"]);
        Run("convert", xml, json, "--to", "epad").Code.ShouldBe(0);
        File.ReadAllText(json).ShouldContain("\"TemplateContainer\"");
    }

    [Fact]
    public void Check_names_the_place_of_what_is_wrong_and_ends_with_one()
    {
        var bad = Path.Combine(folder.FullName, "bad.xml");
        File.WriteAllText(bad, AimTemplateFile.WriteXml([BuiltInTemplates.LesionSurvey]).Text.Replace("label=\"Where is it?\"", "", StringComparison.Ordinal));
        var (code, output, _) = Run("check", bad, Path.Combine(folder.FullName, "missing.xml"));
        code.ShouldBe(1);
        output.ShouldContain($"{bad}: /TemplateContainer/Template[1]/Component[1]/@label");
        output.ShouldContain("missing.xml: refused");
        Run("convert", bad, Path.Combine(folder.FullName, "out.xml")).Code.ShouldBe(1);
        Run("convert", "lidc-nodule").Code.ShouldBe(2);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "aim", "template", .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
