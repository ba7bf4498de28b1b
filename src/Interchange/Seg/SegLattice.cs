using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>The regular grid through planes that may come in any order, several to a place, and with places left out.</summary>
internal static class SegLattice
{
    // Positions are often rounded to two decimals; beyond that a hundredth of a spacing is no rounding.
    private const double Rounding = 0.0101;
    private const double OfSpacing = 0.01;
    private const double SameDirection = 1e-4;
    private const double SamePlace = 1e-3;

    // Left-out places cost a hostile file nothing and the reader memory.
    private const int MostSlices = 10_000;

    /// <summary>The slice of the images on which each plane lies; null when one lies on none.</summary>
    public static int[]? On(SourceSeries source, IReadOnlyList<ImagePlane> planes)
    {
        var grid = source.Grid;
        var first = grid.PlaneOf(0);
        if (!Same(first, planes[0]) || Different(planes) is not null)
        {
            return null;
        }

        var normal = grid.RowDirection.Cross(grid.ColumnDirection);
        var step = grid.SliceSpacing * normal.Dot(grid.SliceDirection);
        var slices = planes.Select(p => (int)Math.Clamp(Math.Round((p.Position!.Value - grid.Origin).Dot(normal) / step), -1, grid.Slices)).ToArray();
        return slices.Where((z, i) => z < 0 || z >= grid.Slices || IsOff(planes[i], grid.ToPatient(new IndexPoint(0, 0), z), step)).Any() ? null : slices;
    }

    public static DicomRefusal? Lay(
        IReadOnlyList<ImagePlane> planes, double? between, double? thickness, List<DicomNote> notes, out VolumeGeometry? grid, out int[] slices)
    {
        (grid, slices) = (null, []);
        if (Different(planes) is { } refusal)
        {
            return refusal;
        }

        var normal = planes[0].RowDirection!.Value.Cross(planes[0].ColumnDirection!.Value).Normalised();
        var along = planes.Select(p => (p.Position!.Value - default(PatientPoint)).Dot(normal)).ToArray();
        var (low, high) = (planes[Array.IndexOf(along, along.Min())].Position!.Value, planes[Array.IndexOf(along, along.Max())].Position!.Value);
        if (Step(along, between, thickness, notes) is not { } step)
        {
            return new DicomRefusal("The frames lie on no regular grid", DicomTag.ImagePositionPatient);
        }

        slices = [.. along.Select(t => (int)Math.Min(Math.Round((t - along.Min()) / step), int.MaxValue - 1))];
        var last = slices.Max();
        if (last >= MostSlices)
        {
            return new DicomRefusal($"The frames span more than {MostSlices} slices", DicomTag.ImagePositionPatient);
        }

        var way = high - low;
        var (direction, spacing) = last > 0 ? (way.Normalised(), way.Length / last) : (normal, step);
        for (var i = 0; i < planes.Count; i++)
        {
            if (IsOff(planes[i], low + (direction * (slices[i] * spacing)), spacing))
            {
                return new DicomRefusal($"Frame {i + 1} lies beside the line of the others", DicomTag.ImagePositionPatient);
            }
        }

        return Grid(planes[0], last + 1, low, direction.Dot(normal) > 1 - 1e-6 ? null : direction, spacing, out grid);
    }

    private static DicomRefusal? Grid(ImagePlane plane, int slices, PatientPoint origin, PatientVector? direction, double spacing, out VolumeGeometry? grid)
    {
        grid = null;
        try
        {
            grid = new VolumeGeometry(
                plane.Columns, plane.Rows, slices, origin, plane.RowDirection!.Value, plane.ColumnDirection!.Value,
                plane.ColumnSpacing, plane.RowSpacing, spacing, direction);
            return null;
        }
        catch (ArgumentException impossible)
        {
            return new DicomRefusal(impossible.Message.TrimEnd('.'), DicomTag.ImageOrientationPatient);
        }
    }

    // The distance of neighbours: as it is said where the places are multiples of it, else the smallest gap.
    private static double? Step(double[] along, double? between, double? thickness, List<DicomNote> notes)
    {
        var places = along.Order().ToList();
        var gaps = places.Zip(places.Skip(1), (a, b) => b - a).Where(g => g > SamePlace).ToList();
        if (gaps.Count == 0)
        {
            NoteSingle(between ?? thickness, notes);
            return between is > 0 ? between : thickness is > 0 ? thickness : 1;
        }

        if (between is > 0 and var said && AreMultiples(places, said))
        {
            return said;
        }

        if (between is not null)
        {
            notes.Add(new DicomNote("The frames do not lie as far apart as the spacing between slices says", DicomTag.SpacingBetweenSlices));
        }

        return AreMultiples(places, gaps.Min()) ? gaps.Min() : null;
    }

    private static void NoteSingle(double? spacing, List<DicomNote> notes)
    {
        if (spacing is not > 0)
        {
            notes.Add(new DicomNote("There is one slice without a thickness; the slice spacing is set to 1 mm", DicomTag.SliceThickness));
        }
    }

    private static bool AreMultiples(List<double> places, double step) =>
        places.TrueForAll(t => Math.Abs(((t - places[0]) / step) - Math.Round((t - places[0]) / step)) * step <= Math.Max(Rounding, OfSpacing * step));

    private static DicomRefusal? Different(IReadOnlyList<ImagePlane> planes)
    {
        for (var i = 1; i < planes.Count; i++)
        {
            if (!Same(planes[0], planes[i]))
            {
                return new DicomRefusal(
                    string.Create(CultureInfo.InvariantCulture, $"Frame {i + 1} has another orientation or pixel spacing than the first"), DicomTag.ImageOrientationPatient);
            }
        }

        return null;
    }

    private static bool Same(ImagePlane a, ImagePlane b) =>
        (a.Columns, a.Rows) == (b.Columns, b.Rows) && IsNear(a.ColumnSpacing, b.ColumnSpacing) && IsNear(a.RowSpacing, b.RowSpacing)
        && Far(a.RowDirection!.Value, b.RowDirection!.Value) <= SameDirection && Far(a.ColumnDirection!.Value, b.ColumnDirection!.Value) <= SameDirection;

    private static bool IsOff(ImagePlane plane, PatientPoint expected, double spacing) =>
        !(plane.Position!.Value.DistanceTo(expected) <= Math.Max(2 * Rounding, OfSpacing * spacing));

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= 1e-4 * b;

    private static double Far(PatientVector a, PatientVector b) => (a + (b * -1)).Length;
}
