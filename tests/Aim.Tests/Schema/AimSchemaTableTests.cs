using System.Xml;
using System.Xml.Schema;

namespace CrowdAnnotate.Aim.Tests;

public class AimSchemaTableTests
{
    private const string Name = "AIM_v4.2_rv2_XML.xsd";

    [Fact]
    public void The_table_has_every_type_of_the_schema_with_its_base_its_attributes_and_its_parts_in_order()
    {
        var types = Published();
        var statements = types.Where(t => t.Name!.EndsWith("Statement", StringComparison.Ordinal) && t.Name != "AnnotationStatement").ToList();
        statements.ShouldAllBe(s => ((XmlSchemaSequence)s.ContentTypeParticle).Items.Count == 2, "a statement adds nothing of its own");
        var mine = AimSchema.All.Where(t => t.Kind == SchemaKind.Parts).ToList();
        mine.Select(t => t.Name).Order().ShouldBe(types.Except(statements).Select(t => t.Name!).Order());
        foreach (var type in types.Except(statements))
        {
            var found = AimSchema.Find(type.Name!)!;
            found.Parent?.Name.ShouldBe(type.BaseXmlSchemaType!.Name);
            found.IsAbstract.ShouldBe(type.IsAbstract, type.Name);
            found.Attributes.Select(a => (a.Name, a.IsRequired)).Order()
                .ShouldBe(type.AttributeUses.Values.Cast<XmlSchemaAttribute>().Select(a => (a.QualifiedName.Name, a.Use == XmlSchemaUse.Required)).Order(), type.Name);
            found.Parts.Select(Said).ShouldBe(Elements(type.ContentTypeParticle).Select(Said), type.Name);
        }
    }

    [Fact]
    public void Documents_made_from_the_table_are_valid_by_the_schema_and_reach_every_type()
    {
        SharedFolder.Demand("xsd", Name);
        var reached = new HashSet<string>();
        for (var seed = 0; seed < 60; seed++)
        {
            var generated = new GeneratedElements(seed);
            AimSchemaTests.Complaints(generated.Document().ToString()).ShouldBeEmpty($"seed {seed}");
            reached.UnionWith(generated.Reached);
        }

        AimSchema.All.Where(t => !t.IsAbstract).Select(t => t.Name).Except(reached).ShouldBeEmpty();
    }

    private static string Said(SchemaPart part)
    {
        var item = part.Type.IsWrapper ? $" of {Said(part.Type.Parts[0])}" : part.Type.Name;
        return $"{part.Name} {item} {(part.IsRequired ? 1 : 0)} {(part.Repeats ? "n" : "1")}";
    }

    private static string Said(XmlSchemaElement element)
    {
        var type = element.ElementSchemaType!;
        var item = type.Name is null ? $" of {Said(Elements(((XmlSchemaComplexType)type).ContentTypeParticle).Single())}" : type.Name;
        return $"{element.Name} {item} {(element.MinOccurs > 0 ? 1 : 0)} {(element.MaxOccurs > 1 ? "n" : "1")}";
    }

    private static IEnumerable<XmlSchemaElement> Elements(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement element => [element],
        XmlSchemaSequence sequence => sequence.Items.Cast<XmlSchemaParticle>().SelectMany(Elements),
        _ => [],
    };

    private static List<XmlSchemaComplexType> Published()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, SharedFolder.Demand("xsd", Name));
        set.Compile();
        return [.. set.GlobalTypes.Values.OfType<XmlSchemaComplexType>().Where(t => t.QualifiedName.Namespace == AimXml.Aim.NamespaceName)];
    }
}
