using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>Where the millimetres of an image come from; a measurement carries it.</summary>
public enum CalibrationSource
{
    /// <summary>No spacing: lengths are in pixels and say so.</summary>
    None,

    /// <summary>PixelSpacing (0028,0030) of a cross-sectional image: mm in the patient.</summary>
    PixelSpacing,

    /// <summary>ImagerPixelSpacing (0018,1164): mm at the detector, magnified.</summary>
    ImagerPixelSpacing,
}

/// <summary>One image's plane: size, spacing with its source, and position in the patient where known.</summary>
/// <param name="RowSpacing">Distance between rows, mm (1 when there is no calibration).</param>
/// <param name="ColumnSpacing">Distance between columns, mm (1 when there is no calibration).</param>
public sealed record ImagePlane(
    int Columns, int Rows, double ColumnSpacing, double RowSpacing, CalibrationSource Calibration,
    PatientPoint? Position = null, PatientVector? RowDirection = null, PatientVector? ColumnDirection = null)
{
    /// <summary>Whether the point lies on the image (its border included).</summary>
    public bool Contains(ImagePoint p) => p.X >= 0 && p.Y >= 0 && p.X <= Columns && p.Y <= Rows;

    /// <summary>Distance between two points, mm (pixels without calibration).</summary>
    public double Distance(ImagePoint a, ImagePoint b) =>
        Math.Sqrt(Math.Pow((a.X - b.X) * ColumnSpacing, 2) + Math.Pow((a.Y - b.Y) * RowSpacing, 2));
}
