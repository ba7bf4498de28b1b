using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>A region of a structure set on the images.</summary>
/// <param name="Contours">Closed ones, keyholes opened, in corner-origin pixels.</param>
/// <param name="Marks">Points, and open lines of two points as lengths.</param>
/// <param name="Notes">What was left out or is odd.</param>
public sealed record PlacedRegion(ValueList<Contour> Contours, ValueList<DrawnMark> Marks, ValueList<DicomNote> Notes)
{
    /// <summary>The voxels whose centres lie inside an odd number of contours of their slice.</summary>
    public Mask ToMask(VolumeGeometry grid) => Rasteriser.Rasterise(Contours, grid);

    /// <inheritdoc cref="ToMask"/>
    public MaskBlock ToBlock(VolumeGeometry grid) => Rasteriser.RasteriseBlock(Contours, grid);
}

/// <summary>Contours in the patient as contours on the slices of a series.</summary>
public static class ContourPlacing
{
    // Of a pixel: contour data have some ten decimals, and what was drawn at a pixel's centre shall be there again.
    private const int Decimals = 6;

    // Of the slice spacing.
    private const double Exact = 0.02;
    private const double Tolerated = 0.25;

    public static PlacedRegion Place(StructureRoi roi, SourceSeries source)
    {
        ArgumentNullException.ThrowIfNull(roi);
        ArgumentNullException.ThrowIfNull(source);
        var (contours, marks, notes) = (new List<Contour>(), new List<DrawnMark>(), new List<DicomNote>());
        for (var i = 0; i < roi.Contours.Count; i++)
        {
            var name = $"Contour {i + 1} of region {roi.Number}";
            if (Slice(roi.Contours[i], source.Grid, name, notes) is { } slice)
            {
                var points = roi.Contours[i].Points.Select(p => ToImage(p, slice, source.Grid)).ToList();
                Add(roi.Contours[i].Shape, points, slice, source, name, (contours, marks, notes));
            }
        }

        NoteNested(roi, contours, notes);
        return new(contours.ToValueList(), marks.ToValueList(), notes.ToValueList());
    }

    private static void Add(
        ContourShape shape, List<ImagePoint> points, int slice, SourceSeries source, string name,
        (List<Contour> Contours, List<DrawnMark> Marks, List<DicomNote> Notes) to)
    {
        var image = source.Frames[slice];
        switch (shape)
        {
            case ContourShape.ClosedPlanar or ContourShape.ClosedPlanarXor when points.Distinct().Count() >= 3:
                to.Contours.AddRange(Keyhole.Open(new Contour(slice, points)));
                break;
            case ContourShape.Point when points.Count == 1:
                to.Marks.Add(new DrawnMark(MarkKind.Point, image.SopInstanceUid, image.FrameNumber ?? 1, points.ToValueList()));
                break;
            case ContourShape.OpenPlanar when points.Count == 2:
                to.Marks.Add(new DrawnMark(MarkKind.Length, image.SopInstanceUid, image.FrameNumber ?? 1, points.ToValueList()));
                break;
            default:
                to.Notes.Add(new DicomNote($"{name} is {shape} with {points.Count} points, which makes neither region nor mark; it is left out", RtTags.ContourGeometricType));
                break;
        }
    }

    private static int? Slice(PatientContour contour, VolumeGeometry grid, string name, List<DicomNote> notes)
    {
        var normal = grid.RowDirection.Cross(grid.ColumnDirection);
        var step = grid.SliceSpacing * normal.Dot(grid.SliceDirection);
        var places = contour.Points.Select(p => (p - grid.Origin).Dot(normal) / step).ToList();
        var slice = (int)Math.Clamp(Math.Round(places[0]), -1, grid.Slices);
        var off = places.Max(z => Math.Abs(z - slice));
        if (slice < 0 || slice >= grid.Slices || off > Tolerated)
        {
            var why = places.Max() - places.Min() > Tolerated ? "does not lie in the planes of the images" : slice < 0 || slice >= grid.Slices ? "lies outside the images" : "lies between the images";
            notes.Add(new DicomNote($"{name} {why}; it is left out", RtTags.ContourData));
            return null;
        }

        if (off > Exact)
        {
            notes.Add(new DicomNote(string.Create(CultureInfo.InvariantCulture, $"{name} lies {off * step:0.###} mm beside its image and was put on it"), RtTags.ContourData));
        }

        return slice;
    }

    private static ImagePoint ToImage(PatientPoint point, int slice, VolumeGeometry grid)
    {
        var way = point - grid.ToPatient(new IndexPoint(0, 0), slice);
        var image = new IndexPoint(way.Dot(grid.RowDirection) / grid.ColumnSpacing, way.Dot(grid.ColumnDirection) / grid.RowSpacing).ToImage();
        return new ImagePoint(Math.Round(image.X, Decimals), Math.Round(image.Y, Decimals));
    }

    // Some writers mean a hole by it, others a mistake; both are read as a hole.
    private static void NoteNested(StructureRoi roi, List<Contour> contours, List<DicomNote> notes)
    {
        var isNested = roi.Contours.Any(c => c.Shape == ContourShape.ClosedPlanar) && contours.Count <= roi.Contours.Count
            && contours.GroupBy(c => c.Slice).Any(s => s.Any(a => s.Any(b => !ReferenceEquals(a, b) && Nesting.Lies(a, b))));
        if (isNested)
        {
            notes.Add(new DicomNote($"In region {roi.Number} a contour lies within another; it is read as a hole", RtTags.ContourData));
        }
    }
}
