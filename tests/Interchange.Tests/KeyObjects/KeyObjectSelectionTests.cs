using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.KeyObjects;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Interchange.Tests.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.KeyObjects;

public class KeyObjectSelectionTests
{
    [Fact]
    public void A_selection_becomes_one_annotation_with_its_title_its_words_and_its_images()
    {
        var reading = KeyObjectSelection.Read(Selection());
        var annotation = reading.Collection!.ImageAnnotations.ShouldHaveSingleItem();
        annotation.TypeCodes.ShouldBe([new("113001", "DCM", "Rejected for Quality Reasons"), new("111207", "DCM", "Image artifact(s)")]);
        annotation.Comment.ShouldBe("moved");
        var study = annotation.DicomImageReferences.ShouldHaveSingleItem().Study;
        study.InstanceUid.ShouldBe(Marked.Study);
        study.Series.InstanceUid.ShouldBe(Marked.Series);
        study.Series.Images.Select(i => i.SopInstanceUid).ShouldBe([Marked.Slice(1), Marked.Slice(2)]);
        annotation.PrecedentReferencedAnnotationUid.ShouldBe(Marked.U(1));
        reading.Collection.User!.Name.ShouldBe("Roe^Jo");
        reading.Origin!.Title!.Value.ShouldBe("113001");
        reading.Findings.ShouldHaveSingleItem().Message.ShouldContain("no image");
    }

    [Fact]
    public void What_is_no_selection_is_refused_and_so_is_one_without_identifiers()
    {
        KeyObjectSelection.Read(OldReport.Make()).Findings.ShouldHaveSingleItem().IsError.ShouldBeTrue();
        var without = Selection();
        without.Remove(DicomTag.SeriesInstanceUID);
        KeyObjectSelection.Read(without).Collection.ShouldBeNull();
        StructuredReport.Read(Selection()).Findings.ShouldHaveSingleItem().Message.ShouldContain("key object");
    }

    private static DicomDataset Selection()
    {
        var root = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, KeyObjectSelection.SopClass).AddOrUpdate(DicomTag.SOPInstanceUID, Marked.U(1))
            .AddOrUpdate(DicomTag.StudyInstanceUID, Marked.Study).AddOrUpdate(DicomTag.SeriesInstanceUID, Marked.U(2))
            .AddOrUpdate(DicomTag.ContentDate, "20240119").AddOrUpdate(DicomTag.ContentTime, "072710").AddOrUpdate(DicomTag.ValueType, "CONTAINER")
            .AddCode(DicomTag.ConceptNameCodeSequence, new CodedConcept("113001", "DCM", "Rejected for Quality Reasons"));
        root.AddOrUpdate(
            DicomTag.ContentSequence,
            Item(root, "HAS CONCEPT MOD", "CODE", "113011", "Document Title Modifier").AddCode(DicomTag.ConceptCodeSequence, new CodedConcept("111207", "DCM", "Image artifact(s)")),
            Item(root, "HAS OBS CONTEXT", "PNAME", "121008", "Person Observer Name").AddOrUpdate(DicomTag.PersonName, "Roe^Jo"),
            Item(root, "CONTAINS", "TEXT", "113012", "Key Object Description").AddOrUpdate(DicomTag.TextValue, "moved"),
            Picture(root, 1), Picture(root, 2), Item(root, "CONTAINS", "WAVEFORM", "113099", "Trace"));
        var study = new DicomDataset(root).AddOrUpdate(DicomTag.StudyInstanceUID, Marked.Study);
        study.AddOrUpdate(DicomTag.ReferencedSeriesSequence, new DicomDataset(study).AddOrUpdate(DicomTag.SeriesInstanceUID, Marked.Series)
            .AddOrUpdate(DicomTag.ReferencedSOPSequence, Reference(study, 1), Reference(study, 2)));
        return root.AddOrUpdate(DicomTag.CurrentRequestedProcedureEvidenceSequence, study);
    }

    private static DicomDataset Item(DicomDataset parent, string relationship, string type, string code, string meaning) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.RelationshipType, relationship).AddOrUpdate(DicomTag.ValueType, type)
        .AddCode(DicomTag.ConceptNameCodeSequence, new CodedConcept(code, "DCM", meaning));

    private static DicomDataset Picture(DicomDataset parent, int slice) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.RelationshipType, "CONTAINS").AddOrUpdate(DicomTag.ValueType, "IMAGE").AddOrUpdate(DicomTag.ReferencedSOPSequence, Reference(parent, slice));

    private static DicomDataset Reference(DicomDataset parent, int slice) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.ReferencedSOPClassUID, Marked.CT).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, Marked.Slice(slice));
}
