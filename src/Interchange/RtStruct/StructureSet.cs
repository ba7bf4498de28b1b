using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>What the points of an RTSTRUCT contour are (PS3.3 §C.8.8.6.1).</summary>
public enum ContourShape
{
    ClosedPlanar,

    /// <summary>Closed; all such contours of a slice are combined by exclusive or, so that one within another is a hole.</summary>
    ClosedPlanarXor,

    OpenPlanar,

    OpenNonPlanar,

    Point,
}

/// <summary>A contour as RTSTRUCT holds it: points in the patient, mm, which go through pixel centres where the image does.</summary>
/// <param name="Image">SOP Instance UID of the image it was drawn on, where it is named.</param>
/// <param name="Frame">From 1, where it is named.</param>
public sealed record PatientContour(ContourShape Shape, ValueList<PatientPoint> Points, Uid? Image, int? Frame);

/// <summary>A region of interest of a structure set.</summary>
/// <param name="Number">ROI Number, as the object counts.</param>
/// <param name="Meaning">Its name, codes and how it was made.</param>
public sealed record StructureRoi(int Number, Segment Meaning, ValueList<PatientContour> Contours);

/// <summary>An RTSTRUCT as it was read.</summary>
/// <param name="ReferencedSeries">The series of the images, where the object names one.</param>
/// <param name="Notes">What was odd but accepted.</param>
public sealed record StructureSet(
    Uid SopInstanceUid, Uid? FrameOfReference, Uid? ReferencedSeries, ValueList<StructureRoi> Rois, ValueList<Dicom.DicomNote> Notes);
