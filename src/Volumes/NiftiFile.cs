using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// A volume or label map as a single NIfTI-1 file (.nii, or .nii.gz when compressed), in RAS with sform and, where the slices
/// are not sheared, qform. The same input gives the same bytes.
/// </summary>
public static class NiftiFile
{
    private const string Author = "CrowdAnnotate";

    /// <summary>Writes the values as float32.</summary>
    public static void Write(Stream to, Volume volume, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(volume);
        Write(to, NiftiHeader.Write(volume.Geometry, NiftiType.Float32, Author), MemoryMarshal.AsBytes<float>(volume.Voxels), compressed);
    }

    /// <summary>Writes 1 inside and 0 outside as uint8.</summary>
    public static void Write(Stream to, Mask mask, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(mask);
        WriteLabels(to, mask.Geometry, mask.Voxels, compressed);
    }

    /// <summary>Writes a label map (0 is background) as uint8; x fastest, then y, then z.</summary>
    /// <exception cref="ArgumentException">The number of labels is not that of the grid.</exception>
    public static void WriteLabels(Stream to, VolumeGeometry geometry, ReadOnlySpan<byte> labels, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(geometry);
        if (labels.Length != geometry.VoxelCount)
        {
            throw new ArgumentException($"{labels.Length} labels for a grid of {geometry.VoxelCount} voxels.", nameof(labels));
        }

        Write(to, NiftiHeader.Write(geometry, NiftiType.UInt8, Author), labels, compressed);
    }

    /// <summary>Reads a volume, compressed or not; otherwise says what is wrong and at which byte.</summary>
    public static bool TryRead(Stream from, [NotNullWhen(true)] out Volume? volume, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(from);
        volume = null;
        try
        {
            problem = Read(from, out volume);
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
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Voxels are written in the order of a little-endian machine.");
        }

        using var zip = compressed ? new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true) : null;
        var stream = zip ?? to;
        stream.Write(header);
        stream.Write(voxels);
    }

    private static string? Read(Stream from, out Volume? volume)
    {
        volume = null;
        var start = new byte[2];
        var got = from.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        using var joined = new PrefixedStream(start.AsMemory(0, got), from);
        using var zip = start is [0x1f, 0x8b] ? new GZipStream(joined, CompressionMode.Decompress) : null;
        Stream stream = zip is null ? joined : zip;
        var header = new byte[NiftiHeader.Length];
        got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got < header.Length)
        {
            return $"byte {got}: the file ends within the header";
        }

        if (NiftiHeader.TryRead(header, out var problem) is not { } read)
        {
            return problem;
        }

        var skipped = new byte[read.DataOffset - header.Length];
        got = stream.ReadAtLeast(skipped, skipped.Length, throwOnEndOfStream: false);
        return got < skipped.Length ? $"byte {header.Length + got}: the file ends before the voxels" : ReadVoxels(stream, read, out volume);
    }

    /// <summary>Slice by slice, so that a header that promises more than the file holds costs no more memory than the file.</summary>
    private static string? ReadVoxels(Stream stream, NiftiHeader header, out Volume? volume)
    {
        volume = null;
        var (grid, size) = (header.Geometry, header.Type.Bytes());
        var row = new byte[grid.Columns * size];
        var voxels = new List<float>();
        for (var y = 0; y < grid.Rows * grid.Slices; y++)
        {
            var got = stream.ReadAtLeast(row, row.Length, throwOnEndOfStream: false);
            if (got < row.Length)
            {
                return $"byte {header.DataOffset + ((long)y * row.Length) + got}: the file ends within the voxels";
            }

            for (var x = 0; x < grid.Columns; x++)
            {
                voxels.Add((float)((header.Type.Value(row.AsSpan(x * size), header.BigEndian) * header.Slope) + header.Intercept));
            }
        }

        volume = new Volume(grid, [.. voxels]);
        return null;
    }
}
