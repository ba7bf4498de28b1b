namespace CrowdAnnotate.Dicom;

/// <summary>
/// Whether compressed frames are the images that their data set describes, by their headers alone: nothing is decoded. What
/// contradicts the data set is refused; what cannot be read is noted, for only who decodes it needs it.
/// </summary>
public static class CodestreamCheck
{
    // A frame header lies ahead of the entropy-coded data, seldom behind more than some tables and comments.
    private const int UsualHeader = 4096;
    private const int LongestHeader = 1 << 20;

    // A hostile file could cause a million.
    private const int MostTold = 100;

    /// <summary>Checks every frame of encapsulated pixel data; what differs without harm goes to <paramref name="notes"/>.</summary>
    /// <returns>Why the frames cannot be those of the data set; null when they can, and for films.</returns>
    public static DicomRefusal? Check(DicomDataset dataset, DicomTransferSyntax syntax, IList<DicomNote>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        var coding = FrameCodings.Of(syntax);
        if (coding is FrameCoding.Native or FrameCoding.Video or FrameCoding.Unknown)
        {
            return null;
        }

        if (EncapsulatedFrames.Open(dataset, coding, out var frames) is { } refusal)
        {
            return refusal.Tag == DicomTag.PixelData ? Noted(notes, refusal) : refusal;
        }

        var told = new HashSet<string>();
        for (var number = 1; number <= frames.Description.Frames; number++)
        {
            if (CheckFrame(frames, number, coding, told) is { } contradiction)
            {
                return contradiction;
            }
        }

        foreach (var difference in told)
        {
            notes?.Add(new DicomNote(difference, frames.Description.PixelTag));
        }

        return null;
    }

    // A frame is not read as a whole for its header's sake unless it is small.
    private static ReadOnlySpan<byte> LongBeginning(EncapsulatedFrames frames, int first, int count, long length) =>
        length <= LongestHeader && frames.Read(first, count, out var whole) is null ? whole.Span : frames.Beginning(first, LongestHeader);

    private static void Tell(HashSet<string> told, string difference)
    {
        if (told.Count < MostTold)
        {
            told.Add(difference);
        }
    }

    private static DicomRefusal? Noted(IList<DicomNote>? notes, DicomRefusal refusal)
    {
        notes?.Add(new DicomNote(refusal.Reason, refusal.Tag, refusal.Offset));
        return null;
    }

    private static DicomRefusal? CheckFrame(EncapsulatedFrames frames, int number, FrameCoding coding, HashSet<string> told)
    {
        if (frames.Find(number, out var first, out var count) is { } refusal)
        {
            Tell(told, refusal.Reason);
            return null;
        }

        if (coding is FrameCoding.Fragmented or FrameCoding.Deflated)
        {
            return null;
        }

        var length = frames.LengthOf(first, count);
        var seen = frames.Beginning(first, UsualHeader);
        var reason = ReadHeader(coding, seen, length, frames.Description, out var header);
        if (reason is not null && length > seen.Length)
        {
            seen = LongBeginning(frames, first, count, length);
            reason = ReadHeader(coding, seen, length, frames.Description, out header);
        }

        if (reason is not null)
        {
            Tell(told, reason);
            return null;
        }

        if (header.Contradiction(frames.Description) is { } contradiction)
        {
            return frames.Refuse($"{contradiction} (frame {number})", first);
        }

        if (header.Difference(frames.Description) is { } difference)
        {
            Tell(told, difference);
        }

        return null;
    }

    /// <summary>The header of a codestream, and whether its coding is the one that the transfer syntax names.</summary>
    internal static string? ReadHeader(FrameCoding coding, ReadOnlySpan<byte> stream, long length, PixelDescription d, out CodestreamHeader header)
    {
        switch (coding)
        {
            case FrameCoding.Rle:
                // RLE has no dimensions of its own: what the data set says holds.
                header = new(d.Columns, d.Rows, d.SamplesPerPixel, d.BitsStored, null);
                return RleHeader.Read(stream, length, d, stackalloc int[RleHeader.MostSegments]);
            case FrameCoding.Jpeg2000 or FrameCoding.HighThroughput:
                return Jpeg2000Header.Read(stream, out header);
            default:
                return JpegHeader.Read(stream, out header, out var process) ?? WrongProcess(coding, process);
        }
    }

    private static string? WrongProcess(FrameCoding coding, int process) => (coding, process) switch
    {
        (FrameCoding.Jpeg, 0xC0 or 0xC1) or (FrameCoding.LosslessJpeg, 0xC3) or (FrameCoding.JpegLs, 0xF7) => null,
        (_, 0xF7) => "The compressed frame is JPEG-LS, which is not what the transfer syntax says",
        (_, 0xC0 or 0xC1) => "The compressed frame is lossy sequential JPEG, which is not what the transfer syntax says",
        (_, 0xC2) => "The compressed frame is progressive JPEG, which no transfer syntax in use allows",
        (_, 0xC3) => "The compressed frame is lossless JPEG, which is not what the transfer syntax says",
        _ => "The compressed frame is hierarchical or arithmetic-coded JPEG, which no transfer syntax in use allows",
    };
}
