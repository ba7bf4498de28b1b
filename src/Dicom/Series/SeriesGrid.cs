using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>The regular grid on which the frames of a series lie, if they do.</summary>
internal static class SeriesGrid
{
    /// <summary>How far a slice may lie from its place on the grid, in slice spacings.</summary>
    public const double Tolerated = 0.01;

    /// <summary>Slices closer than this, mm, lie at one place.</summary>
    public const double SamePlace = 1e-3;

    // Positions with two decimals are common; two of them make an error of this many mm in a gap without any slice being displaced.
    private const double Rounding = 0.0101;

    // A finding for each of many gaps would bury the others.
    private const int MostTold = 5;

    /// <summary>Lays the grid through frames that are in order and share size, spacing and orientation.</summary>
    /// <returns>The grid; null when a finding was added that prevents it.</returns>
    public static VolumeGeometry? Lay(IReadOnlyList<SeriesFrame> frames, IReadOnlyList<double> places, PatientVector normal, List<SeriesFinding> findings)
    {
        var plane = frames[0].Plane;
        if ((long)plane.Rows * plane.Columns * frames.Count > Array.MaxLength)
        {
            findings.Add(new SeriesFinding(
                SeriesFindingCodes.TooLarge, $"{frames.Count} images of {plane.Columns}×{plane.Rows} pixels are more than a volume holds", PreventsVolume: true));
            return null;
        }

        if (frames.Count == 1)
        {
            return Geometry(frames, Single(frames[0], findings), null);
        }

        return TellGaps(places, findings) ? null : Straight(frames, normal, findings);
    }

    /// <summary>The distance between neighbours that is most typical: the median of those that lie at different places.</summary>
    public static double? Typical(IReadOnlyList<double> places)
    {
        var gaps = places.Zip(places.Skip(1), (a, b) => b - a).Where(g => g > SamePlace).Order().ToList();
        return gaps.Count == 0 ? null : gaps[gaps.Count / 2];
    }

    /// <summary>How many slices are missing, by the typical spacing.</summary>
    public static int Missing(IReadOnlyList<double> places) =>
        Typical(places) is { } typical
            ? places.Zip(places.Skip(1), (a, b) => b - a).Where(g => g > 1.5 * typical).Sum(g => (int)Math.Min(Math.Round(g / typical) - 1, 10_000)) : 0;

    private static double Single(SeriesFrame frame, List<SeriesFinding> findings)
    {
        if (frame.Thickness is > 0 and var thickness)
        {
            findings.Add(new SeriesFinding(SeriesFindingCodes.SingleSlice, "There is one slice; its thickness stands for the slice spacing", Tag: DicomTag.SliceThickness));
            return thickness;
        }

        findings.Add(new SeriesFinding(SeriesFindingCodes.SingleSlice, "There is one slice without a thickness; the slice spacing is set to 1 mm", Tag: DicomTag.SliceThickness));
        return 1;
    }

    private static bool TellGaps(IReadOnlyList<double> places, List<SeriesFinding> findings)
    {
        var typical = Typical(places) ?? 0;
        var told = new List<SeriesFinding>();
        for (var i = 0; i + 1 < places.Count; i++)
        {
            var gap = places[i + 1] - places[i];
            if (gap <= Math.Max(Tolerated * typical, SamePlace))
            {
                told.Add(At(SeriesFindingCodes.SamePosition, $"Two images lie at the same place, {Mm(places[i])} mm along the normal"));
            }
            else if (gap > 1.5 * typical)
            {
                told.Add(At(SeriesFindingCodes.MissingSlices,
                    $"Images are missing between {Mm(places[i])} and {Mm(places[i + 1])} mm along the normal, where {Mm(typical)} mm is the spacing"));
            }
            else if (Math.Abs(gap - typical) > Math.Max(Tolerated * typical, Rounding))
            {
                told.Add(At(SeriesFindingCodes.IrregularSpacing,
                    $"The slice spacing varies: {Mm(gap)} mm at {Mm(places[i])} mm along the normal, {Mm(typical)} mm elsewhere"));
            }
        }

        foreach (var kind in told.GroupBy(f => f.Code))
        {
            findings.AddRange(kind.Take(MostTold));
            if (kind.Count() > MostTold)
            {
                findings.Add(kind.First() with { Text = $"The same holds of {kind.Count() - MostTold} more places ({kind.Key})" });
            }
        }

        return told.Count > 0;
    }

    // The line from the first to the last position; oblique to the planes when the gantry was tilted.
    private static VolumeGeometry? Straight(IReadOnlyList<SeriesFrame> frames, PatientVector normal, List<SeriesFinding> findings)
    {
        var (origin, way) = (frames[0].Position, frames[^1].Position - frames[0].Position);
        var spacing = way.Length / (frames.Count - 1);
        var direction = way.Normalised();
        var (worst, at) = (0.0, 0);
        for (var z = 0; z < frames.Count; z++)
        {
            var off = frames[z].Position.DistanceTo(origin + (direction * (z * spacing)));
            (worst, at) = off > worst ? (off, z) : (worst, at);
        }

        if (worst > Math.Max(Tolerated * spacing, Rounding))
        {
            findings.Add(At(SeriesFindingCodes.OffLine,
                $"Image {at + 1} along the normal is shifted sideways or off its place by {Mm(worst)} mm, more than {Tolerated:P0} of the spacing of {Mm(spacing)} mm"));
            return null;
        }

        if (worst > 1e-3 * spacing)
        {
            findings.Add(new SeriesFinding(SeriesFindingCodes.Jitter,
                $"Positions lie up to {Mm(worst)} mm off the grid of {Mm(spacing)} mm", Tag: DicomTag.ImagePositionPatient));
        }

        return Geometry(frames, spacing, Tilt(direction, normal, findings) ? direction : null);
    }

    private static bool Tilt(PatientVector direction, PatientVector normal, List<SeriesFinding> findings)
    {
        var cosine = direction.Dot(normal);
        if (cosine >= 1 - 1e-6)
        {
            return false;
        }

        var degrees = Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
        findings.Add(new SeriesFinding(SeriesFindingCodes.GantryTilt,
            $"The slices are stacked obliquely to their planes, by {Mm(degrees)}° (gantry tilt)", Tag: DicomTag.ImagePositionPatient));
        return true;
    }

    private static VolumeGeometry Geometry(IReadOnlyList<SeriesFrame> frames, double sliceSpacing, PatientVector? sliceDirection)
    {
        var (first, plane) = (frames[0], frames[0].Plane);
        return new VolumeGeometry(
            plane.Columns, plane.Rows, frames.Count, first.Position, first.Row, first.Column,
            plane.ColumnSpacing, plane.RowSpacing, sliceSpacing, sliceDirection);
    }

    private static SeriesFinding At(string code, string text) => new(code, text, PreventsVolume: true, DicomTag.ImagePositionPatient);

    private static string Mm(double value) => SeriesSurvey.Mm(value);
}
