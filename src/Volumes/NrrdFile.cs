using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// A volume or label map as a single NRRD file (.nrrd), in the patient's coordinates (left-posterior-superior). The same input
/// gives the same bytes.
/// </summary>
public static class NrrdFile
{
    /// <summary>Writes the values as float.</summary>
    public static void Write(Stream to, Volume volume, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(volume);
        Write(to, NrrdHeader.Write(volume.Geometry, "float", compressed), MemoryMarshal.AsBytes<float>(volume.Voxels), compressed);
    }

    /// <summary>Writes 1 inside and 0 outside as unsigned char.</summary>
    public static void Write(Stream to, Mask mask, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(mask);
        WriteLabels(to, mask.Geometry, mask.Voxels, compressed);
    }

    /// <summary>Writes a label map (0 is background) as unsigned char; x fastest, then y, then z.</summary>
    /// <exception cref="ArgumentException">The number of labels is not that of the grid.</exception>
    public static void WriteLabels(Stream to, VolumeGeometry geometry, ReadOnlySpan<byte> labels, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (labels.Length != geometry.VoxelCount)
        {
            throw new ArgumentException($"{labels.Length} labels for a grid of {geometry.VoxelCount} voxels.", nameof(labels));
        }

        Write(to, NrrdHeader.Write(geometry, "unsigned char", compressed), labels, compressed);
    }

    /// <summary>Reads a volume, raw or compressed by gzip; otherwise says what is wrong and in which line of the header.</summary>
    public static bool TryRead(Stream from, [NotNullWhen(true)] out Volume? volume, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(from);
        volume = null;
        try
        {
            problem = NrrdHeader.Read(from, out var header) ?? ReadVoxels(from, header!, out volume);
        }
        catch (InvalidDataException damaged)
        {
            problem = $"the compression is damaged: {damaged.Message}";
        }

        return problem is null;
    }

    /// <summary>Reads a mask: the voxels with the label, or every non-zero voxel where none is given.</summary>
    public static bool TryReadMask(Stream from, int? label, [NotNullWhen(true)] out Mask? mask, [NotNullWhen(false)] out string? problem)
    {
        mask = TryRead(from, out var volume, out problem)
            ? new Mask(volume.Geometry, Array.ConvertAll(volume.Voxels, v => (byte)((label is { } wanted ? v == wanted : v != 0) ? 1 : 0)))
            : null;
        return mask is not null;
    }

    private static void Write(Stream to, byte[] header, ReadOnlySpan<byte> voxels, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Voxels are written in the order of a little-endian machine.");
        }

        to.Write(header);
        using var zip = compressed ? new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true) : null;
        (zip ?? to).Write(voxels);
    }

    // Row by row, so that a header that promises more than the file holds costs no more memory than the file.
    private static string? ReadVoxels(Stream from, NrrdHeader header, out Volume? volume)
    {
        volume = null;
        using var zip = header.IsCompressed ? new GZipStream(from, CompressionMode.Decompress, leaveOpen: true) : null;
        var stream = zip ?? from;
        var skipped = new byte[header.ByteSkip];
        if (stream.ReadAtLeast(skipped, skipped.Length, throwOnEndOfStream: false) < skipped.Length)
        {
            return "the file ends before the voxels";
        }

        var (grid, size) = (header.Geometry, header.Type.Bytes());
        var row = new byte[grid.Columns * size];
        var voxels = new List<float>();
        for (var y = 0; y < grid.Rows * grid.Slices; y++)
        {
            if (stream.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                return $"the file ends within the voxels, in row {y % grid.Rows} of slice {y / grid.Rows}";
            }

            for (var x = 0; x < grid.Columns; x++)
            {
                voxels.Add((float)header.Type.Value(row.AsSpan(x * size), header.IsBigEndian));
            }
        }

        volume = new Volume(grid, [.. voxels]);
        return null;
    }
}
