using System.Diagnostics;
using System.Xml;
using System.Xml.Schema;

namespace CrowdAnnotate.Aim.Tests;

public class TemplateSchemaTests
{
    private const string Schema = "AIMTemplate_v2rv13.xsd";

    public static TheoryData<string> All => [.. BuiltInTemplates.ByName.Keys, "everything"];

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_written_is_valid_by_the_schema_in_dotnet(string name)
    {
        SharedFolder.Demand("xsd", Schema);
        Complaints(Written(name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_does_complain_about_a_component_without_answers()
    {
        SharedFolder.Demand("xsd", Schema);
        Complaints(Written("lesion-survey").Replace("AllowedTerm", "AllowedTerms")).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_written_is_valid_by_xmllint()
    {
        var schema = SharedFolder.Demand("xsd", Schema);
        var lint = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "xmllint")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(lint is not null, "xmllint is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("templates");
        try
        {
            var files = All.Select(row => Path.Combine(folder.FullName, row.Data + ".xml")).ToList();
            files.ForEach(f => File.WriteAllText(f, Written(Path.GetFileNameWithoutExtension(f))));
            foreach (var sample in new[] { "VASARI_Templates_v1rv23_1.xml", "epad_recist.json" })
            {
                files.Add(Path.Combine(folder.FullName, sample + ".xml"));
                File.WriteAllText(files[^1], AimTemplateFile.WriteXml(AimTemplateFile.Read(File.ReadAllText(SharedFolder.Demand("samples", "templates", sample))).Templates).Text);
            }

            using var process = Process.Start(new ProcessStartInfo(lint, ["--noout", "--nonet", "--schema", schema, .. files]) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, said);
            said.Split('\n').Count(l => l.EndsWith(" validates", StringComparison.Ordinal)).ShouldBe(files.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Written(string name) => AimTemplateFile.WriteXml([name == "everything" ? TemplateSamples.Everything() : BuiltInTemplates.ByName[name]]).Text;

    private static List<string> Complaints(string xml)
    {
        var complaints = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, SharedFolder.Path("xsd", Schema));
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => complaints.Add($"{e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return complaints;
    }
}
