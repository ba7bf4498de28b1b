namespace CrowdAnnotate.Dicom;

/// <summary>
/// The piece of a source that is being parsed. Values are views of the piece; a new piece is read when the parser leaves the
/// old one, so that pixel data which are skipped are never read.
/// </summary>
internal sealed class SourceWindow(ByteSource source)
{
    private const int Piece = 32 * 1024;

    // A value this long stays where it is until somebody looks at it.
    private const int Long = 256 * 1024;

    // Values keep the pieces alive that they are views of. When these are so many, longer values stay in the file and shorter ones are copied.
    private const long MostHeld = 64 << 20;
    private const int Short = 64;

    private ReadOnlyMemory<byte> piece;
    private long start;
    private long held;

    public ByteSource Source => source;

    public long Length => source.Length;

    /// <summary>A view of <paramref name="length"/> bytes, which must be there; few.</summary>
    public ReadOnlySpan<byte> Peek(long at, int length) => Within(at, length).Span;

    /// <summary>A value, which must be there, in little endian order.</summary>
    /// <param name="unit">Bytes that must change places together, or 1.</param>
    public ReadOnlyMemory<byte> Slice(long at, int length, int unit)
    {
        if (source is FileSource file && length >= (held > MostHeld ? Short : Long))
        {
            return new LazyRange(file, at, length, unit).AsMemory();
        }

        var value = Within(at, length);
        return unit > 1 ? ByteOrder.Swapped(value.Span, unit) : held > MostHeld ? value.ToArray() : value;
    }

    /// <summary>Where the first byte that is not zero stands, from <paramref name="at"/> on; the length when there is none.</summary>
    public long FirstNonZero(long at)
    {
        if (source is MemorySource)
        {
            var found = source.Read(at, (int)(source.Length - at)).Span.IndexOfAnyExcept((byte)0);
            return found < 0 ? source.Length : at + found;
        }

        Span<byte> buffer = stackalloc byte[4096];
        for (; at < source.Length; at += buffer.Length)
        {
            var part = buffer[..(int)Math.Min(buffer.Length, source.Length - at)];
            ((FileSource)source).Fill(part, at);
            if (part.IndexOfAnyExcept((byte)0) is >= 0 and var found)
            {
                return at + found;
            }
        }

        return source.Length;
    }

    private ReadOnlyMemory<byte> Within(long at, int length)
    {
        if (at < start || at + length > start + piece.Length)
        {
            (start, piece) = source is MemorySource
                ? (0, source.Read(0, (int)source.Length))
                : (at, source.Read(at, (int)Math.Max(length, Math.Min(Piece, source.Length - at))));
            held += source is MemorySource ? 0 : piece.Length;
        }

        return piece.Slice((int)(at - start), length);
    }
}
