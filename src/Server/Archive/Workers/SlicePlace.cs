using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Where an image comes in its series, for whoever looks through them one after another.</summary>
public static class SlicePlace
{
    /// <returns>The distance along the normal of its plane in mm; without a plane its number; null when it states neither.</returns>
    public static double? Of(DicomDataset dataset) =>
        dataset.GetDoubles(DicomTag.ImagePositionPatient) is [var x, var y, var z] && dataset.GetDoubles(DicomTag.ImageOrientationPatient) is [var a, var b, var c, var d, var e, var f]
            ? (x * ((b * f) - (c * e))) + (y * ((c * d) - (a * f))) + (z * ((a * e) - (b * d)))
            : dataset.GetInt32(DicomTag.InstanceNumber);
}
