using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>JPEG-LS (ITU-T T.87) by the system's CharLS: lossless both ways, near-lossless decoded.</summary>
public static unsafe class JpegLsCodec
{
    private const int Planar = 0;
    private const int BySample = 2;

    /// <summary>Whether frames of this kind can be encoded here: the library is there, and cells are of 8 or 16 bits, one or three to a pixel.</summary>
    public static bool CanEncode(PixelDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return description is { BitsAllocated: 8 or 16, SamplesPerPixel: 1 or 3, Rows: <= ushort.MaxValue, Columns: <= ushort.MaxValue }
            && NativeCodecs.CharLs.Missing("JPEG-LS") is null;
    }

    /// <summary>Encodes one frame without loss. What is decoded equals the cells to the bit, those outside BitsStored too.</summary>
    /// <param name="frame">As <see cref="DicomFrames.Decode"/> gives it: samples interleaved, little endian.</param>
    /// <exception cref="ArgumentException">The frame is not as long as the description says, or <see cref="CanEncode"/> is false.</exception>
    /// <exception cref="InvalidOperationException">The library failed.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> frame, PixelDescription description)
    {
        if (!CanEncode(description) || frame.Length != NativeFrame.DecodedLength(description))
        {
            throw new ArgumentException("The frame is not one that JPEG-LS can hold as described, or libcharls is missing.", nameof(frame));
        }

        var info = new CharLs.FrameInfo
        {
            Width = (uint)description.Columns,
            Height = (uint)description.Rows,
            BitsPerSample = Precision(frame, description),
            ComponentCount = description.SamplesPerPixel,
        };
        var encoder = CharLs.CreateEncoder();
        try
        {
            return Encode(encoder, frame, info);
        }
        finally
        {
            CharLs.DestroyEncoder(encoder);
        }
    }

    /// <summary>Decodes one codestream, as <see cref="DicomFrames.Decode"/> gives a frame.</summary>
    /// <returns>Why it cannot be; null when <paramref name="values"/> holds it.</returns>
    public static DicomRefusal? Decode(ReadOnlyMemory<byte> codestream, PixelDescription description, out ReadOnlyMemory<byte> values) =>
        FrameDecoder.Decode(FrameCoding.JpegLs, codestream, description, out values) is { } reason ? new DicomRefusal(reason, DicomTag.PixelData) : null;

    internal static string? Decode(ReadOnlyMemory<byte> stream, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        if (header.Precision is < 2 or > 16)
        {
            return $"JPEG-LS has 2 to 16 bits a sample, not {header.Precision}";
        }

        // The byte that pads an odd fragment stands where the library looks for the end marker, when there is none (PS3.5 §A.4).
        return DecodeEnded(stream, header, d, target) is { } reason
            ? stream.Span is [.., not 0xD9, 0] ? DecodeEnded(stream[..^1], header, d, target) : reason
            : null;
    }

    // Without an end marker the library searches for one for seconds.
    private static string? DecodeEnded(ReadOnlyMemory<byte> stream, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        var source = ArrayPool<byte>.Shared.Rent(stream.Length + 2);
        stream.Span.CopyTo(source);
        (source[stream.Length], source[stream.Length + 1]) = (0xFF, 0xD9);
        var decoder = CharLs.CreateDecoder();
        try
        {
            fixed (byte* bytes = source)
            {
                return Decode(decoder, bytes, stream.Length + 2, header, d, target);
            }
        }
        finally
        {
            CharLs.DestroyDecoder(decoder);
            ArrayPool<byte>.Shared.Return(source);
        }
    }

    private static string? Decode(nint decoder, byte* source, int length, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        CharLs.FrameInfo info;
        int interleaving;
        nuint size;
        if (CharLs.SetSource(decoder, source, (nuint)length) != 0 || CharLs.ReadHeader(decoder) != 0
            || CharLs.GetFrameInfo(decoder, &info) != 0 || CharLs.GetInterleaving(decoder, &interleaving) != 0
            || CharLs.GetDestinationSize(decoder, 0, &size) != 0)
        {
            return "The header of the JPEG-LS frame is malformed";
        }

        var cell = header.Precision > 8 ? 2 : 1;
        if (info.Width != header.Columns || info.Height != header.Rows || info.ComponentCount != header.Components
            || info.BitsPerSample != header.Precision || size != (nuint)(target.Length / NativeFrame.Cell(d) * cell))
        {
            return "The JPEG-LS frame has two headers that contradict each other";
        }

        // Cells that need neither widening nor a sign nor another order are decoded in place.
        var isPlanar = interleaving == Planar && header.Components > 1;
        var inPlace = cell == NativeFrame.Cell(d) && !isPlanar && (!d.IsSigned || header.Precision == d.BitsAllocated);
        if (inPlace)
        {
            return Decode(decoder, target);
        }

        var samples = new byte[(int)size];
        if (Decode(decoder, samples) is { } reason)
        {
            return reason;
        }

        Spread(samples, cell, isPlanar, header, d, target);
        return null;
    }

    private static string? Decode(nint decoder, Span<byte> target)
    {
        fixed (byte* bytes = target)
        {
            return CharLs.Decode(decoder, bytes, (nuint)target.Length, 0) == 0 ? null : "The JPEG-LS frame is malformed or cut short";
        }
    }

    private static void Spread(byte[] samples, int cell, bool isPlanar, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        var writer = new SampleWriter(target, d, header.Precision);
        var count = samples.Length / cell;
        var pixels = count / header.Components;
        for (var i = 0; i < count; i++)
        {
            var index = isPlanar ? (i % pixels * header.Components) + (i / pixels) : i;
            writer.Write(index, cell == 1 ? samples[i] : samples[2 * i] | (samples[(2 * i) + 1] << 8));
        }
    }

    private static byte[] Encode(nint encoder, ReadOnlySpan<byte> frame, CharLs.FrameInfo info)
    {
        nuint size;
        Check(CharLs.SetFrameInfo(encoder, &info));
        Check(CharLs.SetInterleaving(encoder, info.ComponentCount > 1 ? BySample : Planar));
        Check(CharLs.EstimateSize(encoder, &size));

        // The estimate is the size of the frame; noise takes a little more.
        var target = ArrayPool<byte>.Shared.Rent((int)size + (int)(size / 4) + 4096);
        try
        {
            fixed (byte* source = frame)
            {
                fixed (byte* bytes = target)
                {
                    Check(CharLs.SetDestination(encoder, bytes, (nuint)target.Length));
                    Check(CharLs.Encode(encoder, source, (nuint)frame.Length, 0));
                    Check(CharLs.BytesWritten(encoder, &size));
                }
            }

            return target[..(int)size];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"libcharls failed with error {error}.");
        }
    }

    // Viewers take frames of up to 8 bits a sample for bytes, so that wide cells never get so few.
    private static int Precision(ReadOnlySpan<byte> frame, PixelDescription d)
    {
        var needed = d.BitsAllocated == 8 ? 32 - BitOperations.LeadingZeroCount(Union(frame)) : 32 - BitOperations.LeadingZeroCount(Union(MemoryMarshal.Cast<byte, ushort>(frame)));
        return Math.Max(Math.Max(needed, d.BitsStored), d.BitsAllocated == 8 ? 2 : 9);
    }

    private static uint Union<T>(ReadOnlySpan<T> cells)
        where T : unmanaged, IBinaryInteger<T>
    {
        var all = Vector<T>.Zero;
        var wide = MemoryMarshal.Cast<T, Vector<T>>(cells);
        foreach (var vector in wide)
        {
            all |= vector;
        }

        var one = T.Zero;
        for (var i = 0; i < Vector<T>.Count; i++)
        {
            one |= all[i];
        }

        foreach (var cell in cells[(wide.Length * Vector<T>.Count)..])
        {
            one |= cell;
        }

        return uint.CreateTruncating(one);
    }
}
