using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Dicom;

/// <summary>Where the bytes of an instance lie; ranges of it are read when they are wanted.</summary>
internal abstract class ByteSource
{
    public abstract long Length { get; }

    /// <summary>A range: a view where the bytes are in memory, else a copy read now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the source.</exception>
    /// <exception cref="IOException">The file can no longer be read, or became shorter.</exception>
    public abstract ReadOnlyMemory<byte> Read(long offset, int length);

    protected void Check(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
    }
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override ReadOnlyMemory<byte> Read(long offset, int length)
    {
        Check(offset, length);
        return bytes.Slice((int)offset, length);
    }
}

/// <summary>Bytes of an open file, which the source does not close.</summary>
internal sealed class FileSource(SafeFileHandle file) : ByteSource
{
    public override long Length { get; } = RandomAccess.GetLength(file);

    public override ReadOnlyMemory<byte> Read(long offset, int length)
    {
        Check(offset, length);
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        Fill(bytes, offset);
        return bytes;
    }

    public void Fill(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("The file became shorter while it was read.");
            }

            target = target[read..];
            offset += read;
        }
    }
}
