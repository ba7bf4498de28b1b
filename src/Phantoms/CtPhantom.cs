using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Phantoms;

/// <summary>A synthetic CT series with lesions of known place, size and mask. The same seed gives the same series, UIDs included.</summary>
public sealed class CtPhantom
{
    public const int FewestSlices = 20;
    public const int MostSlices = 400;
    private const double FieldOfView = 384;
    private const double SliceSpacing = 3;

    private CtPhantom(int seed, PhantomGrid grid, IReadOnlyList<PhantomLesion> lesions, Volume volume)
    {
        (Seed, Lesions, Volume) = (seed, lesions, volume);
        LesionMasks = [.. lesions.Select(l => LesionMask.Of(l, grid, volume.Geometry))];
        SliceUids = [.. Enumerable.Range(0, grid.Slices).Select(z => UidOf($"instance {z}"))];
    }

    public int Seed { get; }

    /// <summary>HU, whole numbers from −1024 to 3071.</summary>
    public Volume Volume { get; }

    public IReadOnlyList<PhantomLesion> Lesions { get; }

    /// <summary>For each lesion the voxels whose centres lie inside.</summary>
    public IReadOnlyList<Mask> LesionMasks { get; }

    public Uid StudyUid => UidOf("study");

    public Uid SeriesUid => UidOf("series");

    public Uid FrameOfReferenceUid => UidOf("frame of reference");

    /// <summary>SOP instance UIDs in the order of the volume's slices.</summary>
    public IReadOnlyList<Uid> SliceUids { get; }

    /// <summary>Identity that was never anybody's, for the header.</summary>
    public PlantedIdentity Identity => new(Seed);

    /// <summary>Makes a series of 3 mm slices over a field of 384 mm.</summary>
    /// <param name="matrix">Pixels along each side.</param>
    /// <exception cref="ArgumentOutOfRangeException">Slices outside 20 to 400, or a matrix outside 128 to 1024.</exception>
    public static CtPhantom Create(int seed, int slices = 60, int matrix = 512)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, FewestSlices);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slices, MostSlices);
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix, 128);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(matrix, 1024);
        var grid = new PhantomGrid(matrix, slices, FieldOfView / matrix, SliceSpacing);
        var anatomy = new Anatomy(seed, (slices - 1) * SliceSpacing);
        var lesions = new LesionPlacement(grid, anatomy, seed).Place();
        var geometry = new VolumeGeometry(
            matrix, matrix, slices, new PatientPoint(grid.Place(0), grid.Place(0), 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0),
            grid.PixelSpacing, grid.PixelSpacing, SliceSpacing);
        var voxels = new float[geometry.VoxelCount];
        var painter = new SlicePainter(grid, anatomy, lesions, seed);
        Parallel.For(0, slices, z =>
        {
            var image = voxels.AsSpan(z * geometry.VoxelsPerSlice, geometry.VoxelsPerSlice);
            painter.Paint(z, image);
            for (var i = 0; i < image.Length; i++)
            {
                image[i] = MathF.Round(image[i]);
            }
        });
        return new CtPhantom(seed, grid, lesions, new Volume(geometry, voxels));
    }

    // Size is part of the name: a phantom of another size is another series.
    private Uid UidOf(string what)
    {
        var g = Volume.Geometry;
        return Uid.FromBits(SHA256.HashData(Encoding.ASCII.GetBytes(
            FormattableString.Invariant($"CrowdAnnotate phantom 1, seed {Seed}, {g.Columns}x{g.Slices}, {what}"))).AsSpan(0, 16));
    }
}
