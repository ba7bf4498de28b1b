using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests.Dialects;

/// <summary>Documents of many annotations, which are read some at a time.</summary>
public class InPartsTests
{
    private const int Many = 300;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_of_many_annotations_is_held_whole(bool isChecked)
    {
        var document = Document(Many);
        var source = Read(AimXml.Write(document), isChecked);
        (source.Dialect, source.Path).ShouldBe((AimDialect.Aim42, "/"));
        source.Reading.Findings.ShouldBeEmpty();
        AimXml.Write(source.Reading.Document!).ShouldBe(AimXml.Write(document));
    }

    [Fact]
    public void What_is_wrong_in_the_last_of_many_is_told_by_its_place_and_line()
    {
        var xml = AimXml.Write(Document(Many));
        var at = xml.LastIndexOf("<comment", StringComparison.Ordinal);
        var broken = xml[..at] + "<unheardOf/>" + xml[at..];
        var line = xml[..at].Count(c => c == '\n') + 1;
        var finding = Read(broken, isChecked: true).Reading.Errors.First();
        (finding.Path, finding.Line).ShouldBe(($"/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[{Many}]/unheardOf", line));
    }

    [Fact]
    public void Two_of_many_with_one_identifier_are_told_though_they_lie_far_apart()
    {
        var xml = AimXml.Write(Document(Many)).Replace(Identifier(Many).Value, Identifier(1).Value, StringComparison.Ordinal);
        var finding = Read(xml, isChecked: true).Reading.Errors.ShouldHaveSingleItem();
        (finding.Path, finding.Check).ShouldBe(($"/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[{Many}]/uniqueIdentifier", AimCheck.DuplicateId));
    }

    [Fact]
    public void A_statement_from_the_first_of_many_to_the_last_is_kept()
    {
        var compared = new AnnotationStatement(StatementKind.ImageAnnotationIsComparedWithImageAnnotation, Identifier(1), Identifier(Many));
        var document = SampleAnnotations.Collection([Annotation(1, compared), .. Enumerable.Range(2, Many - 1).Select(i => Annotation(i))]);
        Read(AimXml.Write(document), isChecked: false).Reading.Document!.Annotations[0].Statements.ShouldBe([compared]);
    }

    [Theory]
    [InlineData("</imageAnnotations>", "</imageAnnotations><dateTime value=\"20260102101500\"/>")]
    [InlineData("<imageAnnotations>", "<imageAnnotations> words ")]
    [InlineData("</imageAnnotations>", "</imageAnnotations><imageAnnotations/>")]
    public void What_stands_about_the_annotations_is_checked_too(string there, string instead) =>
        Read(AimXml.Write(Document(3)).Replace(there, instead, StringComparison.Ordinal), isChecked: true).Reading.Errors.ShouldNotBeEmpty();

    private static AimSource Read(string xml, bool isChecked)
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        return (isChecked ? AimReader.Check(bytes) : AimReader.Read(bytes)).ShouldHaveSingleItem();
    }

    private static ImageAnnotationCollection Document(int annotations) => SampleAnnotations.Collection([.. Enumerable.Range(1, annotations).Select(i => Annotation(i))]);

    private static ImageAnnotation Annotation(int i, params AnnotationStatement[] statements) =>
        new(Identifier(i), [Codes.Lesion], SampleAnnotations.Morning, $"Lesion {i}", "seen", statements: statements);

    private static Uid Identifier(int i) => new($"2.25.77{i:D6}");
}
