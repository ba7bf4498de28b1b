using CrowdAnnotate.Radiomics.IntensityStatistics;
using CrowdAnnotate.Radiomics.Morphology;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics;

/// <summary>Features of a region by the definitions of IBSI-1 (Image biomarker standardisation initiative, reference manual v11; Radiology 295:328, 2020).</summary>
public static class RoiFeatures
{
    private const string OneSlice = "the region lies on one slice; its shape in three dimensions is not known";
    private const string NoIntensity = "no intensity of the region lies within the re-segmentation range";

    /// <summary>Why no features can be extracted from the mask on the image, in one line; null when they can.</summary>
    public static string? Refusal(Volume image, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        return Refusal(image, mask, VoxelBox.Around(mask));
    }

    /// <summary>
    /// All features of the region, always the same ones in the same order, each with its value or the reason why it has none.
    /// A region on one slice has intensity statistics but no morphology.
    /// </summary>
    /// <exception cref="ArgumentException">There is a <see cref="Refusal(Volume, Mask)"/>; the message is that line.</exception>
    public static IReadOnlyList<Feature> Extract(Volume image, Mask mask, ExtractionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        var box = VoxelBox.Around(mask);
        if (Refusal(image, mask, box) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(mask));
        }

        var chosen = settings ?? new ExtractionSettings();
        var region = RegionOfInterest.Cut(image, mask, box!.Value, chosen.Resegmentation);
        var statistics = region.Intensities.Length == 0 ? null : new IntensitySample(region.Intensities);
        var shape = region.IsFlat ? null : RegionShape.Of(region);
        return
        [
            .. From(ShapeFeatures.All, shape, OneSlice, chosen),
            .. From(StatisticsFeatures.All, statistics, NoIntensity, chosen),
        ];
    }

    private static IEnumerable<Feature> From<T>(FeatureFormula<T>[] family, T? subject, string reason, ExtractionSettings settings)
        where T : class =>
        family.Select(f => subject is null ? f.Without(reason, settings.IntensityUnit) : f.Of(subject, settings.IntensityUnit));

    private static string? Refusal(Volume image, Mask mask, VoxelBox? box)
    {
        if (!image.Geometry.Coincides(mask.Geometry))
        {
            return "the mask does not lie on the image's grid";
        }

        if (box is not { } region)
        {
            return "the mask is empty";
        }

        if ((region.Columns, region.Rows, region.Slices) == (1, 1, 1))
        {
            return "the mask holds one voxel";
        }

        var grid = image.Geometry;
        if (Math.Abs(grid.SliceDirection.Dot(grid.RowDirection)) > 1e-3 || Math.Abs(grid.SliceDirection.Dot(grid.ColumnDirection)) > 1e-3)
        {
            return "the slices are sheared (gantry tilt); the image has to be resampled first";
        }

        return HoldsOnlyNumbers(image, mask, region) ? null : "the region holds an intensity that is not a number";
    }

    private static bool HoldsOnlyNumbers(Volume image, Mask mask, VoxelBox box)
    {
        for (var z = box.Z; z < box.Z + box.Slices; z++)
        {
            for (var y = box.Y; y < box.Y + box.Rows; y++)
            {
                var row = image.Geometry.IndexOf(0, y, z);
                for (var x = row + box.X; x < row + box.X + box.Columns; x++)
                {
                    if (mask.Voxels[x] != 0 && !float.IsFinite(image.Voxels[x]))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
