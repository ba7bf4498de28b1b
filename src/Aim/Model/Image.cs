using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM Image: one DICOM instance.</summary>
public sealed record Image
{
    public Image(Uid sopClassUid, Uid sopInstanceUid, ReferencedPlane? plane = null, GeneralImage? general = null)
    {
        (_, _) = (sopClassUid.Value, sopInstanceUid.Value);
        (SopClassUid, SopInstanceUid, Plane, General) = (sopClassUid, sopInstanceUid, plane, general);
    }

    public Uid SopClassUid { get; }

    public Uid SopInstanceUid { get; }

    public ReferencedPlane? Plane { get; }

    public GeneralImage? General { get; }
}

/// <summary>AIM GeneralImage: Patient Orientation (0020,0020) of an image.</summary>
public sealed record GeneralImage
{
    /// <exception cref="AimFlawException">A text is present but empty.</exception>
    public GeneralImage(string? patientOrientationColumn = null, string? patientOrientationRow = null)
    {
        (PatientOrientationColumn, PatientOrientationRow) = (patientOrientationColumn, patientOrientationRow);
        new Flaws().Said("patientOrientationColumn", patientOrientationColumn).Said("patientOrientationRow", patientOrientationRow).Refuse();
    }

    public string? PatientOrientationColumn { get; }

    public string? PatientOrientationRow { get; }
}

/// <summary>AIM ImagePlane: where the writer says an image lies, any part of which may be missing. The image itself is the authority.</summary>
public sealed record ReferencedPlane
{
    /// <param name="verticalPixelSpacing">Between rows, mm, above 0.</param>
    /// <param name="horizontalPixelSpacing">Between columns, mm, above 0.</param>
    /// <param name="sliceThickness">mm, not below 0.</param>
    /// <param name="position">Of the centre of the first pixel, mm.</param>
    /// <exception cref="AimFlawException">A number is not finite, or a spacing is none.</exception>
    public ReferencedPlane(
        PartialVector? rowOrientation = null, PartialVector? columnOrientation = null, double? verticalPixelSpacing = null,
        double? horizontalPixelSpacing = null, double? sliceThickness = null, PartialVector? position = null)
    {
        (RowOrientation, ColumnOrientation, Position) = (rowOrientation ?? default, columnOrientation ?? default, position ?? default);
        (VerticalPixelSpacing, HorizontalPixelSpacing, SliceThickness) = (verticalPixelSpacing, horizontalPixelSpacing, sliceThickness);
        Finite(Finite(Finite(new Flaws(), "rowImageOrientation", RowOrientation), "columnImageOrientation", ColumnOrientation), "imagePosition", Position)
            .Finite("verticalPixelSpacing", verticalPixelSpacing)
            .Finite("horizontalPixelSpacing", horizontalPixelSpacing)
            .Finite("sliceThickness", sliceThickness)
            .If(verticalPixelSpacing <= 0, "verticalPixelSpacing", "is not above 0.")
            .If(horizontalPixelSpacing <= 0, "horizontalPixelSpacing", "is not above 0.")
            .If(sliceThickness < 0, "sliceThickness", "is below 0.")
            .Refuse();
    }

    public PartialVector RowOrientation { get; }

    public PartialVector ColumnOrientation { get; }

    public double? VerticalPixelSpacing { get; }

    public double? HorizontalPixelSpacing { get; }

    public double? SliceThickness { get; }

    public PartialVector Position { get; }

    private static Flaws Finite(Flaws flaws, string name, PartialVector v) => flaws.Finite(name + "X", v.X).Finite(name + "Y", v.Y).Finite(name + "Z", v.Z);
}

/// <summary>Three numbers in patient coordinates, any of which the writer may have left out.</summary>
public readonly record struct PartialVector(double? X, double? Y, double? Z);
