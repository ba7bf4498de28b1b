using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>The plane of a single-frame image (PS3.3 §C.7.6.2, §C.7.6.3, §C.8.11.4).</summary>
public static class ImagePlanes
{
    // Six decimals are common; a rotation that is off by more is not a rounding.
    private const double Tolerance = 1e-3;

    internal const string NotSquare = "The directions of rows and columns are not unit vectors at right angles";

    /// <summary>
    /// Size, spacing with its source, and position. PixelSpacing counts as millimetres in the patient for CT, MR and PET
    /// alone; a projection image has ImagerPixelSpacing at its detector, or none, and then lengths are in pixels.
    /// </summary>
    public static DicomRefusal? Read(DicomDataset dataset, out ImagePlane? plane)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        plane = null;
        if (dataset.GetInt32(DicomTag.Rows) is not (> 0 and var rows) || dataset.GetInt32(DicomTag.Columns) is not (> 0 and var columns))
        {
            return new DicomRefusal("The size of the image is missing", DicomTag.Rows);
        }

        var isCrossSection = dataset.GetString(DicomTag.Modality) is "CT" or "MR" or "PT";
        var spacingTag = isCrossSection ? DicomTag.PixelSpacing : DicomTag.ImagerPixelSpacing;
        var spacing = dataset.GetDoubles(spacingTag);
        if (spacing is not null && (spacing.Length != 2 || !(spacing[0] > 0) || !(spacing[1] > 0)))
        {
            return new DicomRefusal("The pixel spacing is not two positive numbers", spacingTag);
        }

        var source = spacing is null ? CalibrationSource.None : isCrossSection ? CalibrationSource.PixelSpacing : CalibrationSource.ImagerPixelSpacing;
        plane = new ImagePlane(columns, rows, spacing?[1] ?? 1, spacing?[0] ?? 1, source);
        return Place(dataset, ref plane);
    }

    internal static bool AreSquare(PatientVector row, PatientVector column) =>
        Math.Abs(row.Length - 1) <= Tolerance && Math.Abs(column.Length - 1) <= Tolerance && Math.Abs(row.Dot(column)) <= Tolerance;

    private static DicomRefusal? Place(DicomDataset dataset, ref ImagePlane plane)
    {
        if (!dataset.Contains(DicomTag.ImagePositionPatient) && !dataset.Contains(DicomTag.ImageOrientationPatient))
        {
            return null;
        }

        if (dataset.GetDoubles(DicomTag.ImagePositionPatient) is not [var x, var y, var z])
        {
            return new DicomRefusal("The position of the image is not three numbers", DicomTag.ImagePositionPatient);
        }

        if (dataset.GetDoubles(DicomTag.ImageOrientationPatient) is not [var rx, var ry, var rz, var cx, var cy, var cz])
        {
            return new DicomRefusal("The orientation of the image is not six numbers", DicomTag.ImageOrientationPatient);
        }

        var (row, column) = (new PatientVector(rx, ry, rz), new PatientVector(cx, cy, cz));
        if (!AreSquare(row, column))
        {
            return new DicomRefusal(NotSquare, DicomTag.ImageOrientationPatient);
        }

        plane = plane with { Position = new PatientPoint(x, y, z), RowDirection = row, ColumnDirection = column };
        return null;
    }
}
