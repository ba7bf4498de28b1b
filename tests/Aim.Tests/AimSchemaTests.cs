using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml;
using System.Xml.Schema;

namespace CrowdAnnotate.Aim.Tests;

public class AimSchemaTests
{
    private const string Schema = "AIM_v4.2_rv2_XML.xsd";

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
    public void What_is_written_is_valid_by_xmllint()
    {
        var schema = SharedFolder.Demand("xsd", Schema);
        var lint = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "xmllint")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(lint is not null, "xmllint is not on this machine.");
        foreach (var collection in new[] { SampleAnnotations.Collection(), SampleAnnotations.Everything() })
        {
            var file = Path.GetTempFileName();
            try
            {
                File.WriteAllText(file, AimXml.Write(collection));
                using var process = Process.Start(new ProcessStartInfo(lint, ["--noout", "--nonet", "--schema", schema, file]) { RedirectStandardError = true })!;
                var said = process.StandardError.ReadToEnd();
                process.WaitForExit();
                said.ShouldContain("validates");
                process.ExitCode.ShouldBe(0);
            }
            finally
            {
                File.Delete(file);
            }
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
