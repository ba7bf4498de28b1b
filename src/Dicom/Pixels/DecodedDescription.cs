namespace CrowdAnnotate.Dicom;

/// <summary>The image pixel module (PS3.3 §C.7.6.3) of frames once they are decoded.</summary>
public static class DecodedDescription
{
    /// <summary>
    /// Makes the header of compressed pixel data that of their frames as <see cref="DicomFrames.Decode"/> gives them: samples beside
    /// each other, shared colour differences repeated, the transformations that belong to JPEG 2000 undone, 1 bit in a byte.
    /// </summary>
    public static void Apply(DicomDataset header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.GetInt32(DicomTag.SamplesPerPixel) is > 1)
        {
            header.AddOrUpdate(DicomTag.PlanarConfiguration, 0.0);
        }

        var decoded = header.GetString(DicomTag.PhotometricInterpretation) switch
        {
            "YBR_RCT" or "YBR_ICT" => "RGB",
            "YBR_FULL_422" or "YBR_PARTIAL_422" or "YBR_PARTIAL_420" => "YBR_FULL",
            _ => null,
        };
        if (decoded is not null)
        {
            header.AddOrUpdate(DicomTag.PhotometricInterpretation, decoded);
        }

        if (header.GetInt32(DicomTag.BitsAllocated) == 1)
        {
            header.AddOrUpdate(DicomTag.BitsAllocated, 8.0);
        }
    }
}
