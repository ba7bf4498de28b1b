using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>One image of a series, checked by itself and against the first.</summary>
internal sealed record SeriesImage(
    SeriesInstance Instance, Uid SopInstanceUid, ImagePlane Plane, PixelDescription Pixels, double Slope, double Intercept, double? Thickness)
{
    private const double SameDirection = 1e-4;
    private const double SameSpacing = 1e-4;

    public PatientPoint Position => Plane.Position!.Value;

    public PatientVector Row => Plane.RowDirection!.Value;

    public PatientVector Column => Plane.ColumnDirection!.Value;

    public static DicomRefusal? ReadAll(IReadOnlyList<SeriesInstance> instances, out List<SeriesImage> images)
    {
        images = new List<SeriesImage>(instances.Count);
        if (instances.Count == 0)
        {
            return new DicomRefusal("The series has no instances");
        }

        foreach (var instance in instances)
        {
            if ((Read(instance, out var image) ?? Differs(image!, images)) is { } refusal)
            {
                return refusal;
            }

            images.Add(image!);
        }

        return null;
    }

    private static DicomRefusal? Read(SeriesInstance instance, out SeriesImage? image)
    {
        image = null;
        ImagePlane? plane = null;
        var dataset = instance.Dataset;
        if ((PixelDescription.Read(dataset, DicomReadLimits.Default, out var pixels) ?? ImagePlanes.Read(dataset, out plane)
            ?? CheckKind(dataset, pixels, plane!)) is { } refusal)
        {
            return refusal;
        }

        if (Rescale(dataset, out var slope, out var intercept) is { } unscaled)
        {
            return unscaled;
        }

        image = new SeriesImage(
            instance, dataset.GetUid(DicomTag.SOPInstanceUID)!.Value, plane!, pixels, slope, intercept, dataset.GetDouble(DicomTag.SliceThickness));
        return null;
    }

    private static DicomRefusal? CheckKind(DicomDataset dataset, PixelDescription pixels, ImagePlane plane) =>
        pixels.Frames != 1 ? new("A multi-frame instance is not assembled into a volume yet", DicomTag.NumberOfFrames)
        : pixels.SamplesPerPixel != 1 ? new("A colour image is no slice of a volume", DicomTag.SamplesPerPixel)
        : pixels.PixelTag != DicomTag.PixelData || pixels.BitsAllocated is not (8 or 16 or 32)
            ? new("Pixels of a volume have 8, 16 or 32 bits", DicomTag.BitsAllocated)
        : plane.Position is null ? new("The image does not say where it lies in the patient", DicomTag.ImagePositionPatient)
        : plane.Calibration != CalibrationSource.PixelSpacing ? new("The image does not say how large its pixels are in the patient", DicomTag.PixelSpacing)
        : dataset.GetUid(DicomTag.SOPInstanceUID) is null ? new("The UID is missing", DicomTag.SOPInstanceUID)
        : null;

    // Slope and intercept are type 1 for CT and PET (PS3.3 §C.8.2.1, §C.8.9.4); MR without them has stored values for values.
    private static DicomRefusal? Rescale(DicomDataset dataset, out double slope, out double intercept)
    {
        (slope, intercept) = (1, 0);
        if (dataset.Contains(DicomTag.ModalityLUTSequence))
        {
            return new DicomRefusal("The meaning of the pixels is in a lookup table, which is not applied yet", DicomTag.ModalityLUTSequence);
        }

        var isOptional = dataset.GetString(DicomTag.Modality) == "MR"
            && !dataset.Contains(DicomTag.RescaleSlope) && !dataset.Contains(DicomTag.RescaleIntercept);
        if (isOptional)
        {
            return null;
        }

        if (dataset.GetDouble(DicomTag.RescaleSlope) is not { } s || s == 0)
        {
            return new DicomRefusal("The rescale slope is missing, zero or no number", DicomTag.RescaleSlope);
        }

        if (dataset.GetDouble(DicomTag.RescaleIntercept) is not { } i)
        {
            return new DicomRefusal("The rescale intercept is missing or no number", DicomTag.RescaleIntercept);
        }

        (slope, intercept) = (s, i);
        return null;
    }

    private static DicomRefusal? Differs(SeriesImage image, List<SeriesImage> before)
    {
        if (before.Count == 0)
        {
            return null;
        }

        var (first, plane) = (before[0], image.Plane);
        var turn = Math.Max(Far(image.Row, first.Row), Far(image.Column, first.Column));
        return (plane.Rows, plane.Columns) != (first.Plane.Rows, first.Plane.Columns)
            ? new($"The images have different sizes: {first.Plane.Columns}×{first.Plane.Rows} and {plane.Columns}×{plane.Rows}", DicomTag.Rows)
            : Math.Abs(plane.RowSpacing - first.Plane.RowSpacing) > SameSpacing * first.Plane.RowSpacing
                || Math.Abs(plane.ColumnSpacing - first.Plane.ColumnSpacing) > SameSpacing * first.Plane.ColumnSpacing
            ? new("The images have different pixel spacings", DicomTag.PixelSpacing)
            : turn > SameDirection ? new("The images have different orientations", DicomTag.ImageOrientationPatient) : null;
    }

    private static double Far(PatientVector a, PatientVector b) =>
        Math.Max(Math.Abs(a.X - b.X), Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.Z - b.Z)));
}
