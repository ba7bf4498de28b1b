using System.Buffers.Binary;

namespace CrowdAnnotate.Volumes;

/// <summary>The 348-byte header of NIfTI-1 (nifti1.h), little-endian where written, either where read.</summary>
internal sealed record NiftiHeader(VolumeGeometry Geometry, NiftiType Type, int DataOffset, double Slope, double Intercept, bool BigEndian)
{
    public const int Length = 348;

    /// <summary>Header and the four bytes that say "no extension": where the voxels of a file we write begin.</summary>
    public const int WrittenOffset = 352;

    private const byte Millimetres = 2;
    private const short ScannerAnatomical = 1;

    /// <summary>The bytes up to the first voxel.</summary>
    /// <exception cref="ArgumentException">A size does not fit into the header's 16 bits.</exception>
    public static byte[] Write(VolumeGeometry grid, NiftiType type, string description)
    {
        if (Math.Max(grid.Columns, Math.Max(grid.Rows, grid.Slices)) > short.MaxValue)
        {
            throw new ArgumentException($"NIfTI-1 holds at most {short.MaxValue} voxels along an axis.", nameof(grid));
        }

        var bytes = new byte[WrittenOffset];
        Int32(bytes, 0, Length);
        bytes[38] = (byte)'r';
        short[] dim = [3, (short)grid.Columns, (short)grid.Rows, (short)grid.Slices, 1, 1, 1, 1];
        for (var i = 0; i < dim.Length; i++)
        {
            Int16(bytes, 40 + (2 * i), dim[i]);
        }

        Int16(bytes, 70, (short)type);
        Int16(bytes, 72, (short)(8 * type.Bytes()));
        Float(bytes, 108, WrittenOffset);
        Float(bytes, 112, 1);
        bytes[123] = Millimetres;
        System.Text.Encoding.ASCII.GetBytes(description.AsSpan(0, Math.Min(79, description.Length)), bytes.AsSpan(148));
        WriteOrientation(bytes, grid);
        "n+1\0"u8.CopyTo(bytes.AsSpan(344));
        return bytes;
    }

    /// <summary>Reads the header; null with what is wrong and where (byte offset) otherwise.</summary>
    public static NiftiHeader? TryRead(ReadOnlySpan<byte> bytes, out string problem)
    {
        var big = BinaryPrimitives.ReadInt32BigEndian(bytes) == Length;
        var fields = new NiftiFields(bytes, big);
        if (fields.Int32(0) != Length)
        {
            problem = $"byte 0: sizeof_hdr is {fields.Int32(0)}, a NIfTI-1 header has {Length}";
            return null;
        }

        if (!bytes[344..348].SequenceEqual("n+1\0"u8))
        {
            problem = "byte 344: the magic is not “n+1”, a single NIfTI-1 file";
            return null;
        }

        problem = Refusal(fields) ?? "";
        return problem.Length > 0 ? null : Build(fields, big, ref problem);
    }

    private static NiftiHeader? Build(NiftiFields fields, bool big, ref string problem)
    {
        double[] sform = fields.Int16(254) > 0
            ? fields.Floats(280, 12)
            : NiftiOrientation.FromQuaternion(fields.Float(256), fields.Float(260), fields.Float(264), fields.Floats(268, 3), fields.Floats(76, 4));
        try
        {
            var grid = NiftiOrientation.ToGeometry(fields.Int16(42), Dimension(fields, 2), Dimension(fields, 3), sform);
            var slope = fields.Float(112);
            var scaled = slope != 0 && double.IsFinite(slope);
            return new NiftiHeader(grid, (NiftiType)fields.Int16(70), (int)fields.Float(108), scaled ? slope : 1, scaled ? fields.Float(116) : 0, big);
        }
        catch (ArgumentException impossible)
        {
            problem = $"byte 40 to 328: {impossible.Message}";
            return null;
        }
    }

    private static int Dimension(NiftiFields fields, int axis) => axis <= fields.Int16(40) ? fields.Int16(40 + (2 * axis)) : 1;

    private static string? Refusal(NiftiFields fields)
    {
        var dimensions = fields.Int16(40);
        if (dimensions is < 1 or > 7)
        {
            return $"byte 40: {dimensions} dimensions";
        }

        for (var axis = 4; axis <= dimensions; axis++)
        {
            if (Dimension(fields, axis) > 1)
            {
                return $"byte 40: {Dimension(fields, axis)} volumes along dimension {axis}; one is read";
            }
        }

        if (((NiftiType)fields.Int16(70)).Bytes() == 0)
        {
            return $"byte 70: voxels of type {fields.Int16(70)} are not read";
        }

        if ((fields.Byte(123) & 7) is not (0 or Millimetres))
        {
            return $"byte 123: lengths in unit {fields.Byte(123) & 7} are not read, only mm";
        }

        if (fields.Float(108) is not (>= WrittenOffset and < 1 << 24))
        {
            return $"byte 108: the voxels begin at byte {fields.Float(108)}";
        }

        return fields.Int16(252) > 0 || fields.Int16(254) > 0 ? null : "byte 252: neither qform nor sform says where the volume lies";
    }

    private static void WriteOrientation(byte[] bytes, VolumeGeometry grid)
    {
        var quaternion = NiftiOrientation.ToQuaternion(grid);
        double[] pixdim = [quaternion?.Qfac ?? 1, grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing];
        Floats(bytes, 76, pixdim);
        var sform = NiftiOrientation.ToSform(grid);
        Int16(bytes, 254, ScannerAnatomical);
        Floats(bytes, 280, sform);
        if (quaternion is { } q)
        {
            Int16(bytes, 252, ScannerAnatomical);
            Floats(bytes, 256, [q.B, q.C, q.D, sform[3], sform[7], sform[11]]);
        }
    }

    private static void Int16(byte[] bytes, int at, short value) => BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Int32(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Float(byte[] bytes, int at, double value) => BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);

    private static void Floats(byte[] bytes, int at, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Float(bytes, at + (4 * i), values[i]);
        }
    }
}
