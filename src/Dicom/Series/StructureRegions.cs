using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// The voxels that the regions of an RT structure set take (PS3.3 §C.8.8.6), rather too many than too few: what is asked for is what
/// must not be touched. The external contour (RT ROI Interpreted Type EXTERNAL, §C.8.8.8) is the outline of the patient, and no region.
/// </summary>
public static class StructureRegions
{
    private static readonly DicomTag
        Rois = new(0x3006, 0x0020), RoiNumber = new(0x3006, 0x0022), FrameOfReference = new(0x3006, 0x0024),
        RoiContours = new(0x3006, 0x0039), ReferencedRoi = new(0x3006, 0x0084), Contours = new(0x3006, 0x0040),
        GeometricType = new(0x3006, 0x0042), ContourData = new(0x3006, 0x0050),
        Observations = new(0x3006, 0x0080), InterpretedType = new(0x3006, 0x00A4);

    /// <summary>Adds the regions to a mask.</summary>
    /// <param name="frameOfReference">Of the images; regions of another one are not about them. Null for images without.</param>
    /// <returns>Why a region cannot be read; null when all are in the mask.</returns>
    public static DicomRefusal? Mark(DicomDataset structures, Uid? frameOfReference, Mask into)
    {
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(into);
        var external = structures.GetSequence(Observations).Where(o => o.GetString(InterpretedType) == "EXTERNAL").Select(o => o.GetInt32(ReferencedRoi)).ToHashSet();
        var elsewhere = structures.GetSequence(Rois)
            .Where(r => frameOfReference is not null && r.GetUid(FrameOfReference) is { } named && named != frameOfReference).Select(r => r.GetInt32(RoiNumber)).ToHashSet();
        var painter = new ContourPainter(into);
        foreach (var roi in structures.GetSequence(RoiContours))
        {
            var number = roi.GetInt32(ReferencedRoi);
            if (number is null)
            {
                return new DicomRefusal("Contours do not say of which region they are", ReferencedRoi);
            }

            if (!external.Contains(number) && !elsewhere.Contains(number) && Paint(roi, painter) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static DicomRefusal? Paint(DicomDataset roi, ContourPainter painter)
    {
        var closed = new List<IReadOnlyList<PatientPoint>>();
        foreach (var contour in roi.GetSequence(Contours))
        {
            if (Points(contour) is not { } points)
            {
                return new DicomRefusal("A contour's data are not three finite numbers for each of its points", ContourData);
            }

            switch (contour.GetString(GeometricType))
            {
                case "CLOSED_PLANAR" or "CLOSEDPLANAR_XOR" or "INTERPOLATED_PLANAR": closed.Add(points); break;
                case "POINT" or "OPEN_PLANAR" or "OPEN_NONPLANAR": painter.AddLine(points); break;
                default: return new DicomRefusal("The geometric type of a contour is not known", GeometricType);
            }
        }

        painter.AddClosed(closed);
        return null;
    }

    private static List<PatientPoint>? Points(DicomDataset contour)
    {
        var numbers = contour.GetDoubles(ContourData);
        return numbers is not { Length: > 0 } || numbers.Length % 3 != 0 || !Array.TrueForAll(numbers, double.IsFinite) ? null
            : [.. numbers.Chunk(3).Select(p => new PatientPoint(p[0], p[1], p[2]))];
    }
}
