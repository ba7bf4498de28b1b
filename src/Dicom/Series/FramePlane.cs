using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>The plane of one frame, out of the instance or of its functional groups.</summary>
internal static class FramePlane
{
    /// <summary>Reads size, spacing and place; a frame that lacks one of them is no slice of a volume.</summary>
    public static SeriesFinding? Read(FunctionalGroups groups, PixelDescription pixels, out ImagePlane? plane)
    {
        plane = null;
        if (!groups.Exist)
        {
            return ReadSingle(groups.Root, pixels, out plane);
        }

        var position = groups.Macro(FunctionalGroups.PlanePositionSequence)?.GetDoubles(DicomTag.ImagePositionPatient);
        var orientation = groups.Macro(FunctionalGroups.PlaneOrientationSequence)?.GetDoubles(DicomTag.ImageOrientationPatient);
        var spacing = groups.Macro(FunctionalGroups.PixelMeasuresSequence)?.GetDoubles(DicomTag.PixelSpacing);
        if (position is not [var x, var y, var z] || orientation is not { Length: 6 })
        {
            return Unfit(SeriesFindingCodes.NoPosition, "A frame does not say where it lies in the patient: its position or orientation is missing", DicomTag.ImagePositionPatient);
        }

        if (spacing is not [> 0 and var rows, > 0 and var columns])
        {
            return Unfit(SeriesFindingCodes.Uncalibrated, "A frame does not say how large its pixels are in the patient", DicomTag.PixelSpacing);
        }

        var (row, column) = (new PatientVector(orientation[0], orientation[1], orientation[2]), new PatientVector(orientation[3], orientation[4], orientation[5]));
        plane = new ImagePlane(
            pixels.Columns, pixels.Rows, columns, rows, CalibrationSource.PixelSpacing, new PatientPoint(x, y, z), row, column);
        return ImagePlanes.AreSquare(row, column) ? null
            : Unfit(SeriesFindingCodes.BadOrientation, ImagePlanes.NotSquare, DicomTag.ImageOrientationPatient);
    }

    private static SeriesFinding? ReadSingle(DicomDataset dataset, PixelDescription pixels, out ImagePlane? plane)
    {
        if (ImagePlanes.Read(dataset, out plane) is { } refusal)
        {
            var code = refusal.Tag == DicomTag.ImagePositionPatient ? SeriesFindingCodes.NoPosition
                : refusal.Tag == DicomTag.ImageOrientationPatient ? SeriesFindingCodes.BadOrientation : SeriesFindingCodes.Uncalibrated;
            return Unfit(code, refusal.Reason, refusal.Tag);
        }

        if (plane!.Position is null)
        {
            return Unfit(SeriesFindingCodes.NoPosition, "The image does not say where it lies in the patient", DicomTag.ImagePositionPatient);
        }

        // The frames of an instance without functional groups share one position.
        return pixels.Frames > 1
            ? Unfit(SeriesFindingCodes.SamePosition, $"{pixels.Frames} frames share one position: the instance has no functional groups", DicomTag.NumberOfFrames)
            : plane.Calibration != CalibrationSource.PixelSpacing
            ? Unfit(SeriesFindingCodes.Uncalibrated, "The image does not say how large its pixels are in the patient", DicomTag.PixelSpacing)
            : null;
    }

    private static SeriesFinding Unfit(string code, string text, DicomTag? tag) => new(code, text, PreventsVolume: true, tag);
}
