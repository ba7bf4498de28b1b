using System.Text;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>What says it is of 4.2 is held to its schema; the judge is .NET's reader of the published one.</summary>
public class StrictCheckTests
{
    private static readonly string Xml = AimXml.Write(SampleAnnotations.Everything());
    private static readonly string Sensible = AimXml.Write(SampleAnnotations.Collection());

    [Fact]
    public void What_is_written_here_is_found_valid()
    {
        var source = Check(Sensible);
        source.Reading.Errors.ShouldBeEmpty();
        source.Reading.Findings.ShouldAllBe(f => f.Kind == FindingKind.Doubtful);
        source.Reading.Collection.ShouldBe(SampleAnnotations.Collection());
    }

    [Fact]
    public void Whatever_the_schema_refuses_is_refused_here_with_a_path()
    {
        SharedFolder.Demand("xsd", "AIM_v4.2_rv2_XML.xsd");
        var (random, refused, missed) = (new Random(11), 0, new List<string>());
        for (var i = 0; i < 120; i++)
        {
            var document = Changed(XElement.Parse(Xml), random);
            var said = AimSchemaTests.Complaints(document);
            if (said.Count > 0)
            {
                refused++;
                missed.AddRange(Check(document).Reading.Errors.Any() ? [] : [said[0]]);
            }
        }

        missed.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("<comment ", "<remark ", "remark", "is no element")]
    [InlineData("<imageAnnotations>", "<imageAnnotations odd=\"1\">", "imageAnnotations/@odd", "is no attribute")]
    public void What_the_schema_does_not_have_is_named(string good, string bad, string end, string message)
    {
        Xml.ShouldContain(good);
        Check(Xml.Replace(good, bad, StringComparison.Ordinal)).Reading.Errors
            .ShouldContain(f => f.Path.EndsWith(end, StringComparison.Ordinal) && f.Message.StartsWith(message, StringComparison.Ordinal) && f.Line > 0);
    }

    [Fact]
    public void Documents_of_other_versions_are_judged_as_what_they_become()
    {
        var source = Check(Sensible.Replace("AIMv4_2", "AIMv4_1", StringComparison.Ordinal));
        source.Reading.Errors.ShouldBeEmpty();
        source.Reading.Findings.ShouldContain(f => f.Path == "/ImageAnnotationCollection/@aimVersion");
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_path_and_line_in_XML_and_with_its_path_in_JSON()
    {
        var senseless = Sensible.Replace("value=\"mm\"", "value=\"mm2\"", StringComparison.Ordinal);
        senseless.ShouldNotBe(Sensible);
        Check(senseless).Reading.Errors.ShouldContain(f => f.Check == AimCheck.Unit && f.Line > 1 && f.Path.Contains("/CalculationEntity[", StringComparison.Ordinal));
        var json = AimJson.Write(AimXml.Read(senseless).Document!);
        Check(json).Reading.Errors.ShouldContain(f => f.Check == AimCheck.Unit && f.Path.StartsWith("/ImageAnnotationCollection/", StringComparison.Ordinal));
        Check($"[{json}]").Reading.Errors.ShouldContain(f => f.Check == AimCheck.Unit && f.Path.StartsWith("/[1]/ImageAnnotationCollection/", StringComparison.Ordinal));
    }

    private static string Changed(XElement document, Random random)
    {
        var all = document.Descendants().ToList();
        var element = all[random.Next(all.Count)];
        switch (random.Next(6))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.RemoveAttributes();
                break;
            case 2:
                element.Name = AimXml.Aim + (element.Name.LocalName + "s");
                break;
            case 3:
                element.AddAfterSelf(new XElement(element));
                break;
            case 4:
                var next = element.ElementsAfterSelf().LastOrDefault();
                element.Remove();
                next?.AddAfterSelf(element);
                break;
            default:
                element.SetAttributeValue("value", "odd");
                break;
        }

        return document.ToString();
    }

    private static AimSource Check(string file) => AimReader.Check(Encoding.UTF8.GetBytes(file)).ShouldHaveSingleItem();
}
