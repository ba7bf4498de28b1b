using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>One lesion of a dataset: consensus mask, overlap and features computed again from the readers' coordinates and the pixels.</summary>
/// <param name="lesion">Of agreement.json.</param>
/// <param name="readers">The readers' regions of this lesion by pseudonym; a reader who drew axes only is not among them.</param>
/// <param name="mask">The consensus mask as released.</param>
public sealed class LesionCheck(SeriesImage image, JsonElement lesion, IReadOnlyDictionary<string, Region> readers, NiftiMask mask)
{
    private const double Exact = 1e-9;

    // The same level, filled with other triangles: see RegionShape. Flat regions of three slices differ most, at their rims.
    private const double OfAnotherMesh = 0.03;

    private readonly JsonElement consensus = lesion.GetProperty("consensus");

    private bool FromContours => consensus.GetProperty("kind").GetString() == "contours";

    public IEnumerable<string> Differences(IEnumerable<IReadOnlyDictionary<string, string>> features) =>
        Geometry().Concat(FromContours ? Consensus().Concat(Overlap()) : Ellipse()).Concat(Features([.. features]))
            .Select(d => $"lesion {lesion.GetProperty("id").GetString()}: {d}");

    /// <summary>Every corner of the mask lies where the same corner of the images lies. The file has single precision.</summary>
    private IEnumerable<string> Geometry()
    {
        var (columns, rows, slices) = (image.First.Columns, image.First.Rows, image.Slices.Count);
        if ((mask.Region.Columns, mask.Region.Rows, mask.Region.Slices) != (columns, rows, slices))
        {
            return [$"the mask has {mask.Region.Columns}×{mask.Region.Rows}×{mask.Region.Slices} voxels, the images {columns}×{rows}×{slices}"];
        }

        return from x in new[] { 0, columns - 1 }
               from y in new[] { 0, rows - 1 }
               from z in new[] { 0, slices - 1 }
               let distance = Distance(mask.LpsPosition(x, y, z), image.PatientPosition(x, y, z))
               where distance > 1e-3
               select $"voxel ({x}, {y}, {z}) of the mask lies {distance:0.###} mm from that of the images";
    }

    private IEnumerable<string> Consensus()
    {
        var used = consensus.GetProperty("readers").EnumerateArray().Select(r => readers[r.GetString()!]).ToList();
        var again = new ConsensusRegion(used, image);
        var differing = again.Differences(mask.Region);
        if (differing.Count > 0)
        {
            yield return $"{differing.Count} voxels of the consensus differ, the first at {differing[0]}";
        }

        if (!Close(consensus.GetProperty("volume").GetDouble(), mask.Region.Count * image.VoxelVolume, Exact))
        {
            yield return $"the consensus has {consensus.GetProperty("volume").GetDouble()} mm³, its mask {mask.Region.Count * image.VoxelVolume}";
        }

        foreach (var (name, share) in new[] { ("volume25", 0.25), ("volume50", 0.5), ("volume75", 0.75) })
        {
            var voxels = used.SelectMany(r => r.Voxels()).GroupBy(v => v).Count(g => g.Count() >= share * used.Count);
            if (!Close(consensus.GetProperty(name).GetDouble(), voxels * image.VoxelVolume, Exact))
            {
                yield return $"{name} is {consensus.GetProperty(name).GetDouble()} mm³, from the readers' regions {voxels * image.VoxelVolume}";
            }
        }
    }

    private IEnumerable<string> Overlap()
    {
        var pairs = lesion.GetProperty("pairwiseDice").EnumerateArray().ToList();
        if (pairs.Count != readers.Count * (readers.Count - 1) / 2)
        {
            yield return $"{readers.Count} readers have {pairs.Count} pairs";
        }

        foreach (var pair in pairs)
        {
            var (a, b) = (pair.GetProperty("a").GetString()!, pair.GetProperty("b").GetString()!);
            var dice = Region.Dice(readers[a], readers[b]);
            if (!Close(pair.GetProperty("dice").GetDouble(), dice, Exact))
            {
                yield return $"Dice of {a} and {b} is {pair.GetProperty("dice").GetDouble()}, from their regions {dice}";
            }
        }
    }

    // From axes alone there is an ellipse on one slice and nothing between slices.
    private IEnumerable<string> Ellipse() =>
        mask.Region.Voxels().Select(v => v.Z).Distinct().Count() == 1 ? [] : ["a consensus from axes does not lie on one slice"];

    private IEnumerable<string> Features(List<IReadOnlyDictionary<string, string>> rows)
    {
        foreach (var (region, voxels) in readers.Select(r => (r.Key, r.Value)).Append(("consensus", mask.Region)))
        {
            var exact = IntensityStatistics.Of(voxels.Voxels().Select(v => image.At(v.X, v.Y, v.Z)));
            var loose = new Dictionary<string, double>();
            if (voxels.Voxels().Select(v => v.Z).Distinct().Count() > 1)
            {
                AddShape(voxels, exact, loose);
            }

            foreach (var (tag, value, tolerance) in exact.Select(e => (e.Key, e.Value, Exact)).Concat(loose.Select(e => (e.Key, e.Value, OfAnotherMesh))))
            {
                var row = rows.SingleOrDefault(r => r["region"] == region && r["tag"] == tag);
                if (row is null || row["value"].Length == 0 || !Close(double.Parse(row["value"], CultureInfo.InvariantCulture), value, tolerance))
                {
                    yield return $"{tag} of {region} is {row?["value"] ?? "not there"}, computed again {value:R}";
                }
            }
        }
    }

    private void AddShape(Region voxels, Dictionary<string, double> exact, Dictionary<string, double> loose)
    {
        var (dx, dy, dz) = (image.First.ColumnSpacing, image.First.RowSpacing, image.SliceSpacing);
        var (volume, area) = RegionShape.Surface(voxels, dx, dy, dz);
        exact["morph_vol_approx"] = voxels.Count * image.VoxelVolume;
        exact["morph_diam"] = RegionShape.MaximumDiameter(voxels, dx, dy, dz);
        loose["morph_volume"] = volume;
        loose["morph_area_mesh"] = area;
        loose["morph_sphericity"] = Math.Cbrt(36 * Math.PI * volume * volume) / area;
    }

    private static bool Close(double a, double b, double relative) => Math.Abs(a - b) <= relative * Math.Max(Math.Abs(a), Math.Abs(b)) || a == b;

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
}
