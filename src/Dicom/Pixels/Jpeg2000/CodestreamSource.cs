using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>A codestream in memory, read by the library through these callbacks.</summary>
internal unsafe struct CodestreamSource
{
    public byte* Bytes;
    public long Length;
    public long Position;

    /// <summary>Copies what is left, at most <paramref name="count"/>; all ones when nothing is.</summary>
    [UnmanagedCallersOnly]
    public static nuint Read(byte* buffer, nuint count, CodestreamSource* source)
    {
        var left = source->Length - source->Position;
        if (left <= 0)
        {
            return nuint.MaxValue;
        }

        var length = (long)Math.Min(count, (ulong)left);
        Buffer.MemoryCopy(source->Bytes + source->Position, buffer, length, length);
        source->Position += length;
        return (nuint)length;
    }

    [UnmanagedCallersOnly]
    public static long Skip(long count, CodestreamSource* source)
    {
        if (count < 0 || count > source->Length - source->Position)
        {
            return -1;
        }

        source->Position += count;
        return count;
    }

    [UnmanagedCallersOnly]
    public static int Seek(long position, CodestreamSource* source)
    {
        if (position < 0 || position > source->Length)
        {
            return 0;
        }

        source->Position = position;
        return 1;
    }
}
