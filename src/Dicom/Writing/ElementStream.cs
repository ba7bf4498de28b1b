using System.Buffers;
using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>Headers and values in the order of a transfer syntax; counts what was written and gathers small pieces.</summary>
internal sealed class ElementStream(Stream target, bool isExplicit, bool isBigEndian) : IDisposable
{
    public const uint Undefined = 0xFFFFFFFF;

    private const int BufferSize = 64 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int filled;
    private long flushed;

    /// <summary>Bytes written so far.</summary>
    public long Position => flushed + filled;

    public bool IsExplicit => isExplicit;

    public bool IsBigEndian => isBigEndian;

    /// <summary>The bytes of an element's header.</summary>
    public static int HeaderSize(DicomVR vr, bool isExplicit) => isExplicit && vr.HasLongLength ? 12 : 8;

    public void PutHeader(DicomTag tag, DicomVR vr, uint length)
    {
        PutTag(tag);
        if (!isExplicit)
        {
            PutUInt32(length);
            return;
        }

        Put([(byte)vr.Code[0], (byte)vr.Code[1]]);
        if (vr.HasLongLength)
        {
            Put([0, 0]);
            PutUInt32(length);
        }
        else
        {
            PutUInt16((ushort)length);
        }
    }

    /// <summary>An item or delimiter, which has no VR.</summary>
    public void PutDelimiter(DicomTag tag, uint length)
    {
        PutTag(tag);
        PutUInt32(length);
    }

    public void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - filled)
        {
            Flush();
        }

        if (bytes.Length > buffer.Length)
        {
            target.Write(bytes);
            flushed += bytes.Length;
            return;
        }

        bytes.CopyTo(buffer.AsSpan(filled));
        filled += bytes.Length;
    }

    /// <summary>Puts bytes with those of each unit in reverse; bytes that fill no unit stay as they are.</summary>
    public void PutSwapped(ReadOnlySpan<byte> bytes, int unit)
    {
        var most = buffer.Length / unit * unit;
        while (bytes.Length > 0)
        {
            var length = Math.Min(bytes.Length, most);
            if (length > buffer.Length - filled)
            {
                Flush();
            }

            ByteOrder.Swap(bytes[..length], buffer.AsSpan(filled, length), unit);
            filled += length;
            bytes = bytes[length..];
        }
    }

    public void PutUInt64(ulong number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        Put(bytes);
    }

    public void PutUInt32(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        }

        Put(bytes);
    }

    public void Flush()
    {
        target.Write(buffer.AsSpan(0, filled));
        (flushed, filled) = (flushed + filled, 0);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void PutTag(DicomTag tag)
    {
        PutUInt16(tag.Group);
        PutUInt16(tag.Element);
    }

    private void PutUInt16(ushort number) =>
        Put(isBigEndian ? [(byte)(number >> 8), (byte)number] : [(byte)number, (byte)(number >> 8)]);
}
