using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>
/// Regions and label maps of a request: one raw file of bytes per reader, [z][y][x] with x fastest, sized by params.dimsZYX (voxels) and
/// params.spacingZYX (mm, 1 when absent). Two sizes are those of a single slice.
/// </summary>
internal static class MaskInputs
{
    /// <summary>The readers' grid; its place in the patient is not known and stands for nothing.</summary>
    /// <exception cref="CommandRefusal">The sizes are not two or three whole numbers, or the spacings not as many.</exception>
    public static VolumeGeometry Grid(StatisticRequest request)
    {
        var size = request.Parameters.Numbers("dimsZYX") ?? throw new CommandRefusal("params.dimsZYX is missing.");
        var spacing = request.Parameters.Numbers("spacingZYX") ?? [.. size.Select(_ => 1.0)];
        if (size.Count is not (2 or 3) || spacing.Count != size.Count || size.Any(s => s != Math.Floor(s) || s is < 1 or > int.MaxValue))
        {
            throw new CommandRefusal("params.dimsZYX is not three whole numbers with as many spacings in params.spacingZYX.");
        }

        var slices = size.Count == 3 ? (int)size[0] : 1;
        return new(
            (int)size[^1], (int)size[^2], slices, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0),
            spacing[^1], spacing[^2], spacing.Count == 3 ? spacing[0] : 1);
    }

    /// <summary>The files' bytes, reader by reader.</summary>
    /// <exception cref="CommandRefusal">There is no file, or one has not as many bytes as the grid has voxels.</exception>
    public static IReadOnlyList<byte[]> Bytes(StatisticRequest request, VolumeGeometry grid)
    {
        if (request.Input.Count == 0)
        {
            throw new CommandRefusal($"{request.Statistic} takes a file for each reader; none is named.");
        }

        return [.. request.Input.Select(name => (Name: name, Bytes: File.ReadAllBytes(request.Folders.Input(name))))
            .Select(f => f.Bytes.Length == grid.VoxelCount ? f.Bytes : throw new CommandRefusal($"{f.Name} has {f.Bytes.Length} bytes where the grid has {grid.VoxelCount} voxels."))];
    }

    /// <summary>The readers' regions: inside where a byte is not 0.</summary>
    /// <exception cref="CommandRefusal">As for <see cref="Grid"/> and <see cref="Bytes"/>.</exception>
    public static IReadOnlyList<Mask> Masks(StatisticRequest request)
    {
        var grid = Grid(request);
        return [.. Bytes(request, grid).Select(b => new Mask(grid, b))];
    }
}
