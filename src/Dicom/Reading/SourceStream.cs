namespace CrowdAnnotate.Dicom;

/// <summary>A source from some place to its end as a stream that can only be read forward.</summary>
internal sealed class SourceStream(ByteSource source, long position) : Stream
{
    /// <summary>Whether somebody wanted to read on where the source had ended.</summary>
    public bool WasTooShort { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var length = (int)Math.Min(buffer.Length, source.Length - position);
        source.Read(position, length).Span.CopyTo(buffer);
        position += length;
        WasTooShort |= length == 0 && buffer.Length > 0;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
