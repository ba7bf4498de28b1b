using System.Globalization;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>The regular grid on which the images of a series lie, if they do.</summary>
internal static class SeriesGrid
{
    /// <summary>How far a slice may lie from its place on the grid, in slice spacings.</summary>
    public const double Jitter = 0.01;

    /// <summary>Orders the images along their normal and lays the grid through them.</summary>
    public static DicomRefusal? Lay(List<SeriesImage> images, List<DicomNote> notes, out VolumeGeometry? geometry)
    {
        geometry = null;
        var first = images[0];
        var normal = first.Row.Cross(first.Column).Normalised();
        double Along(SeriesImage i) => (i.Position - new PatientPoint(0, 0, 0)).Dot(normal);
        images.Sort((a, b) => Along(a).CompareTo(Along(b)));
        if ((long)first.Plane.Rows * first.Plane.Columns * images.Count > Array.MaxLength)
        {
            return new DicomRefusal($"{images.Count} images of {first.Plane.Columns}×{first.Plane.Rows} pixels are more than a volume holds");
        }

        if (images.Count == 1)
        {
            geometry = Geometry(images, Single(first, notes), null);
            return null;
        }

        var places = images.ConvertAll(Along);
        var gaps = places.Zip(places.Skip(1), (a, b) => b - a).ToList();
        var typical = gaps.Order().ElementAt(gaps.Count / 2);
        return Irregular(places, gaps, typical) ?? Straight(images, normal, notes, out geometry);
    }

    private static double Single(SeriesImage image, List<DicomNote> notes)
    {
        if (image.Thickness is > 0 and var thickness)
        {
            notes.Add(new DicomNote("There is one slice; its thickness stands for the slice spacing", DicomTag.SliceThickness));
            return thickness;
        }

        notes.Add(new DicomNote("There is one slice without a thickness; the slice spacing is set to 1 mm", DicomTag.SliceThickness));
        return 1;
    }

    private static DicomRefusal? Irregular(List<double> places, List<double> gaps, double typical)
    {
        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i] <= Math.Max(Jitter * typical, 1e-6))
            {
                return At($"Two images lie at the same place, {Mm(places[i])} mm along the normal");
            }
        }

        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i] > 1.5 * typical)
            {
                return At($"Images are missing between {Mm(places[i])} and {Mm(places[i + 1])} mm along the normal, where {Mm(typical)} mm is the spacing");
            }

            if (Math.Abs(gaps[i] - typical) > Jitter * typical)
            {
                return At($"The slice spacing varies: {Mm(gaps[i])} mm at {Mm(places[i])} mm along the normal, {Mm(typical)} mm elsewhere");
            }
        }

        return null;
    }

    // The line from the first to the last position; oblique to the planes when the gantry was tilted.
    private static DicomRefusal? Straight(List<SeriesImage> images, PatientVector normal, List<DicomNote> notes, out VolumeGeometry? geometry)
    {
        geometry = null;
        var (origin, way) = (images[0].Position, images[^1].Position - images[0].Position);
        var spacing = way.Length / (images.Count - 1);
        var direction = way.Normalised();
        for (var z = 0; z < images.Count; z++)
        {
            if (images[z].Position.DistanceTo(origin + (direction * (z * spacing))) > Jitter * spacing)
            {
                return At($"Image {z + 1} along the normal is shifted sideways or off its place by more than {Jitter:P0} of the spacing");
            }
        }

        var isTilted = direction.Dot(normal) < 1 - 1e-6;
        if (isTilted)
        {
            notes.Add(new DicomNote("The slices are stacked obliquely to their planes (gantry tilt)", DicomTag.ImagePositionPatient));
        }

        geometry = Geometry(images, spacing, isTilted ? direction : null);
        return null;
    }

    private static VolumeGeometry Geometry(List<SeriesImage> images, double sliceSpacing, PatientVector? sliceDirection)
    {
        var (first, plane) = (images[0], images[0].Plane);
        return new VolumeGeometry(
            plane.Columns, plane.Rows, images.Count, first.Position, first.Row, first.Column,
            plane.ColumnSpacing, plane.RowSpacing, sliceSpacing, sliceDirection);
    }

    private static DicomRefusal At(string reason) => new(reason, DicomTag.ImagePositionPatient);

    private static string Mm(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
