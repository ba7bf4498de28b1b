using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>The stored mask of a consensus.</summary>
public static class ConsensusMask
{
    /// <exception cref="FileNotFoundException">It was discarded meanwhile.</exception>
    /// <exception cref="InvalidDataException">What is stored is no mask.</exception>
    public static async Task<Mask> ReadAsync(PixelStore objects, LesionConsensus consensus, VolumeGeometry grid, CancellationToken cancel) => Of(await objects.ReadAsync(consensus.MaskName, cancel), grid);

    /// <inheritdoc cref="ReadAsync"/>
    public static Mask Read(PixelStore objects, LesionConsensus consensus, VolumeGeometry grid) => Of(objects.Read(consensus.MaskName), grid);

    private static Mask Of(byte[] nifti, VolumeGeometry grid)
    {
        using var stream = new MemoryStream(nifti);
        return NiftiFile.TryRead(stream, out var volume, out var problem)
            ? new Mask(grid, Array.ConvertAll(volume.Voxels, v => (byte)(v > 0.5f ? 1 : 0)))
            : throw new InvalidDataException($"A stored consensus mask cannot be read: {problem}.");
    }
}
