using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Dicom;

/// <summary>The dictionary (PS3.6 §6 and §7) as far as it is used here: each attribute once, with its tag and VR; the name is the keyword.</summary>
public readonly partial record struct DicomTag
{
    // First, for the definitions below fill it.
    internal static readonly List<DicomAttribute> Defined = [];

    // File meta information (PS3.10 §7.1).
    public static readonly DicomTag FileMetaInformationVersion = Define(0x0002, 0x0001, DicomVR.OB);
    public static readonly DicomTag MediaStorageSOPClassUID = Define(0x0002, 0x0002, DicomVR.UI);
    public static readonly DicomTag MediaStorageSOPInstanceUID = Define(0x0002, 0x0003, DicomVR.UI);
    public static readonly DicomTag TransferSyntaxUID = Define(0x0002, 0x0010, DicomVR.UI);
    public static readonly DicomTag ImplementationClassUID = Define(0x0002, 0x0012, DicomVR.UI);
    public static readonly DicomTag ImplementationVersionName = Define(0x0002, 0x0013, DicomVR.SH);
    public static readonly DicomTag SourceApplicationEntityTitle = Define(0x0002, 0x0016, DicomVR.AE);

    // Media directory.
    public static readonly DicomTag DirectoryRecordSequence = Define(0x0004, 0x1220, DicomVR.SQ);

    // Identification.
    public static readonly DicomTag SpecificCharacterSet = Define(0x0008, 0x0005, DicomVR.CS);
    public static readonly DicomTag ImageType = Define(0x0008, 0x0008, DicomVR.CS);
    public static readonly DicomTag InstanceCreationDate = Define(0x0008, 0x0012, DicomVR.DA);
    public static readonly DicomTag InstanceCreationTime = Define(0x0008, 0x0013, DicomVR.TM);
    public static readonly DicomTag InstanceCreatorUID = Define(0x0008, 0x0014, DicomVR.UI);
    public static readonly DicomTag SOPClassUID = Define(0x0008, 0x0016, DicomVR.UI);
    public static readonly DicomTag SOPInstanceUID = Define(0x0008, 0x0018, DicomVR.UI);
    public static readonly DicomTag StudyDate = Define(0x0008, 0x0020, DicomVR.DA);
    public static readonly DicomTag SeriesDate = Define(0x0008, 0x0021, DicomVR.DA);
    public static readonly DicomTag AcquisitionDate = Define(0x0008, 0x0022, DicomVR.DA);
    public static readonly DicomTag ContentDate = Define(0x0008, 0x0023, DicomVR.DA);
    public static readonly DicomTag AcquisitionDateTime = Define(0x0008, 0x002A, DicomVR.DT);
    public static readonly DicomTag StudyTime = Define(0x0008, 0x0030, DicomVR.TM);
    public static readonly DicomTag SeriesTime = Define(0x0008, 0x0031, DicomVR.TM);
    public static readonly DicomTag AcquisitionTime = Define(0x0008, 0x0032, DicomVR.TM);
    public static readonly DicomTag ContentTime = Define(0x0008, 0x0033, DicomVR.TM);
    public static readonly DicomTag AccessionNumber = Define(0x0008, 0x0050, DicomVR.SH);
    public static readonly DicomTag InstanceAvailability = Define(0x0008, 0x0056, DicomVR.CS);
    public static readonly DicomTag Modality = Define(0x0008, 0x0060, DicomVR.CS);
    public static readonly DicomTag ModalitiesInStudy = Define(0x0008, 0x0061, DicomVR.CS);
    public static readonly DicomTag ConversionType = Define(0x0008, 0x0064, DicomVR.CS);
    public static readonly DicomTag PresentationIntentType = Define(0x0008, 0x0068, DicomVR.CS);
    public static readonly DicomTag Manufacturer = Define(0x0008, 0x0070, DicomVR.LO);
    public static readonly DicomTag InstitutionName = Define(0x0008, 0x0080, DicomVR.LO);
    public static readonly DicomTag InstitutionAddress = Define(0x0008, 0x0081, DicomVR.ST);
    public static readonly DicomTag ReferringPhysicianName = Define(0x0008, 0x0090, DicomVR.PN);
    public static readonly DicomTag CodeValue = Define(0x0008, 0x0100, DicomVR.SH);
    public static readonly DicomTag CodingSchemeDesignator = Define(0x0008, 0x0102, DicomVR.SH);
    public static readonly DicomTag CodeMeaning = Define(0x0008, 0x0104, DicomVR.LO);
    public static readonly DicomTag MappingResource = Define(0x0008, 0x0105, DicomVR.CS);
    public static readonly DicomTag TimezoneOffsetFromUTC = Define(0x0008, 0x0201, DicomVR.SH);
    public static readonly DicomTag StationName = Define(0x0008, 0x1010, DicomVR.SH);
    public static readonly DicomTag StudyDescription = Define(0x0008, 0x1030, DicomVR.LO);
    public static readonly DicomTag ProcedureCodeSequence = Define(0x0008, 0x1032, DicomVR.SQ);
    public static readonly DicomTag SeriesDescription = Define(0x0008, 0x103E, DicomVR.LO);
    public static readonly DicomTag InstitutionalDepartmentName = Define(0x0008, 0x1040, DicomVR.LO);
    public static readonly DicomTag PhysiciansOfRecord = Define(0x0008, 0x1048, DicomVR.PN);
    public static readonly DicomTag PerformingPhysicianName = Define(0x0008, 0x1050, DicomVR.PN);
    public static readonly DicomTag NameOfPhysiciansReadingStudy = Define(0x0008, 0x1060, DicomVR.PN);
    public static readonly DicomTag OperatorsName = Define(0x0008, 0x1070, DicomVR.PN);
    public static readonly DicomTag AdmittingDiagnosesDescription = Define(0x0008, 0x1080, DicomVR.LO);
    public static readonly DicomTag ManufacturerModelName = Define(0x0008, 0x1090, DicomVR.LO);
    public static readonly DicomTag ReferencedStudySequence = Define(0x0008, 0x1110, DicomVR.SQ);
    public static readonly DicomTag ReferencedSeriesSequence = Define(0x0008, 0x1115, DicomVR.SQ);
    public static readonly DicomTag ReferencedImageSequence = Define(0x0008, 0x1140, DicomVR.SQ);
    public static readonly DicomTag ReferencedSOPClassUID = Define(0x0008, 0x1150, DicomVR.UI);
    public static readonly DicomTag ReferencedSOPInstanceUID = Define(0x0008, 0x1155, DicomVR.UI);
    public static readonly DicomTag RetrieveURL = Define(0x0008, 0x1190, DicomVR.UR);
    public static readonly DicomTag DerivationDescription = Define(0x0008, 0x2111, DicomVR.ST);
    public static readonly DicomTag SourceImageSequence = Define(0x0008, 0x2112, DicomVR.SQ);
    public static readonly DicomTag IrradiationEventUID = Define(0x0008, 0x3010, DicomVR.UI);

    // Patient.
    public static readonly DicomTag PatientName = Define(0x0010, 0x0010, DicomVR.PN);
    public static readonly DicomTag PatientID = Define(0x0010, 0x0020, DicomVR.LO);
    public static readonly DicomTag IssuerOfPatientID = Define(0x0010, 0x0021, DicomVR.LO);
    public static readonly DicomTag PatientBirthDate = Define(0x0010, 0x0030, DicomVR.DA);
    public static readonly DicomTag PatientBirthTime = Define(0x0010, 0x0032, DicomVR.TM);
    public static readonly DicomTag PatientSex = Define(0x0010, 0x0040, DicomVR.CS);
    public static readonly DicomTag OtherPatientIDs = Define(0x0010, 0x1000, DicomVR.LO);
    public static readonly DicomTag OtherPatientNames = Define(0x0010, 0x1001, DicomVR.PN);
    public static readonly DicomTag PatientAge = Define(0x0010, 0x1010, DicomVR.AS);
    public static readonly DicomTag PatientSize = Define(0x0010, 0x1020, DicomVR.DS);
    public static readonly DicomTag PatientWeight = Define(0x0010, 0x1030, DicomVR.DS);
    public static readonly DicomTag PatientAddress = Define(0x0010, 0x1040, DicomVR.LO);
    public static readonly DicomTag PatientTelephoneNumbers = Define(0x0010, 0x2154, DicomVR.SH);
    public static readonly DicomTag EthnicGroup = Define(0x0010, 0x2160, DicomVR.SH);
    public static readonly DicomTag Occupation = Define(0x0010, 0x2180, DicomVR.SH);
    public static readonly DicomTag AdditionalPatientHistory = Define(0x0010, 0x21B0, DicomVR.LT);
    public static readonly DicomTag PatientComments = Define(0x0010, 0x4000, DicomVR.LT);

    // De-identification.
    public static readonly DicomTag PatientIdentityRemoved = Define(0x0012, 0x0062, DicomVR.CS);
    public static readonly DicomTag DeidentificationMethod = Define(0x0012, 0x0063, DicomVR.LO);
    public static readonly DicomTag DeidentificationMethodCodeSequence = Define(0x0012, 0x0064, DicomVR.SQ);

    // Acquisition.
    public static readonly DicomTag ContrastBolusAgent = Define(0x0018, 0x0010, DicomVR.LO);
    public static readonly DicomTag BodyPartExamined = Define(0x0018, 0x0015, DicomVR.CS);
    public static readonly DicomTag ScanningSequence = Define(0x0018, 0x0020, DicomVR.CS);
    public static readonly DicomTag SequenceVariant = Define(0x0018, 0x0021, DicomVR.CS);
    public static readonly DicomTag ScanOptions = Define(0x0018, 0x0022, DicomVR.CS);
    public static readonly DicomTag MRAcquisitionType = Define(0x0018, 0x0023, DicomVR.CS);
    public static readonly DicomTag SequenceName = Define(0x0018, 0x0024, DicomVR.SH);
    public static readonly DicomTag AngioFlag = Define(0x0018, 0x0025, DicomVR.CS);
    public static readonly DicomTag SliceThickness = Define(0x0018, 0x0050, DicomVR.DS);
    public static readonly DicomTag KVP = Define(0x0018, 0x0060, DicomVR.DS);
    public static readonly DicomTag RepetitionTime = Define(0x0018, 0x0080, DicomVR.DS);
    public static readonly DicomTag EchoTime = Define(0x0018, 0x0081, DicomVR.DS);
    public static readonly DicomTag InversionTime = Define(0x0018, 0x0082, DicomVR.DS);
    public static readonly DicomTag NumberOfAverages = Define(0x0018, 0x0083, DicomVR.DS);
    public static readonly DicomTag ImagingFrequency = Define(0x0018, 0x0084, DicomVR.DS);
    public static readonly DicomTag ImagedNucleus = Define(0x0018, 0x0085, DicomVR.SH);
    public static readonly DicomTag EchoNumbers = Define(0x0018, 0x0086, DicomVR.IS);
    public static readonly DicomTag MagneticFieldStrength = Define(0x0018, 0x0087, DicomVR.DS);
    public static readonly DicomTag SpacingBetweenSlices = Define(0x0018, 0x0088, DicomVR.DS);
    public static readonly DicomTag NumberOfPhaseEncodingSteps = Define(0x0018, 0x0089, DicomVR.IS);
    public static readonly DicomTag DataCollectionDiameter = Define(0x0018, 0x0090, DicomVR.DS);
    public static readonly DicomTag EchoTrainLength = Define(0x0018, 0x0091, DicomVR.IS);
    public static readonly DicomTag PercentSampling = Define(0x0018, 0x0093, DicomVR.DS);
    public static readonly DicomTag PercentPhaseFieldOfView = Define(0x0018, 0x0094, DicomVR.DS);
    public static readonly DicomTag PixelBandwidth = Define(0x0018, 0x0095, DicomVR.DS);
    public static readonly DicomTag DeviceSerialNumber = Define(0x0018, 0x1000, DicomVR.LO);
    public static readonly DicomTag SoftwareVersions = Define(0x0018, 0x1020, DicomVR.LO);
    public static readonly DicomTag ProtocolName = Define(0x0018, 0x1030, DicomVR.LO);
    public static readonly DicomTag ReconstructionDiameter = Define(0x0018, 0x1100, DicomVR.DS);
    public static readonly DicomTag DistanceSourceToDetector = Define(0x0018, 0x1110, DicomVR.DS);
    public static readonly DicomTag DistanceSourceToPatient = Define(0x0018, 0x1111, DicomVR.DS);
    public static readonly DicomTag GantryDetectorTilt = Define(0x0018, 0x1120, DicomVR.DS);
    public static readonly DicomTag TableHeight = Define(0x0018, 0x1130, DicomVR.DS);
    public static readonly DicomTag RotationDirection = Define(0x0018, 0x1140, DicomVR.CS);
    public static readonly DicomTag ExposureTime = Define(0x0018, 0x1150, DicomVR.IS);
    public static readonly DicomTag XRayTubeCurrent = Define(0x0018, 0x1151, DicomVR.IS);
    public static readonly DicomTag Exposure = Define(0x0018, 0x1152, DicomVR.IS);
    public static readonly DicomTag FilterType = Define(0x0018, 0x1160, DicomVR.SH);
    public static readonly DicomTag ImagerPixelSpacing = Define(0x0018, 0x1164, DicomVR.DS);
    public static readonly DicomTag GeneratorPower = Define(0x0018, 0x1170, DicomVR.IS);
    public static readonly DicomTag CollimatorType = Define(0x0018, 0x1181, DicomVR.CS);
    public static readonly DicomTag FocalSpots = Define(0x0018, 0x1190, DicomVR.DS);
    public static readonly DicomTag ConvolutionKernel = Define(0x0018, 0x1210, DicomVR.SH);
    public static readonly DicomTag ActualFrameDuration = Define(0x0018, 0x1242, DicomVR.IS);
    public static readonly DicomTag FlipAngle = Define(0x0018, 0x1314, DicomVR.DS);
    public static readonly DicomTag PatientPosition = Define(0x0018, 0x5100, DicomVR.CS);
    public static readonly DicomTag ViewPosition = Define(0x0018, 0x5101, DicomVR.CS);
    public static readonly DicomTag SingleCollimationWidth = Define(0x0018, 0x9306, DicomVR.FD);
    public static readonly DicomTag TotalCollimationWidth = Define(0x0018, 0x9307, DicomVR.FD);
    public static readonly DicomTag TableSpeed = Define(0x0018, 0x9309, DicomVR.FD);
    public static readonly DicomTag SpiralPitchFactor = Define(0x0018, 0x9311, DicomVR.FD);
    public static readonly DicomTag ReconstructionAlgorithm = Define(0x0018, 0x9315, DicomVR.CS);
    public static readonly DicomTag ContributingSourcesSequence = Define(0x0018, 0x9506, DicomVR.SQ);

    // Relationship: series, image, geometry.
    public static readonly DicomTag StudyInstanceUID = Define(0x0020, 0x000D, DicomVR.UI);
    public static readonly DicomTag SeriesInstanceUID = Define(0x0020, 0x000E, DicomVR.UI);
    public static readonly DicomTag StudyID = Define(0x0020, 0x0010, DicomVR.SH);
    public static readonly DicomTag SeriesNumber = Define(0x0020, 0x0011, DicomVR.IS);
    public static readonly DicomTag AcquisitionNumber = Define(0x0020, 0x0012, DicomVR.IS);
    public static readonly DicomTag InstanceNumber = Define(0x0020, 0x0013, DicomVR.IS);
    public static readonly DicomTag PatientOrientation = Define(0x0020, 0x0020, DicomVR.CS);
    public static readonly DicomTag ImagePositionPatient = Define(0x0020, 0x0032, DicomVR.DS);
    public static readonly DicomTag ImageOrientationPatient = Define(0x0020, 0x0037, DicomVR.DS);
    public static readonly DicomTag FrameOfReferenceUID = Define(0x0020, 0x0052, DicomVR.UI);
    public static readonly DicomTag Laterality = Define(0x0020, 0x0060, DicomVR.CS);
    public static readonly DicomTag ImageLaterality = Define(0x0020, 0x0062, DicomVR.CS);
    public static readonly DicomTag TemporalPositionIdentifier = Define(0x0020, 0x0100, DicomVR.IS);
    public static readonly DicomTag NumberOfTemporalPositions = Define(0x0020, 0x0105, DicomVR.IS);
    public static readonly DicomTag ImagesInAcquisition = Define(0x0020, 0x1002, DicomVR.IS);
    public static readonly DicomTag PositionReferenceIndicator = Define(0x0020, 0x1040, DicomVR.LO);
    public static readonly DicomTag SliceLocation = Define(0x0020, 0x1041, DicomVR.DS);
    public static readonly DicomTag NumberOfStudyRelatedSeries = Define(0x0020, 0x1206, DicomVR.IS);
    public static readonly DicomTag NumberOfStudyRelatedInstances = Define(0x0020, 0x1208, DicomVR.IS);
    public static readonly DicomTag NumberOfSeriesRelatedInstances = Define(0x0020, 0x1209, DicomVR.IS);
    public static readonly DicomTag ImageComments = Define(0x0020, 0x4000, DicomVR.LT);

    // Image presentation.
    public static readonly DicomTag SamplesPerPixel = Define(0x0028, 0x0002, DicomVR.US);
    public static readonly DicomTag PhotometricInterpretation = Define(0x0028, 0x0004, DicomVR.CS);
    public static readonly DicomTag PlanarConfiguration = Define(0x0028, 0x0006, DicomVR.US);
    public static readonly DicomTag NumberOfFrames = Define(0x0028, 0x0008, DicomVR.IS);
    public static readonly DicomTag Rows = Define(0x0028, 0x0010, DicomVR.US);
    public static readonly DicomTag Columns = Define(0x0028, 0x0011, DicomVR.US);
    public static readonly DicomTag PixelSpacing = Define(0x0028, 0x0030, DicomVR.DS);
    public static readonly DicomTag CorrectedImage = Define(0x0028, 0x0051, DicomVR.CS);
    public static readonly DicomTag BitsAllocated = Define(0x0028, 0x0100, DicomVR.US);
    public static readonly DicomTag BitsStored = Define(0x0028, 0x0101, DicomVR.US);
    public static readonly DicomTag HighBit = Define(0x0028, 0x0102, DicomVR.US);
    public static readonly DicomTag PixelRepresentation = Define(0x0028, 0x0103, DicomVR.US);
    public static readonly DicomTag SmallestImagePixelValue = Define(0x0028, 0x0106, DicomVR.US, signFollowsPixels: true);
    public static readonly DicomTag LargestImagePixelValue = Define(0x0028, 0x0107, DicomVR.US, signFollowsPixels: true);
    public static readonly DicomTag PixelPaddingValue = Define(0x0028, 0x0120, DicomVR.US, signFollowsPixels: true);
    public static readonly DicomTag PixelPaddingRangeLimit = Define(0x0028, 0x0121, DicomVR.US, signFollowsPixels: true);
    public static readonly DicomTag BurnedInAnnotation = Define(0x0028, 0x0301, DicomVR.CS);
    public static readonly DicomTag RecognizableVisualFeatures = Define(0x0028, 0x0302, DicomVR.CS);
    public static readonly DicomTag LongitudinalTemporalInformationModified = Define(0x0028, 0x0303, DicomVR.CS);
    public static readonly DicomTag PixelSpacingCalibrationType = Define(0x0028, 0x0A02, DicomVR.CS);
    public static readonly DicomTag PixelIntensityRelationship = Define(0x0028, 0x1040, DicomVR.CS);
    public static readonly DicomTag PixelIntensityRelationshipSign = Define(0x0028, 0x1041, DicomVR.SS);
    public static readonly DicomTag WindowCenter = Define(0x0028, 0x1050, DicomVR.DS);
    public static readonly DicomTag WindowWidth = Define(0x0028, 0x1051, DicomVR.DS);
    public static readonly DicomTag RescaleIntercept = Define(0x0028, 0x1052, DicomVR.DS);
    public static readonly DicomTag RescaleSlope = Define(0x0028, 0x1053, DicomVR.DS);
    public static readonly DicomTag RescaleType = Define(0x0028, 0x1054, DicomVR.LO);
    public static readonly DicomTag WindowCenterWidthExplanation = Define(0x0028, 0x1055, DicomVR.LO);
    public static readonly DicomTag VOILUTFunction = Define(0x0028, 0x1056, DicomVR.CS);
    public static readonly DicomTag LossyImageCompression = Define(0x0028, 0x2110, DicomVR.CS);
    public static readonly DicomTag ModalityLUTSequence = Define(0x0028, 0x3000, DicomVR.SQ);
    public static readonly DicomTag LUTDescriptor = Define(0x0028, 0x3002, DicomVR.US, signFollowsPixels: true);
    public static readonly DicomTag LUTExplanation = Define(0x0028, 0x3003, DicomVR.LO);
    public static readonly DicomTag LUTData = Define(0x0028, 0x3006, DicomVR.OW);
    public static readonly DicomTag VOILUTSequence = Define(0x0028, 0x3010, DicomVR.SQ);
    public static readonly DicomTag PixelDataProviderURL = Define(0x0028, 0x7FE0, DicomVR.UR);

    public static readonly DicomTag RequestedProcedureDescription = Define(0x0032, 0x1060, DicomVR.LO);

    // Procedure.
    public static readonly DicomTag ScheduledProcedureStepDescription = Define(0x0040, 0x0007, DicomVR.LO);
    public static readonly DicomTag PerformedProcedureStepStartDate = Define(0x0040, 0x0244, DicomVR.DA);
    public static readonly DicomTag PerformedProcedureStepID = Define(0x0040, 0x0253, DicomVR.SH);
    public static readonly DicomTag PerformedProcedureStepDescription = Define(0x0040, 0x0254, DicomVR.LO);
    public static readonly DicomTag RequestAttributesSequence = Define(0x0040, 0x0275, DicomVR.SQ);
    public static readonly DicomTag PersonName = Define(0x0040, 0xA123, DicomVR.PN);
    public static readonly DicomTag TextValue = Define(0x0040, 0xA160, DicomVR.UT);
    public static readonly DicomTag ContentSequence = Define(0x0040, 0xA730, DicomVR.SQ);

    // Nuclear medicine, PET.
    public static readonly DicomTag EnergyWindowRangeSequence = Define(0x0054, 0x0013, DicomVR.SQ);
    public static readonly DicomTag RadiopharmaceuticalInformationSequence = Define(0x0054, 0x0016, DicomVR.SQ);
    public static readonly DicomTag NumberOfSlices = Define(0x0054, 0x0081, DicomVR.US);
    public static readonly DicomTag PatientOrientationCodeSequence = Define(0x0054, 0x0410, DicomVR.SQ);
    public static readonly DicomTag PatientGantryRelationshipCodeSequence = Define(0x0054, 0x0414, DicomVR.SQ);
    public static readonly DicomTag SeriesType = Define(0x0054, 0x1000, DicomVR.CS);
    public static readonly DicomTag Units = Define(0x0054, 0x1001, DicomVR.CS);
    public static readonly DicomTag CountsSource = Define(0x0054, 0x1002, DicomVR.CS);
    public static readonly DicomTag ReprojectionMethod = Define(0x0054, 0x1004, DicomVR.CS);
    public static readonly DicomTag SUVType = Define(0x0054, 0x1006, DicomVR.CS);
    public static readonly DicomTag RandomsCorrectionMethod = Define(0x0054, 0x1100, DicomVR.CS);
    public static readonly DicomTag AttenuationCorrectionMethod = Define(0x0054, 0x1101, DicomVR.LO);
    public static readonly DicomTag DecayCorrection = Define(0x0054, 0x1102, DicomVR.CS);
    public static readonly DicomTag ReconstructionMethod = Define(0x0054, 0x1103, DicomVR.LO);
    public static readonly DicomTag ScatterCorrectionMethod = Define(0x0054, 0x1105, DicomVR.LO);
    public static readonly DicomTag FrameReferenceTime = Define(0x0054, 0x1300, DicomVR.DS);
    public static readonly DicomTag SliceSensitivityFactor = Define(0x0054, 0x1320, DicomVR.DS);
    public static readonly DicomTag DecayFactor = Define(0x0054, 0x1321, DicomVR.DS);
    public static readonly DicomTag DoseCalibrationFactor = Define(0x0054, 0x1322, DicomVR.DS);
    public static readonly DicomTag ImageIndex = Define(0x0054, 0x1330, DicomVR.US);

    // Segmentation.
    public static readonly DicomTag SegmentSequence = Define(0x0062, 0x0002, DicomVR.SQ);
    public static readonly DicomTag SegmentLabel = Define(0x0062, 0x0005, DicomVR.LO);

    // Storage.
    public static readonly DicomTag IconImageSequence = Define(0x0088, 0x0200, DicomVR.SQ);

    public static readonly DicomTag PresentationLUTShape = Define(0x2050, 0x0020, DicomVR.CS);

    // Functional groups.
    public static readonly DicomTag SharedFunctionalGroupsSequence = Define(0x5200, 0x9229, DicomVR.SQ);
    public static readonly DicomTag PerFrameFunctionalGroupsSequence = Define(0x5200, 0x9230, DicomVR.SQ);

    public static readonly DicomTag SpectroscopyData = Define(0x5600, 0x0020, DicomVR.OF);

    // Overlays (first group of the repeating ones).
    public static readonly DicomTag OverlayRows = Define(0x6000, 0x0010, DicomVR.US);
    public static readonly DicomTag OverlayColumns = Define(0x6000, 0x0011, DicomVR.US);
    public static readonly DicomTag OverlayType = Define(0x6000, 0x0040, DicomVR.CS);
    public static readonly DicomTag OverlayOrigin = Define(0x6000, 0x0050, DicomVR.SS);
    public static readonly DicomTag OverlayBitsAllocated = Define(0x6000, 0x0100, DicomVR.US);
    public static readonly DicomTag OverlayBitPosition = Define(0x6000, 0x0102, DicomVR.US);
    public static readonly DicomTag OverlayData = Define(0x6000, 0x3000, DicomVR.OW);

    // Pixel data.
    public static readonly DicomTag ExtendedOffsetTable = Define(0x7FE0, 0x0001, DicomVR.OV);
    public static readonly DicomTag ExtendedOffsetTableLengths = Define(0x7FE0, 0x0002, DicomVR.OV);
    public static readonly DicomTag FloatPixelData = Define(0x7FE0, 0x0008, DicomVR.OF);
    public static readonly DicomTag DoubleFloatPixelData = Define(0x7FE0, 0x0009, DicomVR.OD);
    public static readonly DicomTag PixelData = Define(0x7FE0, 0x0010, DicomVR.OW);

    public static readonly DicomTag DigitalSignaturesSequence = Define(0xFFFA, 0xFFFA, DicomVR.SQ);

    public static readonly DicomTag DataSetTrailingPadding = Define(0xFFFC, 0xFFFC, DicomVR.OB);

    // Delimiters of sequences (PS3.5 §7.5); they have no VR and are no attributes.
    internal static readonly DicomTag Item = new(0xFFFE, 0xE000);
    internal static readonly DicomTag ItemDelimitationItem = new(0xFFFE, 0xE00D);
    internal static readonly DicomTag SequenceDelimitationItem = new(0xFFFE, 0xE0DD);

    private static DicomTag Define(ushort group, ushort element, DicomVR vr, bool signFollowsPixels = false, [CallerMemberName] string keyword = "")
    {
        var tag = new DicomTag(group, element);
        Defined.Add(new DicomAttribute(tag, keyword, vr, signFollowsPixels));
        return tag;
    }
}
