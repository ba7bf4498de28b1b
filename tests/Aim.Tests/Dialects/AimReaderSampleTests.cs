using System.Runtime.CompilerServices;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>What other programs write, and documents of every version made by us.</summary>
public class AimReaderSampleTests
{
    [Fact]
    public void Documents_of_4_2_are_read_as_they_are()
    {
        foreach (var name in new[] { "minimal.xml", "full.xml" })
        {
            var source = Shared(name);
            source.Dialect.ShouldBe(AimDialect.Aim42);
            source.Reading.Findings.Where(f => f.Kind == FindingKind.Mended).ShouldBeEmpty();
            source.Reading.Collection.ShouldBe(AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", name))).Collection);
        }
    }

    [Theory]
    [InlineData("0022BaselineA.xml", 39.5795974731445, 7)]
    [InlineData("0022FollowupA.xml", 42.221248626709, 8)]
    public void AIM_3_becomes_4_2_with_its_length_its_line_and_its_answers(string name, double length, int answers)
    {
        var source = Shared("v3", name);
        source.Dialect.ShouldBe(AimDialect.Aim3);
        var annotation = source.Reading.Collection!.ImageAnnotations.ShouldHaveSingleItem();
        source.Reading.Collection.StudyInstanceUid.ShouldBe(annotation.DicomImageReferences.First().Study.InstanceUid);
        source.Reading.Collection.Person!.Sex.ShouldBe("M");
        var calculation = annotation.Calculations.ShouldHaveSingleItem();
        MeasuredQuantity.Of(calculation.TypeCodes).ShouldBe(new MeasuredQuantity(Codes.Length));
        calculation.Results[0].ShouldBeOfType<CompactCalculationResult>().Scalar.ShouldBe(new Quantity(length, UcumUnit.Millimetre));
        annotation.Observations.Count.ShouldBe(answers);
        annotation.Observations[^1].Characteristics.ShouldHaveSingleItem();
        var line = annotation.Markups.ShouldHaveSingleItem().ShouldBeOfType<TwoDimensionMultiPoint>();
        (line.Points.Count, line.ReferencedFrameNumber, line.Details.IncludeFlag).ShouldBe((2, null, true));
        annotation.Statements.ShouldHaveSingleItem().Object.ShouldBe(line.UniqueIdentifier);
        source.Reading.Findings.ShouldContain(f => f.Path == "/ImageAnnotation/@dateTime" && f.Line == 10);
        source.Reading.Findings.ShouldContain(f => f.Path.EndsWith("GeometricShape[1]/referencedFrameNumber", StringComparison.Ordinal));
        IsStrict(source);
    }

    [Fact]
    public void A_segmentation_of_ePAD_is_read_with_its_numbers()
    {
        var source = Shared("epad", "seg_sample_aim.json");
        source.Dialect.ShouldBe(AimDialect.Json);
        var annotation = source.Reading.Collection!.ImageAnnotations.ShouldHaveSingleItem();
        annotation.Segmentations.ShouldHaveSingleItem().SegmentNumber.ShouldBe(1);
        annotation.Calculations.Select(c => MeasuredQuantity.Of(c.TypeCodes)!).Select(q => q.Derivation ?? q.Concept)
            .ShouldBe([Codes.Mean, Codes.StandardDeviation, Codes.Minimum, Codes.Maximum, Codes.Volume]);
        annotation.Statements.Count.ShouldBe(5);
        source.Reading.Findings.Count(f => f.Path.EndsWith("dataType/@codeSystem", StringComparison.Ordinal)).ShouldBe(5);
        source.Reading.Findings.ShouldContain(f => f.Path.EndsWith("ImageAnnotation[1]/precedentReferencedAnnotationUid", StringComparison.Ordinal));
        IsStrict(source);
    }

    [Fact]
    public void A_reference_of_ePAD_that_names_no_image_is_left_out_and_said()
    {
        var source = Shared("epad", "teaching_aim1.json");
        source.Reading.Collection!.ImageAnnotations[0].ImageReferences.ShouldBeEmpty();
        source.Reading.Findings.ShouldContain(f => f.Path.EndsWith("/ImageReferenceEntity[1]", StringComparison.Ordinal) && f.Kind == FindingKind.Mended);
        IsStrict(source);
    }

    [Fact]
    public void An_older_segmentation_of_ePAD_with_empty_values_is_read()
    {
        var source = Shared("epad", "2.25.143362468691849969316252167749212274391.json");
        source.Reading.Collection!.ImageAnnotations[0].DicomImageReferences.First().Study.StartTime.ShouldBeNull();
        IsStrict(source);
    }

    [Fact]
    public void A_table_of_ePAD_that_is_no_annotation_is_refused()
    {
        var source = Shared("epad", "patient7_recist.json");
        source.Reading.Collection.ShouldBeNull();
        source.Reading.Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("/: is no document of AIM");
    }

    [Fact]
    public void A_document_of_4_0_gets_the_study_of_its_images_and_a_series_of_its_own()
    {
        var source = Own("aim40.xml", AimDialect.Aim40, "AIM_v4_rv44_XML.xsd");
        source.Reading.Collection!.StudyInstanceUid.Value.ShouldBe("1.2.3.40.1");
        source.Reading.Collection.SeriesInstanceUid.Value.ShouldStartWith("2.25.");
        Below(source).ShouldBe(["@aimVersion", "seriesInstanceUid", "studyInstanceUid"]);
        MeasuredQuantity.Of(source.Reading.Collection.ImageAnnotations[0].Calculations[0].TypeCodes)!.Concept.ShouldBe(Codes.Length);
    }

    [Fact]
    public void A_document_of_4_1_keeps_its_study_and_tells_what_4_2_has_no_place_for()
    {
        var source = Own("aim41.xml", AimDialect.Aim41, "AIM_v4.1_rv2_XML.xsd");
        Below(source).ShouldBe(["@aimVersion", "person/originalId", "seriesInstanceUid"]);
        source.Reading.Collection!.ImageAnnotations[0].Calculations.Select(c => MeasuredQuantity.Of(c.TypeCodes)!.Concept).ShouldBe([Codes.LongAxis, Codes.ShortAxis]);
    }

    [Fact]
    public void A_contour_of_XNAT_loses_its_closing_point_and_nothing_else()
    {
        var source = Own("xnat.xml", AimDialect.Aim40, null);
        var annotation = source.Reading.Collection!.ImageAnnotations[0];
        var contour = annotation.Markups.ShouldHaveSingleItem().ShouldBeOfType<TwoDimensionPolyline>();
        contour.Points.ShouldBe([new(10, 10), new(20, 10), new(20, 20), new(10, 20)]);
        contour.Details.Line!.Color.ShouldBe("#ff0000");
        annotation.TypeCodes[0].ShouldBe(new CodedConcept("AnyClosedShape", "99UNKNOWN", "AnyClosedShape"));
        annotation.Calculations.Select(c => MeasuredQuantity.Of(c.TypeCodes)).ShouldBe([new(Codes.Area), new(Codes.AttenuationCoefficient, Codes.Mean)]);
        annotation.Calculations[1].Results[0].UnitOfMeasure.ShouldBe(UcumUnit.Hounsfield);
        foreach (var end in new[] { "lineColour", "TwoDimensionSpatialCoordinate[5]", "typeCode[1]/@codeSystemName", "dateTime/@value", "unitOfMeasure", "comment" })
        {
            source.Reading.Findings.ShouldContain(f => f.Path.EndsWith(end, StringComparison.Ordinal), end);
        }
    }

    private static AimSource Shared(params string[] name) =>
        AimReader.Read(File.ReadAllBytes(SharedFolder.Demand(["samples", .. name]))).ShouldHaveSingleItem();

    private static AimSource Own(string name, AimDialect dialect, string? schema, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "samples", name);
        if (schema is not null && File.Exists(SharedFolder.Path("xsd", schema)))
        {
            AimSchemaTests.Complaints(File.ReadAllText(file), schema).ShouldBeEmpty($"{name} is to be valid by its own schema");
        }

        var source = AimReader.Read(File.ReadAllBytes(file)).ShouldHaveSingleItem();
        source.Dialect.ShouldBe(dialect);
        IsStrict(source);
        return source;
    }

    private static string[] Below(AimSource source) => [.. source.Reading.Findings.Select(f => f.Path["/ImageAnnotationCollection/".Length..]).Order(StringComparer.Ordinal)];

    // What was mended is 4.2 as if it had been written so.
    private static void IsStrict(AimSource source)
    {
        source.Reading.Errors.ShouldBeEmpty();
        var written = AimXml.Write(source.Reading.Collection.ShouldNotBeNull());
        AimXml.Read(written).Findings.ShouldBeEmpty();
        if (File.Exists(SharedFolder.Path("xsd", "AIM_v4.2_rv2_XML.xsd")))
        {
            AimSchemaTests.Complaints(written).ShouldBeEmpty();
        }
    }
}
