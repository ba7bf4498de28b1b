namespace CrowdAnnotate.Dicom;

/// <summary>Stored values of single frames.</summary>
public static partial class DicomFrames
{
    /// <summary>
    /// The stored values of one frame of uncompressed pixel data: little endian, samples as the file orders them, 1-bit pixels
    /// packed from the lowest bit. A slice of the source where order and bit position allow, else a copy.
    /// </summary>
    /// <param name="number">Frame number, from 1.</param>
    /// <returns>Why there is no such frame or why it cannot be given; null when <paramref name="values"/> holds it.</returns>
    public static DicomRefusal? Read(DicomDataset dataset, DicomTransferSyntax syntax, int number, out ReadOnlyMemory<byte> values)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(syntax);
        values = default;
        if (syntax.IsEncapsulated)
        {
            return new DicomRefusal($"Pixel data in {syntax.Name} ({syntax.Uid}) lie in fragments and must be decoded", DicomTag.PixelData);
        }

        if (!PixelDescription.TryRead(dataset, out var description, out var refusal))
        {
            return refusal;
        }

        if (number < 1 || number > description.Frames)
        {
            return new DicomRefusal($"There is no frame {number}; the frames are 1 to {description.Frames}", DicomTag.NumberOfFrames);
        }

        if (!dataset.TryGet(description.PixelTag, out var item) || item is not DicomPixelData { IsEncapsulated: false } pixels
            || pixels.Length < description.TotalBytes)
        {
            return new DicomRefusal("The pixel data are missing or too short", description.PixelTag);
        }

        values = Cut(pixels, description, number);
        return null;
    }

    private static ReadOnlyMemory<byte> Cut(DicomPixelData pixels, PixelDescription description, int number)
    {
        var firstBit = description.BitsPerFrame * (number - 1);
        var length = (int)((description.BitsPerFrame + 7) / 8);
        var isAligned = (firstBit & 7) == 0 && (description.BitsPerFrame & 7) == 0;
        if (isAligned && (!pixels.IsBigEndian || firstBit / 8 % pixels.VR.UnitSize == 0))
        {
            var slice = pixels.Value.Slice((int)(firstBit / 8), length);
            return pixels.IsBigEndian ? ByteOrder.Swapped(slice.Span, pixels.VR.UnitSize) : slice;
        }

        var packed = pixels.IsBigEndian ? ByteOrder.Swapped(pixels.Value.Span, pixels.VR.UnitSize) : pixels.Value;
        return isAligned ? packed.Slice((int)(firstBit / 8), length) : Repack(packed.Span, firstBit, description.BitsPerFrame, length);
    }

    private static byte[] Repack(ReadOnlySpan<byte> bits, long first, long count, int length)
    {
        var packed = new byte[length];
        for (long i = 0; i < count; i++)
        {
            var from = first + i;
            packed[i >> 3] |= (byte)(((bits[(int)(from >> 3)] >> (int)(from & 7)) & 1) << (int)(i & 7));
        }

        return packed;
    }
}
