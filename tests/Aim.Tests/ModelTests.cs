using System.Reflection;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class ModelTests
{
    [Fact]
    public void An_annotation_whose_statement_points_nowhere_cannot_be_built()
    {
        var error = Should.Throw<AimFlawException>(() => new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            statements: [new(StatementKind.ImageAnnotationHasCalculationEntity, SampleAnnotations.U(1), SampleAnnotations.U(9))]));
        error.Flaws.ShouldHaveSingleItem().Element.ShouldBe("imageAnnotationStatementCollection/ImageAnnotationStatement[1]/objectUniqueIdentifier");
    }

    [Fact]
    public void A_statement_to_an_entity_of_the_wrong_kind_is_refused()
    {
        var error = Should.Throw<AimFlawException>(() => new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            calculations: [SampleAnnotations.Axis(2, Codes.LongAxis, 3)],
            statements: [new(StatementKind.CalculationEntityReferencesMarkupEntity, SampleAnnotations.U(2), SampleAnnotations.U(2))]));
        error.Message.ShouldContain("is a CalculationEntity, not a MarkupEntity");
    }

    [Fact]
    public void A_markup_on_an_image_that_is_not_referenced_is_refused()
    {
        var error = Should.Throw<AimFlawException>(() => new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            markups: [new TwoDimensionPoint(SampleAnnotations.U(2), 1, SampleAnnotations.ImageUid(1), [new(1, 1)])]));
        error.Flaws.ShouldHaveSingleItem().Element.ShouldBe("markupEntityCollection/MarkupEntity[1]/imageReferenceUid");
    }

    [Fact]
    public void Two_references_to_one_series_are_refused() =>
        Should.Throw<AimFlawException>(() => new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            imageReferences: [SampleAnnotations.Images(2, 1), SampleAnnotations.Images(3, 2)])).Message.ShouldContain("has 2 references");

    [Fact]
    public void Two_entities_of_one_identifier_are_refused() =>
        Should.Throw<AimFlawException>(() => new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L",
            calculations: [SampleAnnotations.Axis(2, Codes.LongAxis, 3), SampleAnnotations.Axis(2, Codes.ShortAxis, 2)])).Message.ShouldContain("carried by 2");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_confidence_outside_0_and_1_is_refused(double confidence) =>
        Should.Throw<AimFlawException>(() => new CodedAnswer([Codes.Lesion], null, confidence)).Flaws[0].Element.ShouldBe("annotatorConfidence");

    [Fact]
    public void Shapes_of_a_wrong_number_of_points_or_of_no_finite_ones_are_refused()
    {
        ImagePoint[] three = [new(0, 0), new(1, 0), new(0, 1)];
        var (u, i) = (SampleAnnotations.U(1), SampleAnnotations.ImageUid(1));
        Should.Throw<AimFlawException>(() => new TwoDimensionPoint(u, 1, i, three));
        Should.Throw<AimFlawException>(() => new TwoDimensionMultiPoint(u, 1, i, []));
        Should.Throw<AimFlawException>(() => new TwoDimensionPolyline(u, 1, i, three[..1]));
        Should.Throw<AimFlawException>(() => new TwoDimensionCircle(u, 1, i, three));
        Should.Throw<AimFlawException>(() => new TwoDimensionEllipse(u, 1, i, three));
        Should.Throw<AimFlawException>(() => new TwoDimensionPolyline(u, 1, i, [.. three, new(double.NaN, 0)])).Flaws[0].Element
            .ShouldBe("twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[4]");
    }

    [Fact]
    public void A_text_that_XML_cannot_hold_is_refused_when_the_object_is_built()
    {
        foreach (var text in new[] { "a\u0001", "half a pair \ud835", "\udc00 the other half", "\uffff" })
        {
            Should.Throw<AimFlawException>(() => SampleAnnotations.Finding(comment: text)).Flaws[0].Element.ShouldBe("comment");
            Should.Throw<AimFlawException>(() => new CodedAnswer(new CodedConcept("1", "99TEST", text)));
        }
    }

    [Fact]
    public void A_collection_without_annotations_or_with_one_twice_is_refused()
    {
        Should.Throw<AimFlawException>(() => new ImageAnnotationCollection(SampleAnnotations.U(1), SampleAnnotations.U(2), SampleAnnotations.U(3), SampleAnnotations.Morning, []));
        Should.Throw<AimFlawException>(() => SampleAnnotations.Collection(SampleAnnotations.Finding(), SampleAnnotations.Finding()));
    }

    [Fact]
    public void Nothing_in_the_model_can_be_changed_once_built() =>
        typeof(Entity).Assembly.GetExportedTypes()
            .Where(t => !t.IsSubclassOf(typeof(Exception)))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .ShouldBeEmpty();

    [Fact]
    public void A_date_is_to_the_second_and_in_UTC()
    {
        new AimDateTime(new DateTimeOffset(2026, 1, 2, 1, 0, 0, 999, TimeSpan.FromHours(2))).ToString().ShouldBe("20260101230000");
        AimDateTime.TryParse("20240229235959", out var leap).ShouldBeTrue();
        leap.ToString().ShouldBe("20240229235959");
        AimDateTime.TryParse("20230229235959", out _).ShouldBeFalse();
        AimDateTime.TryParse(null, out _).ShouldBeFalse();
    }
}
