using CrowdAnnotate.Consensus;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>How long regions of five readers in 256³ voxels take: balls, each a little elsewhere and of another size, with a ragged edge.</summary>
internal static class RegionTimes
{
    private const int Side = 256;
    private const int Readers = 5;
    private const double Spacing = 1;
    private static readonly int[] Radii = [60, 110];

    /// <param name="Value">What it came to, to be held against another program's.</param>
    public sealed record Timed(string Name, int Radius, double[] Seconds, double Value);

    /// <summary>Writes each reader's voxels, a byte each, x fastest, to <paramref name="folder"/> as well.</summary>
    public static IReadOnlyList<Timed> All(string folder) => [.. Radii.SelectMany(radius =>
    {
        var masks = Enumerable.Range(0, Readers).Select(reader => Ball(radius, reader)).ToList();
        foreach (var (reader, mask) in masks.Index())
        {
            File.WriteAllBytes(Path.Combine(folder, $"ball{radius}-{reader}.raw"), mask.Voxels);
        }

        return new[]
        {
            Of("staple", radius, () => Staple.Estimate(masks).Value.Sensitivity[0]!.Value),
            Of("hd95", radius, () => SurfaceDistances.Between(masks[0], masks[1]).Hausdorff95.Value!.Value),
        };
    })];

    private static Timed Of(string name, int radius, Func<double> compute) => new(name, radius, Rounds.Each(() => compute()), compute());

    private static Mask Ball(int radius, int reader)
    {
        var random = new Random(radius + reader);
        var (x0, y0, z0) = ((Side / 2.0) + (2 * reader) - 4, (Side / 2.0) + reader, (Side / 2.0) - reader);
        var reach = radius + reader - 2.0;
        var voxels = new byte[Side * Side * Side];
        for (var at = 0; at < voxels.Length; at++)
        {
            var (x, y, z) = ((at % Side) - x0, (at / Side % Side) - y0, (at / (Side * Side)) - z0);
            var distance = Math.Sqrt((x * x) + (y * y) + (z * z)) - reach;
            voxels[at] = distance < -1 || (distance < 1 && random.Next(2) == 0) ? (byte)1 : (byte)0;
        }

        return new Mask(new VolumeGeometry(Side, Side, Side, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), Spacing, Spacing, Spacing), voxels);
    }
}
