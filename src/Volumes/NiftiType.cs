using System.Buffers.Binary;

namespace CrowdAnnotate.Volumes;

/// <summary>The voxel types that are read from NIfTI and NRRD, by their datatype code in NIfTI-1.</summary>
internal enum NiftiType : short
{
    UInt8 = 2,
    Int16 = 4,
    Int32 = 8,
    Float32 = 16,
    Float64 = 64,
    Int8 = 256,
    UInt16 = 512,
    UInt32 = 768,
    Int64 = 1024,
    UInt64 = 1280,
}

internal static class NiftiTypes
{
    /// <summary>Bytes of one voxel; 0 for a type that is not read.</summary>
    public static int Bytes(this NiftiType type) => type switch
    {
        NiftiType.UInt8 or NiftiType.Int8 => 1,
        NiftiType.Int16 or NiftiType.UInt16 => 2,
        NiftiType.Int32 or NiftiType.UInt32 or NiftiType.Float32 => 4,
        NiftiType.Float64 or NiftiType.Int64 or NiftiType.UInt64 => 8,
        _ => 0,
    };

    /// <summary>The voxel at the start of the bytes.</summary>
    public static double Value(this NiftiType type, ReadOnlySpan<byte> at, bool big) => type switch
    {
        NiftiType.UInt8 => at[0],
        NiftiType.Int8 => (sbyte)at[0],
        NiftiType.Int16 => big ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at),
        NiftiType.UInt16 => big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at),
        NiftiType.Int32 => big ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at),
        NiftiType.UInt32 => big ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at),
        NiftiType.Int64 => big ? BinaryPrimitives.ReadInt64BigEndian(at) : BinaryPrimitives.ReadInt64LittleEndian(at),
        NiftiType.UInt64 => big ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at),
        NiftiType.Float32 => big ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at),
        _ => big ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at),
    };
}
