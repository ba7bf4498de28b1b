using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>Attributes of text that describe technique and are needed as they are, to tell scanners and reconstructions apart.</summary>
internal static class TechnicalText
{
    private static readonly FrozenSet<DicomTag> Tags = FrozenSet.ToFrozenSet<DicomTag>(
    [
        DicomTag.Manufacturer, DicomTag.ManufacturerModelName, DicomTag.ConvolutionKernel, DicomTag.SequenceName, DicomTag.FilterType, DicomTag.ImagedNucleus,
        DicomTag.RandomsCorrectionMethod, DicomTag.AttenuationCorrectionMethod, DicomTag.ReconstructionMethod, DicomTag.ScatterCorrectionMethod,
        DicomTag.RescaleType, DicomTag.SoftwareVersions, DicomTag.PositionReferenceIndicator, DicomTag.LUTExplanation, DicomTag.WindowCenterWidthExplanation,
        new(0x0018, 0x1250), // ReceiveCoilName
        new(0x0018, 0x1251), // TransmitCoilName
        new(0x0018, 0x9005), // PulseSequenceName
        new(0x0018, 0x9320), // ImageFilter
        new(0x0062, 0x0009), // SegmentAlgorithmName
    ]);

    public static bool Contains(DicomTag tag) => Tags.Contains(tag);
}
