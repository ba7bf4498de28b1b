using System.Runtime.CompilerServices;

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

    // Only the frame's own range is read: of a file with many frames each costs what it holds.
    private static ReadOnlyMemory<byte> Cut(DicomPixelData pixels, PixelDescription description, int number)
    {
        var firstBit = description.BitsPerFrame * (number - 1);
        var length = (int)((description.BitsPerFrame + 7) / 8);
        var unit = pixels.IsBigEndian ? pixels.VR.UnitSize : 1;
        var start = firstBit / 8 / unit * unit;
        var end = Math.Min(((((firstBit + description.BitsPerFrame + 7) / 8) + unit - 1) / unit) * unit, pixels.Length);
        var bytes = pixels.Read(start, checked((int)(end - start)));
        var little = pixels.IsBigEndian ? ByteOrder.Swapped(bytes.Span, unit) : bytes;
        var offset = firstBit - (8 * start);
        return (offset & 7) == 0 && (description.BitsPerFrame & 7) == 0
            ? little.Slice((int)(offset / 8), length) : Repack(little.Span, offset, description.BitsPerFrame, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte[] Repack(ReadOnlySpan<byte> bits, long first, long count, int length)
    {
        var packed = new byte[length];
        var (from, shift) = ((int)(first >> 3), (int)(first & 7));
        for (var i = 0; i < length; i++)
        {
            var next = from + i + 1 < bits.Length ? bits[from + i + 1] << 8 : 0;
            packed[i] = (byte)((bits[from + i] | next) >> shift);
        }

        // Of the last byte only what belongs to the frame.
        packed[^1] &= (byte)(0xFF >> (int)((8 - (count & 7)) & 7));
        return packed;
    }
}
