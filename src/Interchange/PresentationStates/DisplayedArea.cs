using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.PresentationStates;

/// <summary>
/// The part of an image that is shown (PS3.3 §C.10.4): its corners are the pixels that stand top left and bottom right on the display,
/// after rotation and flip, counted from 1. Display-relative coordinates run from 0 to 1 across it.
/// </summary>
internal sealed class DisplayedArea
{
    private readonly (double X, double Y) first;
    private readonly (double X, double Y) last;
    private readonly bool isTurned;

    private DisplayedArea(double[] topLeft, double[] bottomRight, bool isTurned)
    {
        // The outer edges of the two corner pixels, whichever way they lie.
        (first, last) = ((Edge(topLeft[0], bottomRight[0]), Edge(topLeft[1], bottomRight[1])), (Edge(bottomRight[0], topLeft[0]), Edge(bottomRight[1], topLeft[1])));
        this.isTurned = isTurned;
    }

    /// <summary>The area of an image; null where the state gives none.</summary>
    public static DisplayedArea? Of(DicomDataset state, Uid image)
    {
        var areas = state.GetSequence(DicomTag.DisplayedAreaSelectionSequence);
        var area = areas.FirstOrDefault(a => a.GetSequence(DicomTag.ReferencedImageSequence).Any(r => r.GetUid(DicomTag.ReferencedSOPInstanceUID) == image))
            ?? areas.FirstOrDefault(a => a.GetSequence(DicomTag.ReferencedImageSequence).Count == 0);
        return area?.GetDoubles(DicomTag.DisplayedAreaTopLeftHandCorner) is { Length: 2 } topLeft
            && area.GetDoubles(DicomTag.DisplayedAreaBottomRightHandCorner) is { Length: 2 } bottomRight
            ? new(topLeft, bottomRight, state.GetInt32(DicomTag.ImageRotation) is 90 or 270) : null;
    }

    /// <summary>A display-relative point on the image; a quarter turn lays the display's rows along the image's columns.</summary>
    public ImagePoint ToImage(double across, double down) =>
        isTurned ? new(Between(first.X, last.X, down), Between(first.Y, last.Y, across)) : new(Between(first.X, last.X, across), Between(first.Y, last.Y, down));

    private static double Between(double from, double to, double part) => from + ((to - from) * part);

    private static double Edge(double pixel, double opposite) => pixel <= opposite ? pixel - 1 : pixel;
}
