using System.Collections.Frozen;
using static CrowdAnnotate.Dicom.DicomTag;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// The attributes of an image that are kept, each with the most values it may have; everything else goes. A kept value must
/// also have the form of its VR, so that a number's place cannot carry a name (see <see cref="KeptValue"/>).
/// </summary>
internal static class AllowList
{
    public static readonly FrozenDictionary<DicomTag, int> Kept = new Dictionary<DicomTag, int>
    {
        // What the object is.
        [SOPClassUID] = 1, [Modality] = 1, [ImageType] = 16, [PresentationIntentType] = 1, [Manufacturer] = 1, [ManufacturerModelName] = 1,
        [PatientSex] = 1, [BodyPartExamined] = 1, [SeriesNumber] = 1, [AcquisitionNumber] = 1, [InstanceNumber] = 1,

        // How it was acquired.
        [ScanningSequence] = 4, [SequenceVariant] = 8, [ScanOptions] = 8, [MRAcquisitionType] = 1, [AngioFlag] = 1, [SliceThickness] = 1,
        [KVP] = 1, [RepetitionTime] = 1, [EchoTime] = 1, [InversionTime] = 1, [NumberOfAverages] = 1, [ImagingFrequency] = 1,
        [ImagedNucleus] = 1, [EchoNumbers] = 4, [MagneticFieldStrength] = 1, [SpacingBetweenSlices] = 1, [NumberOfPhaseEncodingSteps] = 1,
        [DataCollectionDiameter] = 1, [EchoTrainLength] = 1, [PercentSampling] = 1, [PercentPhaseFieldOfView] = 1, [PixelBandwidth] = 1,
        [ReconstructionDiameter] = 1, [DistanceSourceToDetector] = 1, [DistanceSourceToPatient] = 1, [GantryDetectorTilt] = 1,
        [TableHeight] = 1, [RotationDirection] = 1, [ExposureTime] = 1, [XRayTubeCurrent] = 1, [Exposure] = 1, [GeneratorPower] = 1,
        [FocalSpots] = 4, [ConvolutionKernel] = 4, [FlipAngle] = 1, [PatientPosition] = 1, [ViewPosition] = 1, [SpiralPitchFactor] = 1,
        [SingleCollimationWidth] = 1, [TotalCollimationWidth] = 1, [TableSpeed] = 1, [ReconstructionAlgorithm] = 1, [CollimatorType] = 1,

        // Where it lies.
        [PatientOrientation] = 2, [ImagePositionPatient] = 3, [ImageOrientationPatient] = 6, [Laterality] = 1, [ImageLaterality] = 1,
        [SliceLocation] = 1, [ImagesInAcquisition] = 1, [TemporalPositionIdentifier] = 1, [NumberOfTemporalPositions] = 1,
        [PixelSpacing] = 2, [ImagerPixelSpacing] = 2, [PixelSpacingCalibrationType] = 1,

        // Its pixels and what they mean.
        [SamplesPerPixel] = 1, [PhotometricInterpretation] = 1, [PlanarConfiguration] = 1, [NumberOfFrames] = 1, [Rows] = 1, [Columns] = 1,
        [BitsAllocated] = 1, [BitsStored] = 1, [HighBit] = 1, [PixelRepresentation] = 1, [SmallestImagePixelValue] = 1,
        [LargestImagePixelValue] = 1, [PixelPaddingValue] = 1, [PixelPaddingRangeLimit] = 1, [BurnedInAnnotation] = 1,
        [PixelIntensityRelationship] = 1, [PixelIntensityRelationshipSign] = 1, [WindowCenter] = 8, [WindowWidth] = 8, [VOILUTFunction] = 1,
        [RescaleIntercept] = 1, [RescaleSlope] = 1, [RescaleType] = 1, [LossyImageCompression] = 1, [PresentationLUTShape] = 1,

        // PET: units and corrections; times are relative to the series' start.
        [CorrectedImage] = 16, [NumberOfSlices] = 1, [SeriesType] = 2, [Units] = 1, [CountsSource] = 1, [ReprojectionMethod] = 1, [SUVType] = 1,
        [RandomsCorrectionMethod] = 1, [DecayCorrection] = 1, [FrameReferenceTime] = 1, [ActualFrameDuration] = 1, [DecayFactor] = 1,
        [DoseCalibrationFactor] = 1, [SliceSensitivityFactor] = 1, [ImageIndex] = 1,
    }.ToFrozenDictionary();

    /// <summary>UIDs that are mapped; any other UID goes, but for the SOP class.</summary>
    public static readonly FrozenSet<DicomTag> MappedUids =
        FrozenSet.ToFrozenSet([SOPInstanceUID, StudyInstanceUID, SeriesInstanceUID, FrameOfReferenceUID]);

    /// <summary>Type 2 in the Patient, General Study and General Series modules (PS3.3 §C.7): empty where nothing is kept.</summary>
    public static readonly DicomTag[] EmptyInAll =
        [StudyDate, StudyTime, AccessionNumber, ReferringPhysicianName, PatientBirthDate, PatientSex, StudyID, SeriesNumber, InstanceNumber];

    /// <summary>Type 2 by IOD (PS3.3 §A.3, §A.4, §A.21): written empty where nothing is kept.</summary>
    public static DicomTag[] EmptyIn(string sopClass) => sopClass switch
    {
        SopClasses.CTImage => [Manufacturer, PositionReferenceIndicator, SliceThickness, KVP, AcquisitionNumber],
        SopClasses.MRImage => [Manufacturer, PositionReferenceIndicator, SliceThickness, MRAcquisitionType, EchoTime, EchoTrainLength],
        SopClasses.PETImage =>
        [
            Manufacturer, PositionReferenceIndicator, SliceThickness, AcquisitionDate, AcquisitionTime, CollimatorType,
            RadiopharmaceuticalInformationSequence, EnergyWindowRangeSequence, PatientOrientationCodeSequence, PatientGantryRelationshipCodeSequence,
        ],
        _ => [Manufacturer, PatientOrientation],
    };
}
