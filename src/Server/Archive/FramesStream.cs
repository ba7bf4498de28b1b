namespace CrowdAnnotate.Server.Archive;

/// <summary>Frames one after another as a stream, without a copy of them.</summary>
public sealed class FramesStream(IReadOnlyList<ReadOnlyMemory<byte>> frames) : Stream
{
    private int current;
    private int offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => frames.Sum(f => (long)f.Length);

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (current < frames.Count && offset == frames[current].Length)
        {
            (current, offset) = (current + 1, 0);
        }

        if (current == frames.Count)
        {
            return 0;
        }

        var length = Math.Min(buffer.Length, frames[current].Length - offset);
        frames[current].Span.Slice(offset, length).CopyTo(buffer);
        offset += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
