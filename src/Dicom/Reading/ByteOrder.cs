using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>Big endian values as little endian ones.</summary>
internal static class ByteOrder
{
    /// <summary>A copy with the bytes of each unit in reverse; bytes that fill no unit stay as they are.</summary>
    public static byte[] Swapped(ReadOnlySpan<byte> bytes, int unit)
    {
        var copy = new byte[bytes.Length];
        Swap(bytes, copy, unit);
        return copy;
    }

    /// <summary>The same into a target.</summary>
    public static void Swap(ReadOnlySpan<byte> bytes, Span<byte> target, int unit)
    {
        var whole = bytes.Length / unit * unit;
        bytes[whole..].CopyTo(target[whole..]);
        switch (unit)
        {
            case 2: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(bytes[..whole]), MemoryMarshal.Cast<byte, ushort>(target[..whole])); break;
            case 4: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes[..whole]), MemoryMarshal.Cast<byte, uint>(target[..whole])); break;
            case 8: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bytes[..whole]), MemoryMarshal.Cast<byte, ulong>(target[..whole])); break;
            default: bytes[..whole].CopyTo(target); break;
        }
    }
}
