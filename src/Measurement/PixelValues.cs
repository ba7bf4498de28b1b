using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>The values of pixels under a mark.</summary>
internal static class PixelValues
{
    /// <summary>
    /// Mean, standard deviation (of the population: division by n, as IBSI's intensity variance), minimum and maximum of the pixels whose
    /// centres lie inside. None, and a remark, when no pixel centre does.
    /// </summary>
    public static List<MeasuredQuantity> Inside(IReadOnlyList<Contour> outlines, ImagePlane plane, PixelSlice? pixels, List<MarkRemark> remarks)
    {
        if (pixels is not { IsQuantitative: true })
        {
            return [];
        }

        var values = Values(outlines, plane, pixels);
        if (values.Count == 0)
        {
            var what = pixels.Concept == Codes.AttenuationCoefficient ? "attenuation" : "value";
            remarks.Add(new("", false, $"no pixel's centre lies inside: there is no {what} to give."));
            return [];
        }

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count);
        MeasuredQuantity Of(CodedConcept derivation, double value) => new(pixels.Concept, derivation, new Quantity(value, pixels.Unit), plane);
        return [Of(Codes.Mean, mean), Of(Codes.StandardDeviation, deviation), Of(Codes.Minimum, values.Min()), Of(Codes.Maximum, values.Max())];
    }

    /// <summary>The value of the pixel that a point lies in; one on the border between two is in the later.</summary>
    public static List<MeasuredQuantity> At(ImagePoint point, ImagePlane plane, PixelSlice? pixels)
    {
        if (pixels is null)
        {
            return [];
        }

        var column = Math.Min((int)Math.Floor(point.X), plane.Columns - 1);
        var row = Math.Min((int)Math.Floor(point.Y), plane.Rows - 1);
        var value = pixels.Volume.Slice(pixels.Slice)[(row * plane.Columns) + column];
        return float.IsFinite(value) ? [new(pixels.Concept, null, new Quantity(value, pixels.Unit), plane)] : [];
    }

    private static List<double> Values(IReadOnlyList<Contour> outlines, ImagePlane plane, PixelSlice pixels)
    {
        var grid = new VolumeGeometry(plane.Columns, plane.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1);
        var mask = Rasteriser.RasteriseBlock([.. outlines.Select(o => new Contour(0, o.Points))], grid);
        var slice = pixels.Volume.Slice(pixels.Slice);
        var (box, values) = (mask.Box, new List<double>());
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            if (mask.Voxels[i] != 0)
            {
                values.Add(slice[((box.Y + (i / box.Columns)) * plane.Columns) + box.X + (i % box.Columns)]);
            }
        }

        return values;
    }
}
