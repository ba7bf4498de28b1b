using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Round lesions on an anisotropic grid, and readers who draw them with error.</summary>
internal static class Scene
{
    /// <summary>48 × 48 × 24 voxels of 0.8 × 0.8 × 1.5 mm.</summary>
    public static VolumeGeometry Grid { get; } = new(48, 48, 24, new PatientPoint(-20, 10, 100), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.8, 0.8, 1.5);

    public static PatientPoint At(double x, double y, double z) => Grid.ToPatient(new IndexPoint(x, y), z);

    public static Mask Empty => new(Grid);

    /// <summary>Voxels whose centre lies in the ball; the radius may depend on the direction.</summary>
    public static Mask Ball(PatientPoint centre, Func<PatientVector, double> radius)
    {
        var mask = new Mask(Grid);
        for (var z = 0; z < Grid.Slices; z++)
        {
            for (var y = 0; y < Grid.Rows; y++)
            {
                for (var x = 0; x < Grid.Columns; x++)
                {
                    var from = At(x, y, z) - centre;
                    mask.Voxels[Grid.IndexOf(x, y, z)] = from.Length <= radius(from) ? (byte)1 : (byte)0;
                }
            }
        }

        return mask;
    }

    public static Mask Ball(PatientPoint centre, double radius) => Ball(centre, _ => radius);

    /// <summary>A mark whose centre, size and outline err: SD 0.5 mm along each axis, SD 5 % of the radius, and three lobes.</summary>
    public static Mark Drawn(string reader, PatientPoint centre, double radius, Random random, double lobes = 0.08)
    {
        // Sum of three uniforms: SD 1.
        double Error() => (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
        var seen = new PatientPoint(centre.X + (0.5 * Error()), centre.Y + (0.5 * Error()), centre.Z + (0.5 * Error()));
        var (size, phase) = (radius * (1 + (0.05 * Error())), random.NextDouble() * 6.28);
        var roi = Ball(seen, from => size * (1 + (lobes * Math.Cos((3 * Math.Atan2(from.Y, from.X)) + phase))));
        return new Mark(reader, "1", seen, 2 * size, roi: roi);
    }
}
