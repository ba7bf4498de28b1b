using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Marks as the page sends them, placed on the slices of their series.</summary>
public static class DrawnMarks
{
    /// <summary>The mark on its slice; null when its image is not of the series.</summary>
    public static PlacedMark? Place(Mark mark, ArchivedSeries series)
    {
        var slice = series.Slices.ToList().FindIndex(s => s.SopInstanceUid == mark.SopInstanceUid);
        if (slice < 0)
        {
            return null;
        }

        var kind = mark.Kind == MarkKind.Bidirectional ? Aim.MarkKind.Bidirectional : Aim.MarkKind.Contour;
        var points = mark.Points.Select(p => new ImagePoint(p[0], p[1])).ToValueList();
        return new PlacedMark(new DrawnMark(kind, new Uid(mark.SopInstanceUid), mark.Frame, points), slice);
    }
}
