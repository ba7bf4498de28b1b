using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

public class GeneratedDocumentTests
{
    [Fact]
    public void Any_document_is_read_back_equal_without_a_remark_and_written_again_identically()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var document = Generated.Document(seed);
            var xml = AimXml.Write(document);
            var reading = AimXml.Read(xml);
            reading.Findings.ShouldBeEmpty($"seed {seed}");
            reading.Document.ShouldBe(document, $"seed {seed}");
            AimXml.Write(reading.Document!).ShouldBe(xml, $"seed {seed}");
        }
    }

    [Fact]
    public void Any_document_comes_back_from_JSON_equal()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var document = Generated.Document(seed);
            var reading = AimJson.Read(AimJson.Write(document));
            reading.Findings.ShouldBeEmpty($"seed {seed}");
            reading.Document.ShouldBe(document, $"seed {seed}");
        }
    }

    [Fact]
    public void Any_document_is_valid_by_the_schema_in_dotnet()
    {
        SharedFolder.Demand("xsd", AimSchemaTests.Schema);
        for (var seed = 0; seed < 60; seed++)
        {
            AimSchemaTests.Complaints(AimXml.Write(Generated.Document(seed))).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void Any_document_is_valid_by_xmllint() => AimSchemaTests.Lint([.. Enumerable.Range(0, 40).Select(seed => AimXml.Write(Generated.Document(seed)))]);

    [Fact]
    public void Every_type_of_the_model_every_property_and_every_relation_is_generated()
    {
        var (types, properties, kinds) = (new HashSet<Type>(), new HashSet<string>(), new HashSet<StatementKind>());
        foreach (var document in Enumerable.Range(0, 200).Select(Generated.Document))
        {
            ModelTypes.Reach(document, types, properties);
            kinds.UnionWith(document.Annotations.SelectMany(a => a.Statements).Select(s => s.Kind));
        }

        var all = ModelTypes.All();
        all.Count.ShouldBeGreaterThan(55);
        all.Except(types).ShouldBeEmpty();
        all.SelectMany(ModelTypes.Properties).Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Except(properties).ShouldBeEmpty();
        Enum.GetValues<StatementKind>().Except(kinds).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_schema_and_every_part_and_attribute_of_it_is_written()
    {
        var written = new HashSet<string>();
        foreach (var seed in Enumerable.Range(0, 200))
        {
            var root = XElement.Parse(AimXml.Write(Generated.Document(seed)));
            Reach(root, AimSchema.Find(root.Name.LocalName)!, written);
        }

        var all = AimSchema.All.Where(t => t is { Kind: SchemaKind.Parts, IsAbstract: false })
            .SelectMany(t => t.Parts.Select(p => $"{t.Name}/{p.Name}").Concat(t.Attributes.Select(a => $"{t.Name}/@{a.Name}"))).ToList();
        all.Count.ShouldBeGreaterThan(300);
        all.Except(written).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_the_schema_allows_is_left_out()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            AimXml.Read(new GeneratedElements(seed).Document().ToString()).Findings.Where(f => f.Kind == FindingKind.NotHeld).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void Every_relation_of_the_schema_is_known_and_no_other()
    {
        var schema = XElement.Load(SharedFolder.Demand("xsd", AimSchemaTests.Schema));
        var published = schema.Descendants().Where(e => e.Name.LocalName == "complexType" && (string?)e.Attribute("abstract") != "true")
            .Select(e => (string?)e.Attribute("name") ?? "").Where(n => n.EndsWith("Statement", StringComparison.Ordinal));
        Enum.GetNames<StatementKind>().Select(k => k + "Statement").Order(StringComparer.Ordinal).ShouldBe(published.Order(StringComparer.Ordinal));
    }

    private static void Reach(XElement element, SchemaType declared, HashSet<string> written)
    {
        var type = AimSchema.Of(element, declared);
        written.UnionWith(element.Attributes().Where(a => a.Name.Namespace == XNamespace.None).Select(a => $"{type.Name}/@{a.Name}"));
        foreach (var child in element.Elements().Where(e => e.Name.Namespace == AimXml.Aim))
        {
            written.Add($"{type.Name}/{child.Name.LocalName}");
            Reach(child, type.Part(child.Name.LocalName)!.Type, written);
        }
    }
}
