using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>The attributes of structure sets (PS3.3 §C.8.8.5, §C.8.8.6, §C.8.8.8).</summary>
internal static class RtTags
{
    public static readonly DicomTag StructureSetLabel = new(0x3006, 0x0002);
    public static readonly DicomTag StructureSetDescription = new(0x3006, 0x0006);
    public static readonly DicomTag StructureSetDate = new(0x3006, 0x0008);
    public static readonly DicomTag StructureSetTime = new(0x3006, 0x0009);
    public static readonly DicomTag ReferencedFrameOfReferenceSequence = new(0x3006, 0x0010);
    public static readonly DicomTag RTReferencedStudySequence = new(0x3006, 0x0012);
    public static readonly DicomTag RTReferencedSeriesSequence = new(0x3006, 0x0014);
    public static readonly DicomTag ContourImageSequence = new(0x3006, 0x0016);
    public static readonly DicomTag StructureSetROISequence = new(0x3006, 0x0020);
    public static readonly DicomTag ROINumber = new(0x3006, 0x0022);
    public static readonly DicomTag ReferencedFrameOfReferenceUID = new(0x3006, 0x0024);
    public static readonly DicomTag ROIName = new(0x3006, 0x0026);
    public static readonly DicomTag ROIDescription = new(0x3006, 0x0028);
    public static readonly DicomTag ROIDisplayColor = new(0x3006, 0x002A);
    public static readonly DicomTag ROIGenerationAlgorithm = new(0x3006, 0x0036);
    public static readonly DicomTag ROIGenerationDescription = new(0x3006, 0x0038);
    public static readonly DicomTag ROIContourSequence = new(0x3006, 0x0039);
    public static readonly DicomTag ContourSequence = new(0x3006, 0x0040);
    public static readonly DicomTag ContourGeometricType = new(0x3006, 0x0042);
    public static readonly DicomTag NumberOfContourPoints = new(0x3006, 0x0046);
    public static readonly DicomTag ContourData = new(0x3006, 0x0050);
    public static readonly DicomTag RTROIObservationsSequence = new(0x3006, 0x0080);
    public static readonly DicomTag ObservationNumber = new(0x3006, 0x0082);
    public static readonly DicomTag ReferencedROINumber = new(0x3006, 0x0084);
    public static readonly DicomTag ROIObservationLabel = new(0x3006, 0x0085);
    public static readonly DicomTag RTROIIdentificationCodeSequence = new(0x3006, 0x0086);
    public static readonly DicomTag RTROIInterpretedType = new(0x3006, 0x00A4);
    public static readonly DicomTag ROIInterpreter = new(0x3006, 0x00A6);
    public static readonly DicomTag ApprovalStatus = new(0x300E, 0x0002);
}
