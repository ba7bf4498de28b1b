using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class AimSampleTests
{
    [Fact]
    public void The_smallest_document_of_4_2_is_read_whole()
    {
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "minimal.xml")));
        reading.Findings.ShouldBeEmpty();
        reading.Collection!.ImageAnnotations.ShouldHaveSingleItem().Name.ShouldBe("L1");
        reading.Collection.User.ShouldBeNull();
    }

    [Fact]
    public void The_full_document_of_4_2_is_read_whole()
    {
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "full.xml")));
        reading.Findings.ShouldBeEmpty();
        var annotations = reading.Collection!.ImageAnnotations;
        annotations.Count.ShouldBe(5);
        annotations[0].Calculations[0].Results[0].Scalar.ShouldBe(new Quantity(31.25, UcumUnit.Millimetre));
        annotations[0].Markups[0].ShouldBeOfType<TwoDimensionMultiPoint>().Points.ShouldBe([new(100.5, 120.5), new(140.5, 120.5)]);
        annotations[3].Markups[0].ShouldBeOfType<TwoDimensionEllipse>();
        annotations[4].Observations[0].Characteristics[1].Quantifications.ShouldBe([new Scale("Malignancy", ScaleType.Ordinal, "4", new(valueLabel: "4 of 5"))]);
        annotations[4].Segmentations[0].SegmentNumber.ShouldBe(1);
        annotations[4].Inferences[0].Answer.AnnotatorConfidence.ShouldBe(0.7);
    }

    [Fact]
    public void The_full_document_is_valid_by_the_schema_after_reading_and_writing()
    {
        SharedFolder.Demand("xsd", "AIM_v4.2_rv2_XML.xsd");
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "full.xml")));
        var written = AimXml.Write(reading.Collection!);
        AimSchemaTests.Complaints(written).ShouldBeEmpty();
        AimXml.Read(written).Collection.ShouldBe(reading.Collection);
    }

    [Fact]
    public void A_document_of_AIM_3_is_refused_with_what_it_is()
    {
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "v3", "0022BaselineA.xml")));
        reading.Collection.ShouldBeNull();
        reading.Errors.ShouldHaveSingleItem().Path.ShouldBe("/ImageAnnotation");
    }
}
