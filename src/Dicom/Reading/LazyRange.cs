using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>A value of a file as memory that is read when it is first looked at, so that nobody pays who does not.</summary>
/// <param name="unit">Bytes that change places together, where the file is in big endian order; else 1.</param>
internal sealed class LazyRange(FileSource source, long offset, int length, int unit) : MemoryManager<byte>
{
    private byte[]? bytes;

    /// <summary>The range; its length is known without reading.</summary>
    public ReadOnlyMemory<byte> AsMemory() => CreateMemory(length);

    public override Span<byte> GetSpan() => bytes ?? Read();

    public override MemoryHandle Pin(int elementIndex = 0) => (bytes ?? Read()).AsMemory(elementIndex).Pin();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }

    // Two that look at once may both read; one of the two arrays is kept.
    private byte[] Read()
    {
        var read = GC.AllocateUninitializedArray<byte>(length);
        source.Fill(read, offset);
        ByteOrder.Swap(read, read, unit);
        return Interlocked.CompareExchange(ref bytes, read, null) ?? read;
    }
}
