using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Statistics of the voxels whose centres lie inside an outline.</summary>
internal static class Attenuation
{
    /// <summary>
    /// Mean, standard deviation (of the population: division by n, as IBSI's intensity variance), minimum and maximum in HU.
    /// None, and a remark, when no pixel centre lies inside.
    /// </summary>
    public static List<MeasuredQuantity> Inside(Contour outline, ImagePlane plane, AttenuationSlice? pixels, List<MarkRemark> remarks)
    {
        if (pixels is null)
        {
            return [];
        }

        var values = Values(outline, plane, pixels);
        if (values.Count == 0)
        {
            remarks.Add(new("", false, "no pixel's centre lies inside: there is no attenuation to give."));
            return [];
        }

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count);
        return
        [
            Of(Codes.Mean, mean, plane), Of(Codes.StandardDeviation, deviation, plane),
            Of(Codes.Minimum, values.Min(), plane), Of(Codes.Maximum, values.Max(), plane),
        ];
    }

    private static List<double> Values(Contour outline, ImagePlane plane, AttenuationSlice pixels)
    {
        var grid = new VolumeGeometry(plane.Columns, plane.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1);
        var mask = Rasteriser.Rasterise([new Contour(0, outline.Points)], grid).Voxels;
        var slice = pixels.Volume.Slice(pixels.Slice);
        var values = new List<double>();
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i] != 0)
            {
                values.Add(slice[i]);
            }
        }

        return values;
    }

    private static MeasuredQuantity Of(CodedConcept derivation, double value, ImagePlane plane) =>
        new(Codes.AttenuationCoefficient, derivation, new Quantity(value, UcumUnit.Hounsfield), plane);
}
