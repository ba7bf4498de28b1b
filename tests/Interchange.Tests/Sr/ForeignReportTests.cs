using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>Reports that others wrote.</summary>
public class ForeignReportTests
{
    [Fact]
    public void A_report_by_dcmqi_gives_its_segment_with_every_number_tied_to_it()
    {
        var reading = Read("..", "dicom", "objects_dcmqi", "data", "sr-example", "sr.dcm");
        var annotation = reading.Collection!.ImageAnnotations.ShouldHaveSingleItem();
        annotation.Name.ShouldBe("primary tumor");
        annotation.TypeCodes[0].ShouldBe(new CodedConcept("M-80003", "SRT", "Neoplasm, Primary"));
        annotation.PhysicalEntities.ShouldHaveSingleItem().Answer.TypeCodes[0].Value.ShouldBe("T-C5300");
        annotation.Segmentations.ShouldHaveSingleItem().SegmentNumber.ShouldBe(1);
        annotation.Calculations.Count.ShouldBeGreaterThan(20);
        annotation.Calculations[0].TypeCodes.Select(c => c.Value).ShouldBe(["126401", "R-00317"]);
        annotation.Calculations[0].Results[0].Scalar.ShouldBe(new Quantity(6.01529, new UcumUnit("{SUVbw}g/ml")));
        annotation.Statements.Count.ShouldBe(annotation.Calculations.Count);
        annotation.PrecedentReferencedAnnotationUid.ShouldBe(reading.Origin!.SopInstance);
        reading.Collection.User!.Name.ShouldBe("User2");
        reading.Findings.ShouldContain(f => f.Message.Contains("Real World Value Map", StringComparison.Ordinal));
    }

    [Fact]
    public void A_planar_region_by_highdicom_keeps_site_modifier_and_area()
    {
        var reading = Read("..", "dicom", "objects_highdicom", "data", "test_files", "sr_document.dcm");
        var annotation = reading.Collection!.ImageAnnotations.ShouldHaveSingleItem();
        annotation.Markups.ShouldHaveSingleItem().ShouldBeOfType<TwoDimensionCircle>().Points.ShouldBe([new(58, 52), new(58, 41)]);
        annotation.PhysicalEntities[0].Answer.TypeCodes.Select(c => c.Value).ShouldBe(["T-D00F7", "T-11531"]);
        annotation.Calculations[0].Results[0].Scalar.ShouldBe(new Quantity(1.7, new UcumUnit("cm2")));
        annotation.Statements.ShouldHaveSingleItem().Object.ShouldBe(annotation.Markups[0].UniqueIdentifier);
        reading.Collection.User!.Name.ShouldBe("Foo");
    }

    [Fact]
    public void Several_groups_by_highdicom_are_several_annotations_one_of_them_with_a_point_in_the_patient()
    {
        var reading = Read("..", "dicom", "objects_highdicom", "data", "test_files", "sr_document_with_multiple_groups.dcm");
        reading.Collection!.ImageAnnotations.Select(a => a.Name).ShouldBe(["Image0001", "LungNodule0001", "Aorta0001", "Vertebra0001"]);
        reading.Collection.ImageAnnotations[2].Markups[0].ShouldBeOfType<TwoDimensionPolyline>().Points.Count.ShouldBe(4);
        reading.Collection.ImageAnnotations[0].Observations[0].Characteristics[0].Answer.QuestionTypeCodes[0].Value.ShouldBe("51845000");
        reading.Collection.ImageAnnotations[3].Markups[0].ShouldBeOfType<ThreeDimensionPoint>().Points[0].Y.ShouldBe(234.1, 1e-5);
    }

    [Fact]
    public void A_report_of_the_kind_that_viewers_write_gives_its_five_marks()
    {
        var reading = Read("samples", "sr_hydrates.dcm");
        var all = reading.Collection!.ImageAnnotations;
        all.Count.ShouldBe(5);
        all.SelectMany(a => a.Markups).Select(m => m.GetType().Name).ShouldBe(
            ["TwoDimensionMultiPoint", "TwoDimensionMultiPoint", "TwoDimensionMultiPoint", "TwoDimensionEllipse", "TwoDimensionCircle", "TwoDimensionPolyline"]);
        all[1].Calculations.Select(c => c.TypeCodes[0]).ShouldBe([Codes.LongAxis, Codes.ShortAxis]);
        all.ShouldAllBe(a => a.PhysicalEntities[0].Answer.TypeCodes[0].Value == "10200004");
        all[2].Statements.Count.ShouldBe(all[2].Calculations.Count);
        reading.Findings.ShouldBeEmpty();
    }

    /// <summary>As workstations wrote before TID 1500: codes of SRT, numbers in containers of their own making.</summary>
    [Fact]
    public void Numbers_with_regions_outside_of_any_known_template_are_annotations()
    {
        var reading = StructuredReport.Read(OldReport.Make());
        var all = reading.Collection!.ImageAnnotations;
        all.Select(a => a.Name).ShouldBe(["Left lung", "Findings"]);
        var (first, second) = (all[0], all[1]);
        first.Markups.Select(m => m.GetType()).ShouldBe([typeof(TwoDimensionMultiPoint), typeof(TwoDimensionPolyline)]);
        first.Calculations[0].TypeCodes[0].ShouldBe(new CodedConcept("G-D7FE", "SRT", "Length"));
        first.Statements.Count.ShouldBe(2);
        first.Comment.ShouldBe("Description: spiculated");
        ((TwoDimensionPolyline)first.Markups[1]).ReferencedFrameNumber.ShouldBe(3);
        second.Markups[0].ShouldBeOfType<TwoDimensionEllipse>();
        reading.Origin!.Manufacturer.ShouldBe("Old Workstation");
        reading.Findings.Select(f => f.Path).ShouldContain("1.1.4");
    }

    [Fact]
    public void Nesting_without_end_is_cut_and_said()
    {
        var report = OldReport.Make();
        var below = report;
        for (var i = 0; i < 3000; i++)
        {
            var next = OldReport.Container(below, "C", "nested");
            below.AddOrUpdate(DicomTag.ContentSequence, next);
            below = next;
        }

        var reading = StructuredReport.Read(report);
        reading.Collection.ShouldBeNull();
        reading.Findings.ShouldContain(f => f.Message.Contains("nests deeper", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_report_of_annotations_is_refused_with_the_reason()
    {
        StructuredReport.Read(new DicomDataset().AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")).Findings.ShouldHaveSingleItem().IsError.ShouldBeTrue();
        var dose = OldReport.Make().AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.88.67");
        StructuredReport.Read(dose).Findings.ShouldHaveSingleItem().Message.ShouldContain("radiation dose");
        var without = OldReport.Make();
        without.Remove(DicomTag.StudyInstanceUID);
        StructuredReport.Read(without).Findings.ShouldHaveSingleItem().Path.ShouldContain("StudyInstanceUID");
        var empty = OldReport.Make();
        empty.Remove(DicomTag.ContentSequence);
        StructuredReport.Read(empty).Findings.ShouldContain(f => f.IsError);
    }

    private static ReportReading Read(params string[] path)
    {
        var bytes = File.ReadAllBytes(SharedFolder.Demand(path));
        DicomFile.TryRead(bytes, out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        var reading = StructuredReport.Read(file!.Dataset);
        reading.Collection.ShouldNotBeNull(string.Join('\n', reading.Findings));
        AimXml.Read(AimXml.Write(reading.Collection)).Errors.ShouldBeEmpty();
        return reading;
    }
}
