namespace CrowdAnnotate.Dicom;

/// <summary>Decoding of frames in any transfer syntax.</summary>
public static partial class DicomFrames
{
    /// <summary>
    /// The stored values of one frame: little endian, the samples of a pixel beside each other, pixels of 1 bit as one byte each,
    /// shared colour differences repeated. JPEG's colours are not converted; those of JPEG 2000 are, for its transformation is part of the coding.
    /// </summary>
    /// <param name="number">Frame number, from 1.</param>
    /// <returns>Why there is no such frame or why it cannot be decoded; null when <paramref name="values"/> holds it.</returns>
    public static DicomRefusal? Decode(DicomDataset dataset, DicomTransferSyntax syntax, int number, out ReadOnlyMemory<byte> values)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        values = default;
        if (!PixelDescription.TryRead(dataset, out var description, out var refusal))
        {
            return refusal;
        }

        if (number < 1 || number > description.Frames)
        {
            return new DicomRefusal($"There is no frame {number}; the frames are 1 to {description.Frames}", DicomTag.NumberOfFrames);
        }

        if (NativeFrame.DecodedLength(description) > DicomReadLimits.Default.FrameBytes)
        {
            return new DicomRefusal($"A frame is more than {DicomReadLimits.Default.FrameBytes} bytes when decoded", DicomTag.Rows);
        }

        return syntax.IsEncapsulated ? DecodeFragments(dataset, syntax, number, out values) : DecodeNative(dataset, syntax, number, description, out values);
    }

    /// <summary>Unpacks one frame that is held as an uncompressed file holds it, as <see cref="Decode"/> gives it.</summary>
    /// <param name="dataset">The header that describes the frame.</param>
    public static DicomRefusal? Unpack(DicomDataset dataset, ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> values)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        values = default;
        return !PixelDescription.TryRead(dataset, out var description, out var refusal) ? refusal
            : NativeFrame.Unpack(frame, description, out values) is { } reason ? new DicomRefusal(reason, description.PixelTag) : null;
    }

    /// <summary>Makes a header say what decoded frames are: their colours, their order, and one byte for a pixel of 1 bit.</summary>
    public static void Describe(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (DecodedColours(dataset.GetString(DicomTag.PhotometricInterpretation)) is { } colours)
        {
            dataset.AddOrUpdate(DicomTag.PhotometricInterpretation, colours);
        }

        if (dataset.GetInt32(DicomTag.SamplesPerPixel) > 1)
        {
            dataset.AddOrUpdate(DicomTag.PlanarConfiguration, 0);
        }

        if (dataset.GetInt32(DicomTag.BitsAllocated) == 1)
        {
            dataset.AddOrUpdate(DicomTag.BitsAllocated, 8);
        }
    }

    // JPEG 2000 gives back the colours that went in; shared colour differences are repeated.
    private static string? DecodedColours(string? coded) => coded switch
    {
        "YBR_ICT" or "YBR_RCT" => "RGB",
        "YBR_FULL_422" => "YBR_FULL",
        _ => null,
    };

    private static DicomRefusal? DecodeNative(
        DicomDataset dataset, DicomTransferSyntax syntax, int number, PixelDescription description, out ReadOnlyMemory<byte> values)
    {
        values = default;
        return Read(dataset, syntax, number, out var frame) is { } refusal ? refusal
            : NativeFrame.Unpack(frame, description, out values) is { } reason ? new DicomRefusal(reason, description.PixelTag) : null;
    }

    private static DicomRefusal? DecodeFragments(DicomDataset dataset, DicomTransferSyntax syntax, int number, out ReadOnlyMemory<byte> values)
    {
        values = default;
        var coding = FrameCodings.Of(syntax);
        if (coding is FrameCoding.Video or FrameCoding.Unknown)
        {
            return new DicomRefusal(
                $"{syntax.Name} ({syntax.Uid}) {(coding is FrameCoding.Video ? "is a film: its frames are not decoded" : "is not decoded")}", DicomTag.PixelData);
        }

        if (NativeCodecs.Missing(syntax) is { } missing)
        {
            return new DicomRefusal(missing, DicomTag.PixelData);
        }

        return EncapsulatedFrames.Open(dataset, coding, out var frames) ?? DecodeCodestream(frames, number, coding, out values);
    }

    private static DicomRefusal? DecodeCodestream(EncapsulatedFrames frames, int number, FrameCoding coding, out ReadOnlyMemory<byte> values)
    {
        values = default;
        if (frames.Find(number, out var first, out var count) is { } lost)
        {
            return lost;
        }

        if (frames.Read(first, count, out var codestream) is { } unread)
        {
            return unread;
        }

        return FrameDecoder.Decode(coding, codestream, frames.Description, out values) is { } reason ? frames.Refuse(reason, first) : null;
    }
}
