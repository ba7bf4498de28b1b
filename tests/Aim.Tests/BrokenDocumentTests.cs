using System.Text;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Broken documents of each kind, by each way of reading: refused with path and reason, never thrown at.</summary>
public class BrokenDocumentTests
{
    private const string FirstX = "<x value=\"100.5\" />";
    private const string Entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><ImageAnnotationCollection>&b;</ImageAnnotationCollection>";

    private static readonly string Xml = AimXml.Write(SampleAnnotations.Collection());
    private static readonly string Json = AimJson.Write(SampleAnnotations.Collection());

    [Fact]
    public void Elements_beyond_the_depth_cap_are_refused_with_the_way_to_them()
    {
        var deep = Deep(Xml);
        foreach (var finding in Refusals(deep).Append(AimXml.Read(deep).Errors.First()).Append(AimXml.Read(Stream(deep)).Errors.First()))
        {
            finding.Path.ShouldStartWith("/ImageAnnotationCollection/");
            finding.Message.ShouldContain("256 levels");
            finding.Line.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Entities_are_neither_expanded_nor_fetched()
    {
        var external = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><ImageAnnotationCollection>&a;</ImageAnnotationCollection>";
        foreach (var finding in Refusals(Entities).Concat(Refusals(external)).Append(AimXml.Read(Entities).Errors.Single()).Append(AimXml.Read(external).Errors.Single()))
        {
            finding.Message.ShouldContain("declares a document type");
        }
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("1e999")]
    [InlineData("1,5")]
    [InlineData("")]
    public void A_coordinate_that_is_no_finite_number_is_refused_with_its_path(string value)
    {
        var broken = Spoilt(Xml, FirstX, $"<x value=\"{value}\" />");
        foreach (var finding in Refusals(broken).Append(AimXml.Read(broken).Errors.First()))
        {
            finding.Path.ShouldContain("MarkupEntity[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[1]/x");
        }
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("1e999")]
    [InlineData("{}")]
    public void In_JSON_too(string value)
    {
        var broken = Spoilt(Json, "\"value\": 100.5", $"\"value\": {value}");
        AimReader.Read(Bytes(broken)).ShouldHaveSingleItem().Reading.Errors.First().Path
            .ShouldContain("MarkupEntity[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[1]/x");
    }

    [Theory]
    [InlineData("-1000000000")]
    [InlineData("1000000000")]
    public void A_coordinate_far_off_the_image_is_told_where_the_size_of_the_image_is_known(string value)
    {
        var document = AimXml.Read(Spoilt(Xml, FirstX, $"<x value=\"{value}\" />")).Document!;
        var sizes = Enumerable.Range(1, 3).ToDictionary(SampleAnnotations.ImageUid, _ => new ImageSize(512, 512));
        AimValidation.Check(document, sizes).ShouldContain(f => f.Check == AimCheck.OutsideImage && f.Path.Contains("MarkupEntity[1]", StringComparison.Ordinal));
    }

    [Fact]
    public void Cut_anywhere_XML_and_JSON_are_refused_with_the_line()
    {
        for (var length = 1; length < Xml.Length - 5; length += 97)
        {
            foreach (var finding in Refusals(Xml[..length]))
            {
                (finding.Path, finding.IsError).ShouldBe(("/", true));
            }
        }

        for (var length = 1; length < Json.Length - 5; length += 97)
        {
            AimReader.Read(Bytes(Json[..length])).ShouldHaveSingleItem().Reading.Errors.ShouldHaveSingleItem().Path.ShouldBe("/");
        }
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("<ImageAnnotationCollection xmlns=\"urn:other\"/>")]
    [InlineData("<a:ImageAnnotations xmlns:a=\"gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM\"/>")]
    [InlineData("{\"ImageAnnotations\": {}}")]
    [InlineData("[1, 2]")]
    public void A_document_of_another_root_is_refused_with_its_name_or_kind(string document) => Refusals(document).ShouldAllBe(f => f.Message.Length > 10);

    [Fact]
    public void An_identifier_given_twice_within_an_annotation_is_refused_with_its_place()
    {
        var twice = Xml.Replace(SampleAnnotations.U(7).Value, SampleAnnotations.U(6).Value, StringComparison.Ordinal);
        var finding = AimReader.Check(Bytes(twice)).ShouldHaveSingleItem().Reading.Errors.First();
        (finding.Check, finding.Path).ShouldBe((AimCheck.DuplicateId, "/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]/uniqueIdentifier"));
    }

    private static string Deep(string xml)
    {
        var at = xml.IndexOf("<imageAnnotations>", StringComparison.Ordinal);
        return xml[..at] + string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)) + xml[at..];
    }

    // Of both ways of reading a file, where each refuses it.
    private static IEnumerable<AimFinding> Refusals(string document) =>
        new[] { AimReader.Read(Bytes(document)), AimReader.Check(Bytes(document)) }.Select(s => s.SelectMany(d => d.Reading.Errors).First());

    private static string Spoilt(string document, string there, string instead)
    {
        var at = document.IndexOf(there, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        return document[..at] + instead + document[(at + there.Length)..];
    }

    private static byte[] Bytes(string document) => Encoding.UTF8.GetBytes(document);

    private static MemoryStream Stream(string document) => new(Bytes(document));
}
