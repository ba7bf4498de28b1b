namespace CrowdAnnotate.Dicom;

/// <summary>The attributes that this product reads or writes by name; the name is the keyword of PS3.6. What they are, <see cref="DicomDictionary"/> says.</summary>
public readonly partial record struct DicomTag
{
    // File meta information (PS3.10 §7.1).
    public static readonly DicomTag FileMetaInformationGroupLength = new(0x0002, 0x0000);
    public static readonly DicomTag FileMetaInformationVersion = new(0x0002, 0x0001);
    public static readonly DicomTag MediaStorageSOPClassUID = new(0x0002, 0x0002);
    public static readonly DicomTag MediaStorageSOPInstanceUID = new(0x0002, 0x0003);
    public static readonly DicomTag TransferSyntaxUID = new(0x0002, 0x0010);
    public static readonly DicomTag ImplementationClassUID = new(0x0002, 0x0012);
    public static readonly DicomTag ImplementationVersionName = new(0x0002, 0x0013);
    public static readonly DicomTag SourceApplicationEntityTitle = new(0x0002, 0x0016);

    // Media directory.
    public static readonly DicomTag DirectoryRecordSequence = new(0x0004, 0x1220);

    // Identification.
    public static readonly DicomTag SpecificCharacterSet = new(0x0008, 0x0005);
    public static readonly DicomTag ImageType = new(0x0008, 0x0008);
    public static readonly DicomTag InstanceCreationDate = new(0x0008, 0x0012);
    public static readonly DicomTag InstanceCreationTime = new(0x0008, 0x0013);
    public static readonly DicomTag InstanceCreatorUID = new(0x0008, 0x0014);
    public static readonly DicomTag SOPClassUID = new(0x0008, 0x0016);
    public static readonly DicomTag SOPInstanceUID = new(0x0008, 0x0018);
    public static readonly DicomTag StudyDate = new(0x0008, 0x0020);
    public static readonly DicomTag SeriesDate = new(0x0008, 0x0021);
    public static readonly DicomTag AcquisitionDate = new(0x0008, 0x0022);
    public static readonly DicomTag ContentDate = new(0x0008, 0x0023);
    public static readonly DicomTag AcquisitionDateTime = new(0x0008, 0x002A);
    public static readonly DicomTag StudyTime = new(0x0008, 0x0030);
    public static readonly DicomTag SeriesTime = new(0x0008, 0x0031);
    public static readonly DicomTag AcquisitionTime = new(0x0008, 0x0032);
    public static readonly DicomTag ContentTime = new(0x0008, 0x0033);
    public static readonly DicomTag AccessionNumber = new(0x0008, 0x0050);
    public static readonly DicomTag InstanceAvailability = new(0x0008, 0x0056);
    public static readonly DicomTag Modality = new(0x0008, 0x0060);
    public static readonly DicomTag ModalitiesInStudy = new(0x0008, 0x0061);
    public static readonly DicomTag ConversionType = new(0x0008, 0x0064);
    public static readonly DicomTag PresentationIntentType = new(0x0008, 0x0068);
    public static readonly DicomTag Manufacturer = new(0x0008, 0x0070);
    public static readonly DicomTag InstitutionName = new(0x0008, 0x0080);
    public static readonly DicomTag InstitutionAddress = new(0x0008, 0x0081);
    public static readonly DicomTag ReferringPhysicianName = new(0x0008, 0x0090);
    public static readonly DicomTag CodeValue = new(0x0008, 0x0100);
    public static readonly DicomTag CodingSchemeDesignator = new(0x0008, 0x0102);
    public static readonly DicomTag CodeMeaning = new(0x0008, 0x0104);
    public static readonly DicomTag MappingResource = new(0x0008, 0x0105);
    public static readonly DicomTag TimezoneOffsetFromUTC = new(0x0008, 0x0201);
    public static readonly DicomTag StationName = new(0x0008, 0x1010);
    public static readonly DicomTag StudyDescription = new(0x0008, 0x1030);
    public static readonly DicomTag ProcedureCodeSequence = new(0x0008, 0x1032);
    public static readonly DicomTag SeriesDescription = new(0x0008, 0x103E);
    public static readonly DicomTag InstitutionalDepartmentName = new(0x0008, 0x1040);
    public static readonly DicomTag PhysiciansOfRecord = new(0x0008, 0x1048);
    public static readonly DicomTag PerformingPhysicianName = new(0x0008, 0x1050);
    public static readonly DicomTag NameOfPhysiciansReadingStudy = new(0x0008, 0x1060);
    public static readonly DicomTag OperatorsName = new(0x0008, 0x1070);
    public static readonly DicomTag AdmittingDiagnosesDescription = new(0x0008, 0x1080);
    public static readonly DicomTag ManufacturerModelName = new(0x0008, 0x1090);
    public static readonly DicomTag ReferencedStudySequence = new(0x0008, 0x1110);
    public static readonly DicomTag ReferencedSeriesSequence = new(0x0008, 0x1115);
    public static readonly DicomTag ReferencedImageSequence = new(0x0008, 0x1140);
    public static readonly DicomTag ReferencedSOPClassUID = new(0x0008, 0x1150);
    public static readonly DicomTag ReferencedSOPInstanceUID = new(0x0008, 0x1155);
    public static readonly DicomTag RetrieveURL = new(0x0008, 0x1190);
    public static readonly DicomTag DerivationDescription = new(0x0008, 0x2111);
    public static readonly DicomTag SourceImageSequence = new(0x0008, 0x2112);
    public static readonly DicomTag IrradiationEventUID = new(0x0008, 0x3010);

    // Patient.
    public static readonly DicomTag PatientName = new(0x0010, 0x0010);
    public static readonly DicomTag PatientID = new(0x0010, 0x0020);
    public static readonly DicomTag IssuerOfPatientID = new(0x0010, 0x0021);
    public static readonly DicomTag PatientBirthDate = new(0x0010, 0x0030);
    public static readonly DicomTag PatientBirthTime = new(0x0010, 0x0032);
    public static readonly DicomTag PatientSex = new(0x0010, 0x0040);
    public static readonly DicomTag OtherPatientIDs = new(0x0010, 0x1000);
    public static readonly DicomTag OtherPatientNames = new(0x0010, 0x1001);
    public static readonly DicomTag PatientAge = new(0x0010, 0x1010);
    public static readonly DicomTag PatientSize = new(0x0010, 0x1020);
    public static readonly DicomTag PatientWeight = new(0x0010, 0x1030);
    public static readonly DicomTag PatientAddress = new(0x0010, 0x1040);
    public static readonly DicomTag PatientTelephoneNumbers = new(0x0010, 0x2154);
    public static readonly DicomTag EthnicGroup = new(0x0010, 0x2160);
    public static readonly DicomTag Occupation = new(0x0010, 0x2180);
    public static readonly DicomTag AdditionalPatientHistory = new(0x0010, 0x21B0);
    public static readonly DicomTag PatientComments = new(0x0010, 0x4000);

    // De-identification.
    public static readonly DicomTag PatientIdentityRemoved = new(0x0012, 0x0062);
    public static readonly DicomTag DeidentificationMethod = new(0x0012, 0x0063);
    public static readonly DicomTag DeidentificationMethodCodeSequence = new(0x0012, 0x0064);

    // Acquisition.
    public static readonly DicomTag ContrastBolusAgent = new(0x0018, 0x0010);
    public static readonly DicomTag BodyPartExamined = new(0x0018, 0x0015);
    public static readonly DicomTag ScanningSequence = new(0x0018, 0x0020);
    public static readonly DicomTag SequenceVariant = new(0x0018, 0x0021);
    public static readonly DicomTag ScanOptions = new(0x0018, 0x0022);
    public static readonly DicomTag MRAcquisitionType = new(0x0018, 0x0023);
    public static readonly DicomTag SequenceName = new(0x0018, 0x0024);
    public static readonly DicomTag AngioFlag = new(0x0018, 0x0025);
    public static readonly DicomTag SliceThickness = new(0x0018, 0x0050);
    public static readonly DicomTag KVP = new(0x0018, 0x0060);
    public static readonly DicomTag RepetitionTime = new(0x0018, 0x0080);
    public static readonly DicomTag EchoTime = new(0x0018, 0x0081);
    public static readonly DicomTag InversionTime = new(0x0018, 0x0082);
    public static readonly DicomTag NumberOfAverages = new(0x0018, 0x0083);
    public static readonly DicomTag ImagingFrequency = new(0x0018, 0x0084);
    public static readonly DicomTag ImagedNucleus = new(0x0018, 0x0085);
    public static readonly DicomTag EchoNumbers = new(0x0018, 0x0086);
    public static readonly DicomTag MagneticFieldStrength = new(0x0018, 0x0087);
    public static readonly DicomTag SpacingBetweenSlices = new(0x0018, 0x0088);
    public static readonly DicomTag NumberOfPhaseEncodingSteps = new(0x0018, 0x0089);
    public static readonly DicomTag DataCollectionDiameter = new(0x0018, 0x0090);
    public static readonly DicomTag EchoTrainLength = new(0x0018, 0x0091);
    public static readonly DicomTag PercentSampling = new(0x0018, 0x0093);
    public static readonly DicomTag PercentPhaseFieldOfView = new(0x0018, 0x0094);
    public static readonly DicomTag PixelBandwidth = new(0x0018, 0x0095);
    public static readonly DicomTag DeviceSerialNumber = new(0x0018, 0x1000);
    public static readonly DicomTag SoftwareVersions = new(0x0018, 0x1020);
    public static readonly DicomTag ProtocolName = new(0x0018, 0x1030);
    public static readonly DicomTag ReconstructionDiameter = new(0x0018, 0x1100);
    public static readonly DicomTag DistanceSourceToDetector = new(0x0018, 0x1110);
    public static readonly DicomTag DistanceSourceToPatient = new(0x0018, 0x1111);
    public static readonly DicomTag GantryDetectorTilt = new(0x0018, 0x1120);
    public static readonly DicomTag TableHeight = new(0x0018, 0x1130);
    public static readonly DicomTag RotationDirection = new(0x0018, 0x1140);
    public static readonly DicomTag ExposureTime = new(0x0018, 0x1150);
    public static readonly DicomTag XRayTubeCurrent = new(0x0018, 0x1151);
    public static readonly DicomTag Exposure = new(0x0018, 0x1152);
    public static readonly DicomTag FilterType = new(0x0018, 0x1160);
    public static readonly DicomTag ImagerPixelSpacing = new(0x0018, 0x1164);
    public static readonly DicomTag GeneratorPower = new(0x0018, 0x1170);
    public static readonly DicomTag CollimatorType = new(0x0018, 0x1181);
    public static readonly DicomTag FocalSpots = new(0x0018, 0x1190);
    public static readonly DicomTag ConvolutionKernel = new(0x0018, 0x1210);
    public static readonly DicomTag ActualFrameDuration = new(0x0018, 0x1242);
    public static readonly DicomTag FlipAngle = new(0x0018, 0x1314);
    public static readonly DicomTag PatientPosition = new(0x0018, 0x5100);
    public static readonly DicomTag ViewPosition = new(0x0018, 0x5101);
    public static readonly DicomTag SingleCollimationWidth = new(0x0018, 0x9306);
    public static readonly DicomTag TotalCollimationWidth = new(0x0018, 0x9307);
    public static readonly DicomTag TableSpeed = new(0x0018, 0x9309);
    public static readonly DicomTag SpiralPitchFactor = new(0x0018, 0x9311);
    public static readonly DicomTag ReconstructionAlgorithm = new(0x0018, 0x9315);
    public static readonly DicomTag ContributingSourcesSequence = new(0x0018, 0x9506);

    // Relationship: series, image, geometry.
    public static readonly DicomTag StudyInstanceUID = new(0x0020, 0x000D);
    public static readonly DicomTag SeriesInstanceUID = new(0x0020, 0x000E);
    public static readonly DicomTag StudyID = new(0x0020, 0x0010);
    public static readonly DicomTag SeriesNumber = new(0x0020, 0x0011);
    public static readonly DicomTag AcquisitionNumber = new(0x0020, 0x0012);
    public static readonly DicomTag InstanceNumber = new(0x0020, 0x0013);
    public static readonly DicomTag PatientOrientation = new(0x0020, 0x0020);
    public static readonly DicomTag ImagePositionPatient = new(0x0020, 0x0032);
    public static readonly DicomTag ImageOrientationPatient = new(0x0020, 0x0037);
    public static readonly DicomTag FrameOfReferenceUID = new(0x0020, 0x0052);
    public static readonly DicomTag Laterality = new(0x0020, 0x0060);
    public static readonly DicomTag ImageLaterality = new(0x0020, 0x0062);
    public static readonly DicomTag TemporalPositionIdentifier = new(0x0020, 0x0100);
    public static readonly DicomTag NumberOfTemporalPositions = new(0x0020, 0x0105);
    public static readonly DicomTag ImagesInAcquisition = new(0x0020, 0x1002);
    public static readonly DicomTag PositionReferenceIndicator = new(0x0020, 0x1040);
    public static readonly DicomTag SliceLocation = new(0x0020, 0x1041);
    public static readonly DicomTag NumberOfStudyRelatedSeries = new(0x0020, 0x1206);
    public static readonly DicomTag NumberOfStudyRelatedInstances = new(0x0020, 0x1208);
    public static readonly DicomTag NumberOfSeriesRelatedInstances = new(0x0020, 0x1209);
    public static readonly DicomTag ImageComments = new(0x0020, 0x4000);

    // Image presentation.
    public static readonly DicomTag SamplesPerPixel = new(0x0028, 0x0002);
    public static readonly DicomTag PhotometricInterpretation = new(0x0028, 0x0004);
    public static readonly DicomTag PlanarConfiguration = new(0x0028, 0x0006);
    public static readonly DicomTag NumberOfFrames = new(0x0028, 0x0008);
    public static readonly DicomTag Rows = new(0x0028, 0x0010);
    public static readonly DicomTag Columns = new(0x0028, 0x0011);
    public static readonly DicomTag PixelSpacing = new(0x0028, 0x0030);
    public static readonly DicomTag CorrectedImage = new(0x0028, 0x0051);
    public static readonly DicomTag BitsAllocated = new(0x0028, 0x0100);
    public static readonly DicomTag BitsStored = new(0x0028, 0x0101);
    public static readonly DicomTag HighBit = new(0x0028, 0x0102);
    public static readonly DicomTag PixelRepresentation = new(0x0028, 0x0103);
    public static readonly DicomTag SmallestImagePixelValue = new(0x0028, 0x0106);
    public static readonly DicomTag LargestImagePixelValue = new(0x0028, 0x0107);
    public static readonly DicomTag PixelPaddingValue = new(0x0028, 0x0120);
    public static readonly DicomTag PixelPaddingRangeLimit = new(0x0028, 0x0121);
    public static readonly DicomTag BurnedInAnnotation = new(0x0028, 0x0301);
    public static readonly DicomTag RecognizableVisualFeatures = new(0x0028, 0x0302);
    public static readonly DicomTag LongitudinalTemporalInformationModified = new(0x0028, 0x0303);
    public static readonly DicomTag PixelSpacingCalibrationType = new(0x0028, 0x0A02);
    public static readonly DicomTag PixelIntensityRelationship = new(0x0028, 0x1040);
    public static readonly DicomTag PixelIntensityRelationshipSign = new(0x0028, 0x1041);
    public static readonly DicomTag WindowCenter = new(0x0028, 0x1050);
    public static readonly DicomTag WindowWidth = new(0x0028, 0x1051);
    public static readonly DicomTag RescaleIntercept = new(0x0028, 0x1052);
    public static readonly DicomTag RescaleSlope = new(0x0028, 0x1053);
    public static readonly DicomTag RescaleType = new(0x0028, 0x1054);
    public static readonly DicomTag WindowCenterWidthExplanation = new(0x0028, 0x1055);
    public static readonly DicomTag VOILUTFunction = new(0x0028, 0x1056);
    public static readonly DicomTag LossyImageCompression = new(0x0028, 0x2110);
    public static readonly DicomTag ModalityLUTSequence = new(0x0028, 0x3000);
    public static readonly DicomTag LUTDescriptor = new(0x0028, 0x3002);
    public static readonly DicomTag LUTExplanation = new(0x0028, 0x3003);
    public static readonly DicomTag LUTData = new(0x0028, 0x3006);
    public static readonly DicomTag VOILUTSequence = new(0x0028, 0x3010);
    public static readonly DicomTag PixelDataProviderURL = new(0x0028, 0x7FE0);

    public static readonly DicomTag RequestedProcedureDescription = new(0x0032, 0x1060);

    // Procedure.
    public static readonly DicomTag ScheduledProcedureStepDescription = new(0x0040, 0x0007);
    public static readonly DicomTag PerformedProcedureStepStartDate = new(0x0040, 0x0244);
    public static readonly DicomTag PerformedProcedureStepID = new(0x0040, 0x0253);
    public static readonly DicomTag PerformedProcedureStepDescription = new(0x0040, 0x0254);
    public static readonly DicomTag RequestAttributesSequence = new(0x0040, 0x0275);
    public static readonly DicomTag PersonName = new(0x0040, 0xA123);
    public static readonly DicomTag TextValue = new(0x0040, 0xA160);
    public static readonly DicomTag ContentSequence = new(0x0040, 0xA730);

    // Nuclear medicine, PET.
    public static readonly DicomTag EnergyWindowRangeSequence = new(0x0054, 0x0013);
    public static readonly DicomTag RadiopharmaceuticalInformationSequence = new(0x0054, 0x0016);
    public static readonly DicomTag NumberOfSlices = new(0x0054, 0x0081);
    public static readonly DicomTag PatientOrientationCodeSequence = new(0x0054, 0x0410);
    public static readonly DicomTag PatientGantryRelationshipCodeSequence = new(0x0054, 0x0414);
    public static readonly DicomTag SeriesType = new(0x0054, 0x1000);
    public static readonly DicomTag Units = new(0x0054, 0x1001);
    public static readonly DicomTag CountsSource = new(0x0054, 0x1002);
    public static readonly DicomTag ReprojectionMethod = new(0x0054, 0x1004);
    public static readonly DicomTag SUVType = new(0x0054, 0x1006);
    public static readonly DicomTag RandomsCorrectionMethod = new(0x0054, 0x1100);
    public static readonly DicomTag AttenuationCorrectionMethod = new(0x0054, 0x1101);
    public static readonly DicomTag DecayCorrection = new(0x0054, 0x1102);
    public static readonly DicomTag ReconstructionMethod = new(0x0054, 0x1103);
    public static readonly DicomTag ScatterCorrectionMethod = new(0x0054, 0x1105);
    public static readonly DicomTag FrameReferenceTime = new(0x0054, 0x1300);
    public static readonly DicomTag SliceSensitivityFactor = new(0x0054, 0x1320);
    public static readonly DicomTag DecayFactor = new(0x0054, 0x1321);
    public static readonly DicomTag DoseCalibrationFactor = new(0x0054, 0x1322);
    public static readonly DicomTag ImageIndex = new(0x0054, 0x1330);

    // Segmentation.
    public static readonly DicomTag SegmentSequence = new(0x0062, 0x0002);
    public static readonly DicomTag SegmentLabel = new(0x0062, 0x0005);

    // Storage.
    public static readonly DicomTag IconImageSequence = new(0x0088, 0x0200);

    public static readonly DicomTag PresentationLUTShape = new(0x2050, 0x0020);

    // Functional groups.
    public static readonly DicomTag SharedFunctionalGroupsSequence = new(0x5200, 0x9229);
    public static readonly DicomTag PerFrameFunctionalGroupsSequence = new(0x5200, 0x9230);

    public static readonly DicomTag SpectroscopyData = new(0x5600, 0x0020);

    // Overlays (first group of the repeating ones).
    public static readonly DicomTag OverlayRows = new(0x6000, 0x0010);
    public static readonly DicomTag OverlayColumns = new(0x6000, 0x0011);
    public static readonly DicomTag OverlayType = new(0x6000, 0x0040);
    public static readonly DicomTag OverlayOrigin = new(0x6000, 0x0050);
    public static readonly DicomTag OverlayBitsAllocated = new(0x6000, 0x0100);
    public static readonly DicomTag OverlayBitPosition = new(0x6000, 0x0102);
    public static readonly DicomTag OverlayData = new(0x6000, 0x3000);

    // Pixel data.
    public static readonly DicomTag ExtendedOffsetTable = new(0x7FE0, 0x0001);
    public static readonly DicomTag ExtendedOffsetTableLengths = new(0x7FE0, 0x0002);
    public static readonly DicomTag FloatPixelData = new(0x7FE0, 0x0008);
    public static readonly DicomTag DoubleFloatPixelData = new(0x7FE0, 0x0009);
    public static readonly DicomTag PixelData = new(0x7FE0, 0x0010);

    public static readonly DicomTag DigitalSignaturesSequence = new(0xFFFA, 0xFFFA);

    public static readonly DicomTag DataSetTrailingPadding = new(0xFFFC, 0xFFFC);

    // Delimiters of sequences (PS3.5 §7.5); they have no VR and are no attributes.
    internal static readonly DicomTag Item = new(0xFFFE, 0xE000);
    internal static readonly DicomTag ItemDelimitationItem = new(0xFFFE, 0xE00D);
    internal static readonly DicomTag SequenceDelimitationItem = new(0xFFFE, 0xE0DD);
}
