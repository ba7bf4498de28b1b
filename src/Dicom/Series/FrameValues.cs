using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>The values of one frame in the modality's unit.</summary>
internal static class FrameValues
{
    /// <summary>Fills a slice of a volume from stored values.</summary>
    /// <returns>Why the frame is refused; null when it was filled.</returns>
    public static DicomRefusal? Fill(ReadOnlySpan<byte> frame, PixelDescription d, ValueScale scale, Span<float> target)
    {
        // Pixels of one bit come packed, or each in its own byte.
        var isPacked = d.BitsAllocated == 1 && frame.Length < target.Length;
        var needed = isPacked ? (target.Length + 7) / 8 : (long)target.Length * Math.Max(8, d.BitsAllocated) / 8;
        if (frame.Length < needed)
        {
            return new DicomRefusal($"An image has {frame.Length} bytes of pixels and needs {needed}", d.PixelTag);
        }

        if (isPacked)
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = scale.Apply((frame[i >> 3] >> (i & 7)) & 1);
            }
        }
        else if (d.PixelTag != DicomTag.PixelData)
        {
            FillFloats(frame, d.BitsAllocated == 64, scale, target);
        }
        else
        {
            FillIntegers(frame, d, scale, target);
        }

        return null;
    }

    private static void FillFloats(ReadOnlySpan<byte> frame, bool isDouble, ValueScale scale, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var value = isDouble ? BinaryPrimitives.ReadDoubleLittleEndian(frame[(8 * i)..]) : BinaryPrimitives.ReadSingleLittleEndian(frame[(4 * i)..]);
            target[i] = (float)((value * scale.Slope) + scale.Intercept);
        }
    }

    private static void FillIntegers(ReadOnlySpan<byte> frame, PixelDescription d, ValueScale scale, Span<float> target)
    {
        var isWhole16 = d is { BitsAllocated: 16, BitsStored: 16, IsSigned: true } && scale.Table is null && BitConverter.IsLittleEndian;
        if (isWhole16)
        {
            var cells = MemoryMarshal.Cast<byte, short>(frame);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = (float)((cells[i] * scale.Slope) + scale.Intercept);
            }

            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            var raw = d.BitsAllocated switch
            {
                1 or 8 => frame[i],
                16 => BinaryPrimitives.ReadUInt16LittleEndian(frame[(2 * i)..]),
                _ => BinaryPrimitives.ReadUInt32LittleEndian(frame[(4 * i)..]),
            };
            target[i] = scale.Apply(StoredValue.Extract(raw, d));
        }
    }
}
