using System.Runtime.CompilerServices;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>A document of AIM 3 that has all its parts, made by us.</summary>
public class AimThreeTests
{
    private static readonly string Document = File.ReadAllText(Beside("samples/aim3.xml"));

    [Fact]
    public void Every_part_of_AIM_3_finds_its_place_in_4_2()
    {
        var root = Mended(Document, out _);
        AimSchemaTests.Complaints(root).ShouldBeEmpty();
        foreach (var part in new[]
        {
            "<precedentReferencedAnnotationUid root=\"1.2.3.9.1\"", "<dateTime value=\"20110504101530\"", "<birthDate value=\"19500101\"", "codeSystemVersion=\"1\"",
            "<unitOfMeasure value=\"mm2\"", "<label value=\"Area\"", "<name value=\"Own ruler\"", "type=\"Interval\" minOperator=\"GreaterThanEqual\" maxOperator=\"LessThanEqual\"",
            "type=\"Numerical\" operator=\"Equal\"", "type=\"Scale\" type=\"Ordinal\"", "type=\"NonQuantifiable\"", "<ucumString value=\"%\"",
            "type=\"TextAnnotationEntity\"", "<text value=\"see here\"", "type=\"DicomSegmentationEntity\"", "<ReferencedDicomObject>", "<annotatorConfidence value=\"0.75\"",
            "CalculationEntityReferencesCalculationEntityStatement", "ImagingObservationEntityIsIdentifiedByTwoDimensionGeometricShapeEntityStatement",
            "DicomSegmentationEntityHasImagingObservationEntityStatement",
        })
        {
            root.ShouldContain(part);
        }

        root.Split("<DicomImageReferenceEntity").Length.ShouldBe(1);
        root.Split("<Image>").Length.ShouldBe(3, "two images of one series in one reference");
        root.Split("CalculationEntityReferencesMarkupEntityStatement").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("CharacteristicQuantification[4]", FindingKind.NotHeld)]
    [InlineData("AimStatus[1]", FindingKind.NotHeld)]
    [InlineData("ReferencedGeometricShape[2]", FindingKind.NotHeld)]
    [InlineData("/ImageReference[2]", FindingKind.Mended)]
    [InlineData("spatialCoordinateCollection", FindingKind.Mended)]
    [InlineData("unitOfMeasure", FindingKind.Mended)]
    [InlineData("@algorithmName", FindingKind.Mended)]
    public void What_4_2_cannot_hold_or_says_otherwise_is_told(string end, FindingKind kind)
    {
        Mended(Document, out var findings);
        findings.ShouldContain(f => f.Path.Contains(end, StringComparison.Ordinal) && f.Kind == kind, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("x=\"40.5\"", "x=\"NaN\"", "/ImageAnnotation/geometricShapeCollection/GeometricShape[1]/spatialCoordinateCollection/SpatialCoordinate[2]/@x")]
    [InlineData("dateTime=\"2011-05-04T10:15:30Z\"", "dateTime=\"yesterday\"", "/ImageAnnotation/@dateTime")]
    [InlineData("xsi:type=\"Polyline\"", "xsi:type=\"Spline\"", "/ImageAnnotation/geometricShapeCollection/GeometricShape[2]/@xsi:type")]
    [InlineData("imageReferenceUID=\"1.2.3.30.3\" referencedFrameNumber=\"1\" x=\"40.5\"", "imageReferenceUID=\"1.2.3.30.4\" referencedFrameNumber=\"1\" x=\"40.5\"", "/ImageAnnotation/geometricShapeCollection/GeometricShape[1]")]
    public void What_cannot_be_understood_is_refused_with_its_path_in_the_document_of_AIM_3(string good, string bad, string path)
    {
        Document.ShouldContain(good);
        var source = AimReader.Read(Encoding.UTF8.GetBytes(Document.Replace(good, bad, StringComparison.Ordinal))).ShouldHaveSingleItem();
        source.Reading.Collection.ShouldBeNull();
        source.Reading.Errors.ShouldContain(f => f.Path == path && f.Line > 1, string.Join('\n', source.Reading.Findings));
    }

    [Fact]
    public void An_annotation_of_annotations_of_AIM_3_names_what_it_refers_to()
    {
        const string document = """
            <AnnotationOfAnnotation xmlns="gme://caCORE.caCORE/3.2/edu.northwestern.radiology.AIM" aimVersion="AIMv3_0_1" codeMeaning="Review" codeValue="R" codingSchemeDesignator="99OWN"
              dateTime="2011-05-04T10:15:30" name="Review 1" uniqueIdentifier="1.2.3.31.10">
              <referencedAnnotationCollection><ReferencedAnnotation referencedAnnotationUID="1.2.3.30.10"><annotationRole>
                <AnnotationRole codeValue="B" codeMeaning="Baseline" codingSchemeDesignator="99OWN" roleSequenceNumber="1"/></annotationRole></ReferencedAnnotation></referencedAnnotationCollection>
            </AnnotationOfAnnotation>
            """;
        var root = Mended(document, out _);
        AimSchemaTests.Complaints(root).ShouldBeEmpty();
        root.ShouldContain("<objectUniqueIdentifier root=\"1.2.3.30.10\"");
        root.ShouldContain("<roleSequenceNumber value=\"1\"");
    }

    private static string Mended(string document, out IReadOnlyList<AimFinding> findings)
    {
        SharedFolder.Demand("xsd", "AIM_v4.2_rv2_XML.xsd");
        var log = new Mends("seed");
        var root = System.Xml.Linq.XElement.Parse(document);
        var collection = OldDocument.Read(root, log, "/" + root.Name.LocalName);
        new Mending(log, isOrdered: false).Document(collection);
        findings = log.Findings;
        return collection.ToString();
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
