using System.Buffers.Binary;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// A stored instance as a Part 10 file: its header written again, its frames by range out of the store, as explicit little endian
/// or as JPEG-LS in fragments with a basic offset table (PS3.5 §A.4). An object that is no image goes out as it is kept.
/// </summary>
public sealed class PartTenObject
{
    private readonly List<(byte[]? Bytes, StoredRange Range)> pieces = [];

    private PartTenObject(string transferSyntax) => TransferSyntax = transferSyntax;

    public string TransferSyntax { get; }

    public long Length { get; private set; }

    /// <param name="compressed">With JPEG-LS frames, where they are there.</param>
    /// <exception cref="IOException">The stored object is gone.</exception>
    public static PartTenObject Of(ArchivedInstance instance, PixelStore store, bool compressed)
    {
        if (instance.Frames == 0)
        {
            var whole = new PartTenObject(FrameMedia.ExplicitLittleEndian);
            whole.Add(new StoredRange(instance.PartTenName!, 0, store.Length(instance.PartTenName!)));
            return whole;
        }

        var header = SeriesPixels.HeaderOf(instance);
        return compressed && PixelPlace.Of(instance).IsCompressed ? Encapsulated(instance, header) : Native(instance, header, store);
    }

    public async ValueTask SendAsync(PixelStore store, HttpContext context)
    {
        foreach (var (bytes, range) in pieces)
        {
            if (bytes is not null)
            {
                await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
            }
            else
            {
                await range.SendAsync(store, context);
            }
        }
    }

    private static PartTenObject Native(ArchivedInstance instance, DicomDataset header, PixelStore store)
    {
        var file = new PartTenObject(FrameMedia.ExplicitLittleEndian);
        file.Add(DicomWriter.Write(header));
        var bits = (long)(header.GetInt32(DicomTag.Rows) ?? 0) * (header.GetInt32(DicomTag.Columns) ?? 0) * (header.GetInt32(DicomTag.SamplesPerPixel) ?? 1);
        var isWide = (header.GetInt32(DicomTag.BitsAllocated) ?? 16) > 8;
        var repacked = header.GetInt32(DicomTag.BitsAllocated) == 1 && bits % 8 != 0 && instance.Frames > 1 ? PackedBits(instance, store, bits) : null;
        var length = repacked?.Length ?? (long)instance.FrameLength * instance.Frames;
        file.Add(ElementHeader(isWide ? "OW" : "OB", checked((uint)(length + (length & 1)))));
        if (repacked is not null)
        {
            file.Add(repacked);
        }
        else
        {
            file.Add(new StoredRange(instance.PixelName, 0, length));
        }

        if ((length & 1) == 1)
        {
            file.Add([0]);
        }

        return file;
    }

    private static PartTenObject Encapsulated(ArchivedInstance instance, DicomDataset header)
    {
        var file = new PartTenObject(FrameMedia.JpegLsLossless);
        var offsets = instance.DeliveryOffsets!;
        file.Add(DicomWriter.Write(header, DicomTransferSyntax.Find(new Primitives.Uid(FrameMedia.JpegLsLossless))));
        file.Add([.. ElementHeader("OB", 0xFFFFFFFF), .. OffsetTable(offsets)]);
        for (var frame = 0; frame < instance.Frames; frame++)
        {
            var length = offsets[frame + 1] - offsets[frame];
            file.Add(Item(0xE000, (uint)(length + (length & 1))));
            file.Add(new StoredRange(instance.DeliveryName!, offsets[frame], length));
            if ((length & 1) == 1)
            {
                file.Add([0]);
            }
        }

        file.Add(Item(0xE0DD, 0));
        return file;
    }

    // From the first byte of the first fragment's item; empty where 32 bits do not hold it.
    private static byte[] OffsetTable(long[] offsets)
    {
        long total = 0;
        using var table = new MemoryStream();
        for (var frame = 0; frame < offsets.Length - 1; frame++)
        {
            table.Write(BitConverter.GetBytes((uint)total));
            var length = offsets[frame + 1] - offsets[frame];
            total += 8 + length + (length & 1);
        }

        return total > uint.MaxValue ? Item(0xE000, 0) : [.. Item(0xE000, (uint)table.Length), .. table.ToArray()];
    }

    // Frames of single bits follow each other without a gap in a file (PS3.5 §8.1.1); in the store each begins a byte.
    private static byte[] PackedBits(ArchivedInstance instance, PixelStore store, long bits)
    {
        var stored = store.Read(instance.PixelName);
        var packed = new byte[((bits * instance.Frames) + 7) / 8];
        for (var frame = 0; frame < instance.Frames; frame++)
        {
            for (long i = 0; i < bits; i++)
            {
                var (from, to) = (((long)frame * instance.FrameLength * 8) + i, (frame * bits) + i);
                packed[to >> 3] |= (byte)(((stored[from >> 3] >> (int)(from & 7)) & 1) << (int)(to & 7));
            }
        }

        return packed;
    }

    private static byte[] ElementHeader(string vr, uint length)
    {
        var bytes = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, DicomTag.PixelData.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), DicomTag.PixelData.Element);
        Encoding.ASCII.GetBytes(vr, bytes.AsSpan(4));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), length);
        return bytes;
    }

    private static byte[] Item(ushort element, uint length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), element);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), length);
        return bytes;
    }

    private void Add(byte[] bytes)
    {
        pieces.Add((bytes, default));
        Length += bytes.Length;
    }

    private void Add(StoredRange range)
    {
        pieces.Add((null, range));
        Length += range.Length;
    }
}
