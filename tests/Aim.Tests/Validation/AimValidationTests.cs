using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

public class AimValidationTests
{
    private const string Annotation = "/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]";
    private const string Calculation = Annotation + "/calculationEntityCollection/CalculationEntity[1]";
    private const string Markup = Annotation + "/markupEntityCollection/MarkupEntity[1]";
    private const string Points = "/twoDimensionSpatialCoordinateCollection";
    private static readonly string Good = AimXml.Write(SampleAnnotations.Collection());

    [Fact]
    public void Good_documents_have_no_finding_but_notes()
    {
        AimValidation.Check(Good).ShouldBeEmpty();
        for (var seed = 0; seed < 60; seed++)
        {
            var document = Generated.Document(seed);
            var errors = AimValidation.Check(document).Where(f => f.Severity == FindingSeverity.Error);
            errors.ShouldBeEmpty($"seed {seed}");
        }
    }

    [Fact]
    public void The_full_sample_has_no_finding() => AimValidation.Check(File.ReadAllText(SharedFolder.Demand("samples", "full.xml"))).ShouldBeEmpty();

    [Theory]
    [InlineData("ImageAnnotation/dateTime", "value", "20261301000000", AimCheck.Date, Annotation + "/dateTime")]
    [InlineData("ImageAnnotationCollection/dateTime", "value", "20260229000000", AimCheck.Date, "/ImageAnnotationCollection/dateTime")]
    [InlineData("person/birthDate", "value", "today", AimCheck.Date, "/ImageAnnotationCollection/person/birthDate")]
    [InlineData("TwoDimensionSpatialCoordinate/x", "value", "NaN", AimCheck.Number, Markup + Points + "/TwoDimensionSpatialCoordinate[1]/x")]
    [InlineData("CalculationResult/value", "value", "INF", AimCheck.Number, Calculation + "/calculationResultCollection/CalculationResult[1]/value")]
    [InlineData("CalculationResult/value", "value", "-1", AimCheck.Number, Calculation + "/calculationResultCollection/CalculationResult[1]/value")]
    [InlineData("ImageAnnotation/uniqueIdentifier", "root", "1.2.x", AimCheck.Uid, Annotation + "/uniqueIdentifier/@root")]
    [InlineData("ImageAnnotation/uniqueIdentifier", "root", "1.234567890.234567890.234567890.234567890.234567890.234567890.2345", AimCheck.Uid, Annotation + "/uniqueIdentifier/@root")]
    [InlineData("ImageAnnotationStatement/objectUniqueIdentifier", "root", "1.2.3", AimCheck.Statement, Annotation + "/imageAnnotationStatementCollection/ImageAnnotationStatement[1]/objectUniqueIdentifier")]
    [InlineData("ImageAnnotationStatement/objectUniqueIdentifier", "root", "2.25.1004", AimCheck.Statement, Annotation + "/imageAnnotationStatementCollection/ImageAnnotationStatement[1]/objectUniqueIdentifier")]
    [InlineData("MarkupEntity/imageReferenceUid", "root", "1.2.3", AimCheck.ImageReference, Markup + "/imageReferenceUid")]
    [InlineData("MarkupEntity/uniqueIdentifier", "root", "2.25.1003", AimCheck.DuplicateId, Annotation + "/uniqueIdentifier")]
    [InlineData("TwoDimensionSpatialCoordinate/x", "value", "-0.5", AimCheck.OutsideImage, Markup + Points + "/TwoDimensionSpatialCoordinate[1]")]
    [InlineData("CalculationResult/unitOfMeasure", "value", "mm2", AimCheck.Unit, Calculation + "/calculationResultCollection/CalculationResult[1]/unitOfMeasure")]
    [InlineData("CalculationEntity/typeCode", "code", "42798000", AimCheck.Meaning, Calculation + "/typeCode[1]")]
    [InlineData("MarkupEntity/includeFlag", "value", "maybe", AimCheck.Number, Markup + "/includeFlag")]
    public void An_error_is_found_at_its_place_with_its_line(string parentAndChild, string attribute, string value, AimCheck check, string path)
    {
        var (document, line) = Spoilt(parentAndChild, attribute, value);
        var finding = AimValidation.Check(document).ShouldHaveSingle(f => f.Severity == FindingSeverity.Error && f.Check == check);
        finding.Path.ShouldBe(path);
        if (check != AimCheck.DuplicateId)
        {
            finding.Line!.Value.ShouldBeInRange(line - 2, line, "the line of the element, or of the point it is part of");
        }
    }

    [Theory]
    [InlineData("TwoDimensionPolyline", "TwoDimensionCircle")]
    [InlineData("TwoDimensionMultiPoint", "TwoDimensionEllipse")]
    [InlineData("TwoDimensionMultiPoint", "TwoDimensionPoint")]
    public void A_shape_of_a_wrong_number_of_points_is_an_error(string has, string becomes)
    {
        var at = Good.IndexOf(has, StringComparison.Ordinal);
        var finding = AimValidation.Check(Good.Remove(at, has.Length).Insert(at, becomes)).ShouldHaveSingle(f => f.Check == AimCheck.Shape);
        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Path.ShouldEndWith(Points);
    }

    [Fact]
    public void Points_counted_from_one_are_noted_and_taken_in_order()
    {
        var document = XDocument.Parse(Good);
        foreach (var index in document.Descendants().Where(e => e.Name.LocalName == "coordinateIndex").Take(2).ToList())
        {
            index.SetAttributeValue("value", (int)index.Attribute("value")! + 1);
        }

        var finding = AimValidation.Check(document.ToString()).ShouldHaveSingleItem();
        (finding.Severity, finding.Check, finding.Path).ShouldBe((FindingSeverity.Note, AimCheck.CoordinateIndex, Markup + Points));
    }

    [Theory]
    [InlineData("AIMv4_3", "is newer")]
    [InlineData("AIMv5_0", "is newer")]
    [InlineData("AIMv4_0", "is not AIMv4_2")]
    [InlineData("4.2", "is not AIMv4_2")]
    public void Another_version_is_an_error_and_the_rest_is_checked_all_the_same(string version, string message)
    {
        var (document, _) = Spoilt("CalculationResult/unitOfMeasure", "value", "mm2");
        var findings = AimValidation.Check(document.Replace("AIMv4_2", version));
        findings.Select(f => f.Check).ShouldBe([AimCheck.Version, AimCheck.Unit]);
        findings[0].Message.ShouldStartWith(message);
        findings[0].Path.ShouldBe("/ImageAnnotationCollection/@aimVersion");
    }

    [Fact]
    public void A_calculation_without_its_statement_is_a_warning()
    {
        var document = XDocument.Parse(Good);
        document.Descendants().First(e => e.Name.LocalName == "ImageAnnotationStatement").Remove();
        var finding = AimValidation.Check(document.ToString()).ShouldHaveSingleItem();
        (finding.Severity, finding.Check, finding.Path).ShouldBe((FindingSeverity.Warning, AimCheck.Untied, Calculation));
    }

    [Fact]
    public void No_finding_quotes_a_value_of_the_patient()
    {
        var (document, _) = Spoilt("person/birthDate", "value", "Smith^John");
        AimValidation.Check(document.Replace("<name value=\"CASE-001\" />", "<name value=\"\" extra=\"Smith^John\" />"))
            .ShouldAllBe(f => !f.Message.Contains("Smith", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_XML_is_an_error_at_its_line()
    {
        var finding = AimValidation.Check("<a>\n<b></a>").ShouldHaveSingleItem();
        (finding.Severity, finding.Check, finding.Path, finding.Line).ShouldBe((FindingSeverity.Error, AimCheck.Form, "/", 2));
    }

    // A document in which one attribute is another, and the line of its element.
    private static (string Document, int Line) Spoilt(string parentAndChild, string attribute, string value)
    {
        var parts = parentAndChild.Split('/');
        var document = XDocument.Parse(Good, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        var element = document.Descendants().First(e => e.Name.LocalName == parts[1] && e.Parent?.Name.LocalName == parts[0]);
        element.SetAttributeValue(attribute, value);
        return ($"{document.Declaration}{document.ToString(SaveOptions.DisableFormatting)}", ((System.Xml.IXmlLineInfo)element).LineNumber);
    }
}

internal static class Findings
{
    public static ValidationFinding ShouldHaveSingle(this IEnumerable<ValidationFinding> findings, Func<ValidationFinding, bool> which)
    {
        var all = findings.ToList();
        return all.Where(which).ToList() is [var single] ? single : throw new Xunit.Sdk.XunitException("Not one such finding among:\n" + string.Join('\n', all));
    }
}
