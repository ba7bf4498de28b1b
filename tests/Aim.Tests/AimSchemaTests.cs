using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml;
using System.Xml.Schema;

namespace CrowdAnnotate.Aim.Tests;

public class AimSchemaTests
{
    internal const string Schema = "AIM_v4.2_rv2_XML.xsd";

    private static readonly ConcurrentDictionary<string, Lazy<XmlSchemaSet>> Schemas = [];

    [Fact]
    public void What_is_written_is_valid_by_the_schema_in_dotnet()
    {
        SharedFolder.Demand("xsd", Schema);
        Complaints(AimXml.Write(SampleAnnotations.Collection())).ShouldBeEmpty();
        Complaints(AimXml.Write(SampleAnnotations.Everything())).ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_does_complain_about_a_document_out_of_order()
    {
        SharedFolder.Demand("xsd", Schema);
        var xml = AimXml.Write(SampleAnnotations.Collection());
        Complaints(xml.Replace("<includeFlag value=\"true\" />", "")).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_written_is_valid_by_xmllint() =>
        Lint([AimXml.Write(SampleAnnotations.Collection()), AimXml.Write(SampleAnnotations.Everything())]);

    internal static void Lint(IReadOnlyList<string> documents)
    {
        var schema = SharedFolder.Demand("xsd", Schema);
        var lint = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "xmllint")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(lint is not null, "xmllint is not on this machine.");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var files = documents.Select((_, i) => Path.Combine(folder.FullName, $"{i}.xml")).ToList();
            for (var i = 0; i < files.Count; i++)
            {
                File.WriteAllText(files[i], documents[i]);
            }

            using var process = Process.Start(new ProcessStartInfo(lint, ["--noout", "--nonet", "--schema", schema, .. files]) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(files.Select(f => f + " validates"));
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static List<string> Complaints(string xml, string schema = Schema)
    {
        var schemas = Schemas.GetOrAdd(schema, s => new(() => Compiled(s)));
        var complaints = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas.Value };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => complaints.Add($"{e.Exception.LineNumber}: {e.Message}");
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return complaints;
    }

    private static XmlSchemaSet Compiled(string schema)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, SharedFolder.Path("xsd", schema));
        set.Compile();
        return set;
    }
}
