namespace CrowdAnnotate.Dicom;

/// <summary>The attributes of structured reports (PS3.3 §C.17) and of what they refer to.</summary>
public readonly partial record struct DicomTag
{
    public static readonly DicomTag CodingSchemeVersion = new(0x0008, 0x0103);
    public static readonly DicomTag CodingSchemeIdentificationSequence = new(0x0008, 0x0110);
    public static readonly DicomTag CodingSchemeName = new(0x0008, 0x0115);
    public static readonly DicomTag LongCodeValue = new(0x0008, 0x0119);
    public static readonly DicomTag URNCodeValue = new(0x0008, 0x0120);
    public static readonly DicomTag ReferencedPerformedProcedureStepSequence = new(0x0008, 0x1111);
    public static readonly DicomTag ReferencedFrameNumber = new(0x0008, 0x1160);
    public static readonly DicomTag ReferencedSOPSequence = new(0x0008, 0x1199);
    public static readonly DicomTag SourcePatientGroupIdentificationSequence = new(0x0010, 0x0026);
    public static readonly DicomTag ReferencedFrameOfReferenceUID = new(0x3006, 0x0024);
    public static readonly DicomTag RelationshipType = new(0x0040, 0xA010);
    public static readonly DicomTag ObservationDateTime = new(0x0040, 0xA032);
    public static readonly DicomTag ValueType = new(0x0040, 0xA040);
    public static readonly DicomTag ConceptNameCodeSequence = new(0x0040, 0xA043);
    public static readonly DicomTag ContinuityOfContent = new(0x0040, 0xA050);
    public static readonly DicomTag DateTime = new(0x0040, 0xA120);
    public static readonly DicomTag Date = new(0x0040, 0xA121);
    public static readonly DicomTag Time = new(0x0040, 0xA122);
    public static readonly DicomTag UID = new(0x0040, 0xA124);
    public static readonly DicomTag FloatingPointValue = new(0x0040, 0xA161);
    public static readonly DicomTag ConceptCodeSequence = new(0x0040, 0xA168);
    public static readonly DicomTag ObservationUID = new(0x0040, 0xA171);
    public static readonly DicomTag MeasuredValueSequence = new(0x0040, 0xA300);
    public static readonly DicomTag NumericValueQualifierCodeSequence = new(0x0040, 0xA301);
    public static readonly DicomTag NumericValue = new(0x0040, 0xA30A);
    public static readonly DicomTag MeasurementUnitsCodeSequence = new(0x0040, 0x08EA);
    public static readonly DicomTag PredecessorDocumentsSequence = new(0x0040, 0xA360);
    public static readonly DicomTag PerformedProcedureCodeSequence = new(0x0040, 0xA372);
    public static readonly DicomTag CurrentRequestedProcedureEvidenceSequence = new(0x0040, 0xA375);
    public static readonly DicomTag PertinentOtherEvidenceSequence = new(0x0040, 0xA385);
    public static readonly DicomTag CompletionFlag = new(0x0040, 0xA491);
    public static readonly DicomTag VerificationFlag = new(0x0040, 0xA493);
    public static readonly DicomTag ContentTemplateSequence = new(0x0040, 0xA504);
    public static readonly DicomTag ReferencedContentItemIdentifier = new(0x0040, 0xDB73);
    public static readonly DicomTag TemplateIdentifier = new(0x0040, 0xDB00);
    public static readonly DicomTag ReferencedSegmentNumber = new(0x0062, 0x000B);
    public static readonly DicomTag GraphicData = new(0x0070, 0x0022);
    public static readonly DicomTag GraphicType = new(0x0070, 0x0023);
    public static readonly DicomTag ClinicalTrialSponsorName = new(0x0012, 0x0010);
    public static readonly DicomTag ClinicalTrialProtocolID = new(0x0012, 0x0020);
    public static readonly DicomTag ClinicalTrialProtocolName = new(0x0012, 0x0021);
    public static readonly DicomTag ClinicalTrialSiteID = new(0x0012, 0x0030);
    public static readonly DicomTag ClinicalTrialSiteName = new(0x0012, 0x0031);
    public static readonly DicomTag ClinicalTrialSubjectID = new(0x0012, 0x0040);
    public static readonly DicomTag ClinicalTrialSubjectReadingID = new(0x0012, 0x0042);
    public static readonly DicomTag ClinicalTrialTimePointID = new(0x0012, 0x0050);
    public static readonly DicomTag ClinicalTrialTimePointDescription = new(0x0012, 0x0051);
}
