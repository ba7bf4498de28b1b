using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Checks of documents that can be built: of their sense alone.</summary>
public class SenseTests
{
    private static readonly Uid Study = SampleAnnotations.U(800);

    [Theory]
    [InlineData("mm", AimCheck.Unit, false)]
    [InlineData("cm", AimCheck.Unit, false)]
    [InlineData("{pixels}", AimCheck.Unit, false)]
    [InlineData("mm2", AimCheck.Unit, true)]
    [InlineData("mm3", AimCheck.Unit, true)]
    [InlineData("[hnsf'U]", AimCheck.Unit, true)]
    [InlineData("1", AimCheck.Unit, true)]
    [InlineData("furlong", AimCheck.Unit, true)]
    public void A_length_is_in_a_unit_of_length(string unit, AimCheck check, bool found) => Of(Codes.Length, unit, 3).Any(f => f.Check == check).ShouldBe(found);

    [Fact]
    public void Area_volume_and_attenuation_have_their_units_and_the_codes_of_old_as_well()
    {
        Of(Codes.Area, "mm2", 3).ShouldBeEmpty();
        Of(Codes.Area, "{pixels}2", 3).ShouldBeEmpty();
        Of(Codes.Area, "mm", 3).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Error);
        Of(Codes.Volume, "ml", 3).ShouldBeEmpty();
        Of(Codes.Volume, "mm2", 3).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Error);
        Of(new("G-D7FE", "SRT", "Length"), "mm2", 3).ShouldHaveSingleItem().Check.ShouldBe(AimCheck.Unit);
        Of(Codes.AttenuationCoefficient, "[hnsf'U]", -3).ShouldBeEmpty();
        Of(Codes.AttenuationCoefficient, "g/ml{SUVbw}", 3).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Theory]
    [InlineData("mm", 1, 0, 0)]
    [InlineData("dm3", 3, 0, 0)]
    [InlineData("1/mm", -1, 0, 0)]
    [InlineData("/mm", -1, 0, 0)]
    [InlineData("g/ml{SUVbw}", -3, 1, 0)]
    [InlineData("{SUVbw}g/ml", -3, 1, 0)]
    [InlineData("mm2/s", 2, 0, -1)]
    [InlineData("kg.m2.s-2", 2, 1, -2)]
    [InlineData("%", 0, 0, 0)]
    [InlineData("{counts}", 0, 0, 0)]
    public void A_unit_of_UCUM_has_its_dimension(string unit, int length, int mass, int time) => UcumDimension.Of(unit).ShouldBe(new UcumDimension(length, mass, time));

    [Theory]
    [InlineData("MM")]
    [InlineData("no units")]
    [InlineData("linear")]
    [InlineData("mm.")]
    [InlineData("mm/")]
    [InlineData("HU")]
    [InlineData("{")]
    [InlineData("m-")]
    [InlineData("")]
    public void What_is_no_unit_of_UCUM_has_no_dimension(string unit) => UcumDimension.Of(unit).ShouldBeNull();

    [Fact]
    public void A_known_code_with_the_meaning_of_another_is_an_error_and_with_other_words_a_warning()
    {
        Of(new("103339001", "SCT", "Short Axis"), "mm", 3).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Error);
        Of(new("103339001", "SCT", "Lange Achse"), "mm", 3).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warning);
        Of(new("103339001", "SCT", "LONG-AXIS"), "mm", 3).ShouldBeEmpty();
        Of(new("103339001", "99OWN", "Short Axis"), "mm", 3).ShouldBeEmpty();
    }

    [Fact]
    public void The_edges_of_an_image_are_on_it_and_what_is_beyond_is_outside()
    {
        var image = SampleAnnotations.ImageUid(1);
        var sizes = new Dictionary<Uid, ImageSize> { [image] = new(512, 256, 3) };
        Marked(new TwoDimensionMultiPoint(SampleAnnotations.U(2), 1, image, [new(0, 0), new(512, 256)], 3), sizes).ShouldBeEmpty();
        foreach (var point in new ImagePoint[] { new(512.01, 0), new(0, 256.5), new(-0.01, 0), new(0, -1) })
        {
            var finding = Marked(new TwoDimensionMultiPoint(SampleAnnotations.U(2), 1, image, [new(1, 1), point], 1), sizes).ShouldHaveSingleItem();
            finding.Check.ShouldBe(AimCheck.OutsideImage);
            finding.Path.ShouldEndWith("MarkupEntity[1]/twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[2]");
        }

        Marked(new TwoDimensionPoint(SampleAnnotations.U(2), 1, image, [new(1, 1)], 4), sizes).ShouldHaveSingleItem().Path.ShouldEndWith("/referencedFrameNumber");
        Marked(new TwoDimensionPoint(SampleAnnotations.U(2), 1, image, [new(1, 1)], null), sizes).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public void Shapes_that_enclose_nothing_are_warned_of()
    {
        var (image, uid) = (SampleAnnotations.ImageUid(1), SampleAnnotations.U(2));
        MarkupEntity[] flat =
        [
            new TwoDimensionPolyline(uid, 1, image, [new(1, 1), new(2, 2), new(1, 1)]), new TwoDimensionCircle(uid, 1, image, [new(1, 1), new(1, 1)]),
            new TwoDimensionEllipse(uid, 1, image, [new(1, 1), new(1, 1), new(2, 2), new(3, 3)]), new TwoDimensionMultiPoint(uid, 1, image, [new(1, 1), new(1, 1)]),
        ];
        flat.ShouldAllBe(m => Marked(m, new Dictionary<Uid, ImageSize>()).Single().Check == AimCheck.Shape);
    }

    [Fact]
    public void Identifiers_shared_between_annotations_are_warned_of_but_image_references_may_be()
    {
        var first = new ImageAnnotation(SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "A", roles: [new(SampleAnnotations.U(3), Codes.Lesion)], imageReferences: [SampleAnnotations.Images(9, 1)]);
        var second = new ImageAnnotation(SampleAnnotations.U(2), [Codes.Lesion], SampleAnnotations.Morning, "B", roles: [new(SampleAnnotations.U(3), Codes.Lesion)], imageReferences: [SampleAnnotations.Images(9, 1)]);
        var finding = AimValidation.Check(SampleAnnotations.Collection(first, second)).ShouldHaveSingleItem();
        finding.Check.ShouldBe(AimCheck.DuplicateId);
        finding.Path.ShouldBe("/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[2]/annotationRoleEntityCollection/AnnotationRoleEntity[1]/uniqueIdentifier");
    }

    [Fact]
    public void An_adjudication_that_is_tied_to_nothing_or_to_what_is_no_annotations_UID_is_warned_of_and_one_of_annotations_elsewhere_is_not()
    {
        var adjudication = new AdjudicationObservation(SampleAnnotations.U(5), Codes.Lesion, Codes.Lesion, false);
        ValueList<ValidationFinding> Check(params AnnotationStatement[] statements) => AimValidation.Check(new AnnotationOfAnnotationCollection(
            SampleAnnotations.U(10), Study, SampleAnnotations.U(11), SampleAnnotations.Morning,
            [new AnnotationOfAnnotation(SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "A", adjudication: adjudication, statements: statements)]));

        Check().ShouldHaveSingleItem().Check.ShouldBe(AimCheck.Untied);
        AnnotationStatement Has(string uid) => new(StatementKind.AnnotationOfAnnotationHasImageAnnotation, SampleAnnotations.U(1), new Uid(uid));
        Check(Has("2.25.77"), new(StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation, SampleAnnotations.U(1), new Uid("2.25.78"))).ShouldBeEmpty();
        Check(Has("0"), Has("7.1")).Select(f => (f.Severity, f.Check, f.Path.Split('/')[^1])).ShouldBe(
            Enumerable.Repeat((FindingSeverity.Warning, AimCheck.Statement, "objectUniqueIdentifier"), 2));
        Check(Has("2.25.077")).ShouldHaveSingleItem().Check.ShouldBe(AimCheck.Uid);

        // Its own calculations lie in it.
        var note = Check(Has("2.25.77"), new(StatementKind.AnnotationOfAnnotationHasCalculationEntity, SampleAnnotations.U(1), SampleAnnotations.U(79))).ShouldHaveSingleItem();
        (note.Severity, note.Check).ShouldBe((FindingSeverity.Note, AimCheck.Statement));
    }

    [Fact]
    public void A_relation_between_annotations_that_ends_at_the_wrong_kind_is_an_error()
    {
        var child = new ImageAnnotation(SampleAnnotations.U(2), [Codes.Lesion], SampleAnnotations.Morning, "B", roles: [new(SampleAnnotations.U(3), Codes.Lesion)]);
        ImageAnnotation Parent(Uid to) => new(SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "A", statements: [new(StatementKind.ImageAnnotationHasChildImageAnnotation, SampleAnnotations.U(1), to)]);
        AimValidation.Check(SampleAnnotations.Collection(Parent(SampleAnnotations.U(2)), child)).ShouldBeEmpty();
        AimValidation.Check(SampleAnnotations.Collection(Parent(SampleAnnotations.U(3)), child)).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Error);
    }

    private static IReadOnlyList<ValidationFinding> Of(CodedConcept concept, string unit, double value)
    {
        var calculation = new CalculationEntity(SampleAnnotations.U(3), [concept], "d", [new CompactCalculationResult(new Quantity(value, new UcumUnit(unit)), "l")]);
        var annotation = new ImageAnnotation(SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L", calculations: [calculation]);
        return [.. AimValidation.Check(SampleAnnotations.Collection(annotation)).Where(f => f.Check != AimCheck.Untied)];
    }

    private static ValueList<ValidationFinding> Marked(MarkupEntity markup, Dictionary<Uid, ImageSize> sizes) => AimValidation.Check(
        SampleAnnotations.Collection(new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "L", markups: [markup], imageReferences: [SampleAnnotations.Images(9, 1)])), sizes);
}
