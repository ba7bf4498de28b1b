using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class AimXmlRefusalTests
{
    private const string Annotation = "/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]";
    private const string Markup = Annotation + "/markupEntityCollection/MarkupEntity";
    private static readonly string Good = AimXml.Write(SampleAnnotations.Collection());
    private static readonly string Everything = AimXml.Write(SampleAnnotations.Everything());

    [Theory]
    [InlineData("not xml", "/")]
    [InlineData("", "/")]
    [InlineData("<ImageAnnotationCollection", "/")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "/")]
    [InlineData("<Something/>", "/Something")]
    [InlineData("<ImageAnnotationCollection aimVersion='AIMv4_2'/>", "/ImageAnnotationCollection")]
    [InlineData("<ImageAnnotationCollection xmlns='gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM' aimVersion='AIMv4_0'/>", "/ImageAnnotationCollection/@aimVersion")]
    public void What_is_not_an_AIM_4_2_document_is_refused_with_where_and_why(string document, string path)
    {
        var reading = AimXml.Read(document);
        reading.Collection.ShouldBeNull();
        var error = reading.Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe(path);
        error.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_document_over_the_size_cap_is_refused()
    {
        AimXml.Read(Good, Good.Length + 100).Collection.ShouldNotBeNull();
        AimXml.Read(Good, 500).Errors.ShouldHaveSingleItem().Path.ShouldBe("/");
    }

    [Fact]
    public void Bytes_that_are_no_text_in_their_declared_encoding_are_refused()
    {
        foreach (var bytes in new[]
        {
            "<?xml version='1.0' encoding='nonsense'?><a/>"u8.ToArray(), [0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c], [0, 0, 0, 0], [0xff, 0xfe], new byte[5000],
        })
        {
            using var stream = new MemoryStream(bytes);
            AimXml.Read(stream).Errors.ShouldHaveSingleItem().Path.ShouldBe("/");
        }
    }

    [Theory]
    [InlineData("ImageAnnotationCollection/uniqueIdentifier", "/ImageAnnotationCollection/uniqueIdentifier")]
    [InlineData("ImageAnnotation/uniqueIdentifier", Annotation + "/uniqueIdentifier")]
    [InlineData("ImageAnnotation/typeCode", Annotation + "/typeCode")]
    [InlineData("ImageAnnotation/dateTime", Annotation + "/dateTime")]
    [InlineData("ImageAnnotation/name", Annotation + "/name")]
    [InlineData("ImageAnnotationCollection/imageAnnotations", "/ImageAnnotationCollection/imageAnnotations")]
    [InlineData("MarkupEntity/includeFlag", Markup + "[1]/includeFlag")]
    [InlineData("MarkupEntity/imageReferenceUid", Markup + "[1]/imageReferenceUid")]
    [InlineData("MarkupEntity/twoDimensionSpatialCoordinateCollection", Markup + "[1]/twoDimensionSpatialCoordinateCollection")]
    [InlineData("CalculationEntity/description", Annotation + "/calculationEntityCollection/CalculationEntity[1]/description")]
    [InlineData("imageStudy/imageSeries", Annotation + "/imageReferenceEntityCollection/ImageReferenceEntity[1]/imageStudy/imageSeries")]
    [InlineData("ImageAnnotationStatement/objectUniqueIdentifier", Annotation + "/imageAnnotationStatementCollection/ImageAnnotationStatement[1]/objectUniqueIdentifier")]
    [InlineData("user/name", "/ImageAnnotationCollection/user/name")]
    public void A_required_element_that_is_taken_away_is_named_by_its_path(string parentAndChild, string path)
    {
        var parts = parentAndChild.Split('/');
        var document = XDocument.Parse(Good);
        document.Descendants().First(e => e.Name.LocalName == parts[1] && e.Parent?.Name.LocalName == parts[0]).Remove();
        var reading = AimXml.Read(document.ToString());
        reading.Collection.ShouldBeNull();
        reading.Errors.ShouldContain(f => f.Path == path && f.Kind == FindingKind.Missing, string.Join('\n', reading.Findings));
    }

    [Theory]
    [InlineData("ImageAnnotation/dateTime", "value", "20261301000000", Annotation + "/dateTime")]
    [InlineData("ImageAnnotation/dateTime", "value", "2026-01-02", Annotation + "/dateTime")]
    [InlineData("imageStudy/startDate", "value", "20260230", Annotation + "/imageReferenceEntityCollection/ImageReferenceEntity[1]/imageStudy/startDate")]
    [InlineData("ImageAnnotation/uniqueIdentifier", "root", "1..2", Annotation + "/uniqueIdentifier/@root")]
    [InlineData("TwoDimensionSpatialCoordinate/x", "value", "NaN", Markup + "[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[1]/x")]
    [InlineData("TwoDimensionSpatialCoordinate/y", "value", "INF", Markup + "[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[1]/y")]
    [InlineData("CalculationResult/value", "value", "NaN", Annotation + "/calculationEntityCollection/CalculationEntity[1]/calculationResultCollection/CalculationResult[1]/value")]
    [InlineData("CalculationResult/value", "value", "about 3", Annotation + "/calculationEntityCollection/CalculationEntity[1]/calculationResultCollection/CalculationResult[1]/value")]
    [InlineData("MarkupEntity/referencedFrameNumber", "value", "0", Markup + "[1]/referencedFrameNumber")]
    [InlineData("MarkupEntity/imageReferenceUid", "root", "1.2.3", Markup + "[1]/imageReferenceUid")]
    [InlineData("ImageAnnotationStatement/objectUniqueIdentifier", "root", "1.2.3", Annotation + "/imageAnnotationStatementCollection/ImageAnnotationStatement[1]/objectUniqueIdentifier")]
    [InlineData("TwoDimensionSpatialCoordinate/coordinateIndex", "value", "1", Markup + "[1]/twoDimensionSpatialCoordinateCollection")]
    public void A_wrong_value_is_named_by_its_path(string parentAndChild, string attribute, string value, string path)
    {
        var parts = parentAndChild.Split('/');
        var document = XDocument.Parse(Good);
        document.Descendants().First(e => e.Name.LocalName == parts[1] && e.Parent?.Name.LocalName == parts[0]).SetAttributeValue(attribute, value);
        var reading = AimXml.Read(document.ToString());
        reading.Collection.ShouldBeNull();
        reading.Errors.ShouldContain(f => f.Path == path && f.Kind == FindingKind.Malformed, string.Join('\n', reading.Findings));
    }

    [Fact]
    public void A_confidence_above_one_is_refused_at_its_place()
    {
        var reading = AimXml.Read(Good.Replace("<annotatorConfidence value=\"0.6\" />", "<annotatorConfidence value=\"60\" />"));
        reading.Errors.ShouldHaveSingleItem().Path.ShouldBe(
            Annotation + "/imagingObservationEntityCollection/ImagingObservationEntity[1]/imagingObservationCharacteristicCollection"
            + "/ImagingObservationCharacteristic[2]/annotatorConfidence");
    }

    [Fact]
    public void All_errors_are_told_at_once_with_their_lines()
    {
        var reading = AimXml.Read(Good.Replace("20260102101500", "today"));
        reading.Errors.Count().ShouldBe(2);
        reading.Errors.ShouldAllBe(f => f.Line > 1);
    }

    [Fact]
    public void Parts_that_are_not_AIM_4_2_are_told_and_what_points_to_them_goes_with_them()
    {
        const string text = "<MarkupEntity xsi:type=\"FourDimensionPoint\"><uniqueIdentifier root=\"2.25.777\"/><time value=\"1\"/></MarkupEntity>";
        const string statement = "<ImageAnnotationStatement xsi:type=\"CalculationEntityReferencesMarkupEntityStatement\"><subjectUniqueIdentifier root=\"2.25.1003\"/>"
            + "<objectUniqueIdentifier root=\"2.25.777\"/></ImageAnnotationStatement>";
        var reading = AimXml.Read(Good
            .Replace("<markupEntityCollection>", "<markupEntityCollection>" + text)
            .Replace("<imageAnnotationStatementCollection>", "<imageAnnotationStatementCollection>" + statement)
            .Replace("</ImageAnnotationCollection>", "<extra xmlns=\"urn:other\"/></ImageAnnotationCollection>"));
        reading.Findings.Select(f => (f.Path, f.Kind)).ShouldBe(
        [
            (Markup + "[1]", FindingKind.NotHeld),
            (Annotation + "/imageAnnotationStatementCollection/ImageAnnotationStatement[1]", FindingKind.NotHeld),
            ("/ImageAnnotationCollection/extra", FindingKind.NotHeld),
        ]);
        reading.Collection.ShouldBe(SampleAnnotations.Collection());
    }

    [Fact]
    public void A_flaw_behind_a_part_left_out_is_told_by_its_place_in_the_document()
    {
        const string text = "<MarkupEntity xsi:type=\"FourDimensionPoint\"><uniqueIdentifier root=\"2.25.777\"/><time value=\"1\"/></MarkupEntity>";
        var reading = AimXml.Read(Good
            .Replace("<markupEntityCollection>", "<markupEntityCollection>" + text)
            .Replace($"<imageReferenceUid root=\"{SampleAnnotations.ImageUid(1)}\" />", "<imageReferenceUid root=\"1.2.3\" />"));
        reading.Errors.ShouldHaveSingleItem().Path.ShouldBe(Markup + "[4]/imageReferenceUid");
    }

    [Fact]
    public void Elements_out_of_order_are_read_and_told()
    {
        var document = XDocument.Parse(Good);
        var name = document.Descendants().First(e => e.Name.LocalName == "name" && e.Parent!.Name.LocalName == "ImageAnnotation");
        var parent = name.Parent!;
        name.Remove();
        parent.AddFirst(name);
        var reading = AimXml.Read(document.ToString());
        reading.Collection.ShouldBe(SampleAnnotations.Collection());
        reading.Findings.ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Mended);
    }

    [Fact]
    public void Any_element_taken_away_gives_a_document_or_a_finding_and_never_an_exception()
    {
        var count = XDocument.Parse(Everything).Descendants().Count();
        for (var i = 1; i < count; i++)
        {
            var document = XDocument.Parse(Everything);
            document.Descendants().ElementAt(i).Remove();
            var reading = AimXml.Read(document.ToString());
            (reading.Collection is null).ShouldBe(reading.Errors.Any());
        }
    }

    [Fact]
    public void Any_attribute_spoilt_gives_a_document_or_a_finding_and_never_an_exception()
    {
        var count = XDocument.Parse(Everything).Descendants().Attributes().Count();
        foreach (var spoilt in new[] { "", "???", "-1" })
        {
            for (var i = 0; i < count; i++)
            {
                var document = XDocument.Parse(Everything);
                var attribute = document.Descendants().Attributes().ElementAt(i);
                if (!attribute.IsNamespaceDeclaration)
                {
                    attribute.Value = spoilt;
                    var reading = AimXml.Read(document.ToString());
                    (reading.Collection is null).ShouldBe(reading.Errors.Any());
                }
            }
        }
    }
}
