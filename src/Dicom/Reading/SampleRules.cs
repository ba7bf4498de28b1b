namespace CrowdAnnotate.Dicom;

/// <summary>Whether samples, colours and the pixel data's VR go together (PS3.3 §C.7.6.3.1.2).</summary>
internal static class SampleRules
{
    public static DicomRefusal? Check(DicomDataset dataset, PixelDescription description, DicomPixelData pixels)
    {
        if (SamplesOf(description.PhotometricInterpretation) is { } samples && samples != description.SamplesPerPixel)
        {
            return new DicomRefusal("The number of samples per pixel contradicts the photometric interpretation", DicomTag.SamplesPerPixel);
        }

        if (description.SamplesPerPixel > 1 && dataset.GetInt32(DicomTag.PlanarConfiguration) is not (null or 0 or 1))
        {
            return new DicomRefusal("The planar configuration is neither 0 nor 1", DicomTag.PlanarConfiguration);
        }

        return pixels.VR.IsText ? new DicomRefusal($"Pixel data cannot have the VR {pixels.VR}", pixels.Tag, pixels.Offset) : null;
    }

    // Null for those that the standard does not have; what they mean is not ours to say.
    private static int? SamplesOf(string photometricInterpretation) => photometricInterpretation switch
    {
        "MONOCHROME1" or "MONOCHROME2" or "PALETTE COLOR" => 1,
        "RGB" or "HSV" or "XYB" or "YBR_FULL" or "YBR_FULL_422" or "YBR_PARTIAL_422" or "YBR_PARTIAL_420" or "YBR_ICT" or "YBR_RCT" => 3,
        "ARGB" or "CMYK" => 4,
        _ => null,
    };
}
