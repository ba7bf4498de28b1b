namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// Takes in what a ZIP writes, some of it synchronously, which a response refuses; what was gathered goes on when it is asked to.
/// </summary>
internal sealed class GatheredStream(Stream to) : Stream
{
    private readonly MemoryStream gathered = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Sends what was gathered, and only then takes in more.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        await to.WriteAsync(gathered.GetBuffer().AsMemory(0, (int)gathered.Length), cancel);
        gathered.SetLength(0);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => gathered.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => gathered.Write(buffer, offset, count);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        gathered.Dispose();
        base.Dispose(disposing);
    }
}
