using System.Text;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Whatever comes in, what mending gives is valid by the schema or refused, never an exception.</summary>
public class MendingTests
{
    [Fact]
    public void A_document_that_the_schema_allows_is_allowed_after_mending_too()
    {
        SharedFolder.Demand("xsd", "AIM_v4.2_rv2_XML.xsd");
        for (var seed = 0; seed < 40; seed++)
        {
            var document = new GeneratedElements(seed).Document();
            new Mending(new Mends("seed"), isOrdered: true).Document(document);
            AimSchemaTests.Complaints(document.ToString()).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void A_second_mending_finds_nothing_more_to_mend()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var document = Damaged(seed);
            new Mending(new Mends("seed"), isOrdered: true).Document(document);
            var (once, log) = (document.ToString(), new Mends("seed"));
            new Mending(log, isOrdered: true).Document(document);
            document.ToString().ShouldBe(once, $"seed {seed}");
        }
    }

    [Fact]
    public void Damaged_documents_are_read_or_refused_with_a_path_in_XML_and_in_JSON()
    {
        for (var seed = 0; seed < 80; seed++)
        {
            var document = Damaged(seed);
            using var json = new MemoryStream();
            AimJson.Write(document, json);
            foreach (var file in new[] { Encoding.UTF8.GetBytes(document.ToString()), json.ToArray() })
            {
                var source = AimReader.Read(file).ShouldHaveSingleItem();
                (source.Reading.Document is null).ShouldBe(source.Reading.Errors.Any(), $"seed {seed}");
                source.Reading.Findings.ShouldAllBe(f => f.Path.StartsWith('/'));
            }
        }
    }

    [Fact]
    public void Bytes_that_are_changed_anywhere_are_read_or_refused()
    {
        var random = new Random(5);
        foreach (var file in new[] { AimXml.Write(SampleAnnotations.Everything()), AimJson.Write(SampleAnnotations.Everything()) }.Select(Encoding.UTF8.GetBytes))
        {
            for (var i = 0; i < 200; i++)
            {
                var changed = file.ToArray();
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                AimReader.Read(changed.AsMemory(0, random.Next(4) == 0 ? random.Next(changed.Length) : changed.Length)).ShouldNotBeEmpty();
            }
        }
    }

    private static XElement Damaged(int seed)
    {
        var (random, document) = (new Random(seed), new GeneratedElements(seed).Document());
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var all = document.Descendants().ToList();
            var element = all[random.Next(all.Count)];
            switch (random.Next(7))
            {
                case 0:
                    element.Remove();
                    break;
                case 1:
                    element.RemoveAttributes();
                    break;
                case 2:
                    element.Name = AimXml.Aim + element.Name.LocalName.ToUpperInvariant();
                    break;
                case 3:
                    element.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration)?.SetValue(random.Next(2) == 0 ? "" : "0");
                    break;
                case 4:
                    element.AddAfterSelf(new XElement(element));
                    break;
                case 5:
                    element.RemoveNodes();
                    break;
                default:
                    element.Add(new XElement(all[random.Next(all.Count)]));
                    break;
            }
        }

        return document;
    }
}
