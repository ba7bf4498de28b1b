using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>A report without a template, as workstations wrote before there was one for measurements.</summary>
internal static class OldReport
{
    public static DicomDataset Make()
    {
        var report = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.88.33").AddOrUpdate(DicomTag.SOPInstanceUID, Marked.U(1))
            .AddOrUpdate(DicomTag.StudyInstanceUID, Marked.Study).AddOrUpdate(DicomTag.SeriesInstanceUID, Marked.U(2))
            .AddOrUpdate(DicomTag.ContentDate, "20040119").AddOrUpdate(DicomTag.ContentTime, "0727").AddOrUpdate(DicomTag.Manufacturer, "Old Workstation")
            .AddOrUpdate(DicomTag.PatientID, "P1").AddOrUpdate(DicomTag.ValueType, "CONTAINER");
        Name(report, DicomTag.ConceptNameCodeSequence, "11528-7", "LN", "Radiology Report");
        var first = Container(report, "C-1", "Left lung");
        var second = Container(report, "C-2", "Findings");
        report.AddOrUpdate(DicomTag.ContentSequence, first, second);
        first.AddOrUpdate(
            DicomTag.ContentSequence,
            Number(first, "G-D7FE", "Length", 12.5, "mm", "MULTIPOINT", [10, 10, 20, 20], "1.2.840.10008.5.1.4.1.1.2", null),
            Number(first, "G-A166", "Area", 3, "cm2", "POLYLINE", [1, 1, 9, 1, 9, 9], "1.2.840.10008.5.1.4.1.1.4.1", 3),
            Text(first, "Description", "spiculated"), Waveform(first));
        second.AddOrUpdate(DicomTag.ContentSequence, Number(second, "G-A166", "Area", 3, "mm2", "ELLIPSE", [1, 5, 9, 5, 5, 3, 5, 7], "1.2.840.10008.5.1.4.1.1.2", null));
        return report;
    }

    public static DicomDataset Container(DicomDataset parent, string code, string meaning) =>
        Name(Item(parent, "CONTAINS", "CONTAINER"), DicomTag.ConceptNameCodeSequence, code, "99OLD", meaning);

    private static DicomDataset Number(
        DicomDataset parent, string code, string meaning, double value, string unit, string graphic, double[] points, string sopClass, int? frame)
    {
        var number = Name(Item(parent, "CONTAINS", "NUM"), DicomTag.ConceptNameCodeSequence, code, "SRT", meaning);
        var measured = Name(new DicomDataset(number).AddOrUpdate(DicomTag.NumericValue, value), DicomTag.MeasurementUnitsCodeSequence, unit, "UCUM", unit);
        var region = Item(number, "INFERRED FROM", "SCOORD").AddOrUpdate(DicomTag.GraphicType, graphic).AddOrUpdate(DicomTag.GraphicData, points);
        var image = Item(region, "SELECTED FROM", "IMAGE");
        var reference = new DicomDataset(image).AddOrUpdate(DicomTag.ReferencedSOPClassUID, sopClass).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, Marked.Slice(frame ?? 1));
        if (frame is { } f)
        {
            reference.AddOrUpdate(DicomTag.ReferencedFrameNumber, f);
        }

        image.AddOrUpdate(DicomTag.ReferencedSOPSequence, reference);
        return number.AddOrUpdate(DicomTag.MeasuredValueSequence, measured).AddOrUpdate(DicomTag.ContentSequence, region.AddOrUpdate(DicomTag.ContentSequence, image));
    }

    private static DicomDataset Text(DicomDataset parent, string meaning, string text) =>
        Name(Item(parent, "CONTAINS", "TEXT"), DicomTag.ConceptNameCodeSequence, "T-1", "99OLD", meaning).AddOrUpdate(DicomTag.TextValue, text);

    private static DicomDataset Waveform(DicomDataset parent) => Name(Item(parent, "CONTAINS", "WAVEFORM"), DicomTag.ConceptNameCodeSequence, "W-1", "99OLD", "Trace");

    private static DicomDataset Item(DicomDataset parent, string relationship, string type) =>
        new DicomDataset(parent).AddOrUpdate(DicomTag.RelationshipType, relationship).AddOrUpdate(DicomTag.ValueType, type);

    private static DicomDataset Name(DicomDataset item, DicomTag tag, string code, string scheme, string meaning) =>
        item.AddCode(tag, new CodedConcept(code, scheme, meaning));
}
