using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

public class AimJsonTests
{
    [Fact]
    public void Generated_documents_of_every_type_come_back_from_JSON_as_they_were()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var document = new GeneratedElements(seed).Document();
            var (back, findings) = Back(Json(document));
            findings.ShouldBeEmpty($"seed {seed}");
            Plain(back!).ShouldBe(Plain(document), $"seed {seed}");
        }
    }

    [Fact]
    public void The_model_comes_back_from_JSON_equal_and_its_XML_is_the_same()
    {
        foreach (var collection in new[] { SampleAnnotations.Collection(), SampleAnnotations.Everything() })
        {
            var reading = AimJson.Read(AimJson.Write(collection));
            reading.Findings.ShouldBeEmpty();
            reading.Collection.ShouldBe(collection);
            AimXml.Write(reading.Collection!).ShouldBe(AimXml.Write(collection));
        }
    }

    [Fact]
    public void The_full_sample_of_4_2_comes_back_from_JSON_as_it_was()
    {
        var document = XElement.Load(SharedFolder.Demand("samples", "full.xml"));
        document.Attribute(AimXml.Xsi + "schemaLocation")!.Remove();
        var (back, findings) = Back(Json(document));
        findings.ShouldBeEmpty();
        Plain(back!).ShouldBe(Plain(document));
    }

    [Fact]
    public void Keys_arrays_and_kinds_are_those_of_ePAD()
    {
        using var json = JsonDocument.Parse(AimJson.Write(SampleAnnotations.Collection()));
        var root = json.RootElement.GetProperty("ImageAnnotationCollection");
        root.GetProperty("xmlns").GetString().ShouldBe("gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM");
        root.GetProperty("aimVersion").GetString().ShouldBe("AIMv4_2");
        root.GetProperty("dateTime").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.String);
        var annotation = root.GetProperty("imageAnnotations").GetProperty("ImageAnnotation")[0];
        var type = annotation.GetProperty("typeCode")[0];
        type.GetProperty("iso:displayName").GetProperty("xmlns:iso").GetString().ShouldBe("uri:iso.org:21090");
        var result = annotation.GetProperty("calculationEntityCollection").GetProperty("CalculationEntity")[0]
            .GetProperty("calculationResultCollection").GetProperty("CalculationResult")[0];
        result.GetProperty("xsi:type").GetString().ShouldBe("CompactCalculationResult");
        result.GetProperty("value").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.String);
        result.GetProperty("dimensionCollection").GetProperty("Dimension")[0].GetProperty("size").GetProperty("value").GetInt32().ShouldBe(1);
        var shape = annotation.GetProperty("markupEntityCollection").GetProperty("MarkupEntity")[0];
        shape.GetProperty("includeFlag").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.True);
        shape.GetProperty("twoDimensionSpatialCoordinateCollection").GetProperty("TwoDimensionSpatialCoordinate")[0]
            .GetProperty("x").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Theory]
    [InlineData("", "/", "is not JSON")]
    [InlineData("{\"ImageAnnotationCollection\":{", "/", "is not JSON")]
    [InlineData("[]", "/", "is an array")]
    [InlineData("{\"a\":1}", "/", "is no document of AIM")]
    [InlineData("{\"ImageAnnotationCollection\":[1]}", "/ImageAnnotationCollection", "is an array")]
    [InlineData("{\"ImageAnnotationCollection\":{\"dateTime\":\"20260101\"}}", "/ImageAnnotationCollection/dateTime", "is a text; an object is wanted.")]
    [InlineData("{\"ImageAnnotationCollection\":{\"aimVersion\":{\"a\":1}}}", "/ImageAnnotationCollection/@aimVersion", "is an object")]
    [InlineData("{\"ImageAnnotationCollection\":{\"dateTime\":{\"value\":[1]}}}", "/ImageAnnotationCollection/dateTime/@value", "is an array")]
    [InlineData("{\"ImageAnnotationCollection\":{\"user\":[{},{}]}}", "/ImageAnnotationCollection/user", "is an array of 2")]
    [InlineData("{\"ImageAnnotationCollection\":{\"user\":{},\"user\":{}}}", "/ImageAnnotationCollection/user", "is given a second time")]
    [InlineData("{\"ImageAnnotationCollection\":{\"dateTime\":{\"value\":\"\\u0000\"}}}", "/ImageAnnotationCollection/dateTime/@value", "holds a character")]
    [InlineData("{\"ImageAnnotationCollection\":{\"dateTime\":{\"value\":\"\\ud800\"}}}", "/ImageAnnotationCollection/dateTime/@value", "holds a character")]
    [InlineData("{\"ImageAnnotationCollection\":{\"\\ud800\":{}}}", "/ImageAnnotationCollection", "has a key that is no text")]
    [InlineData("{\"ImageAnnotationCollection\":{\"a b\":{}}}", "/ImageAnnotationCollection/a b", "is no name")]
    public void JSON_that_is_no_document_is_refused_with_its_path(string json, string path, string message)
    {
        var reading = AimJson.Read(json);
        reading.Collection.ShouldBeNull();
        reading.Errors.ShouldContain(f => f.Path == path && f.Message.StartsWith(message, StringComparison.Ordinal), string.Join('\n', reading.Findings));
    }

    [Fact]
    public void JSON_that_is_too_deep_or_too_long_is_refused()
    {
        AimJson.Read(new string('[', 100_000)).Errors.ShouldHaveSingleItem().Path.ShouldBe("/");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(AimJson.Write(SampleAnnotations.Collection())));
        AimJson.Read(stream, sizeCap: 1000).Errors.ShouldHaveSingleItem().Message.ShouldBe("is longer than 1,000 bytes, the most that is read.");
    }

    [Fact]
    public void What_is_required_and_not_there_is_refused_with_its_path_in_the_JSON()
    {
        var json = AimJson.Write(SampleAnnotations.Collection());
        var at = json.IndexOf("\"includeFlag\"", StringComparison.Ordinal);
        var reading = AimJson.Read(json[..at] + "\"includeFlags\"" + json[(at + "\"includeFlag\"".Length)..]);
        reading.Errors.ShouldHaveSingleItem().Path.ShouldEndWith("MarkupEntity[1]/includeFlag");
    }

    private static string Json(XElement document)
    {
        using var stream = new MemoryStream();
        AimJson.Write(document, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Where a prefix is declared says nothing.
    private static string Plain(XElement document)
    {
        var copy = new XElement(document);
        copy.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        return copy.ToString();
    }

    private static (XElement? Root, IReadOnlyList<AimFinding> Findings) Back(string json)
    {
        var log = new Mends();
        using var content = JsonContent.Parse(Encoding.UTF8.GetBytes(json), log);
        return (new JsonElements(log).Document(content!.RootElement, "/"), log.Refused().Findings);
    }
}
