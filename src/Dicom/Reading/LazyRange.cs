using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>A long value of a file as memory that is read when it is first looked at, so that nobody pays who does not.</summary>
internal sealed class LazyRange(ByteSource source, long offset, int length) : MemoryManager<byte>
{
    private readonly Lazy<byte[]> bytes = new(() => source.Read(offset, length).ToArray());

    /// <summary>The range; its length is known without reading.</summary>
    public ReadOnlyMemory<byte> AsMemory() => CreateMemory(length);

    public override Span<byte> GetSpan() => bytes.Value;

    public override MemoryHandle Pin(int elementIndex = 0) => bytes.Value.AsMemory(elementIndex).Pin();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
