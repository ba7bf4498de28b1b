using System.Buffers.Binary;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>Where the pixel data lie in a file that was written; frames can then be read by range.</summary>
/// <param name="PixelDataOffset">Of the first byte of the value; null without pixel data.</param>
/// <param name="PixelDataLength">Bytes of the value, without an added padding byte.</param>
public sealed record DicomWritten(long Length, long? PixelDataOffset, long PixelDataLength);

/// <summary>
/// Writes Part 10 files in explicit VR little endian (encapsulated pixel data in their own transfer syntax). The preamble is
/// zero, group 0002 is made anew, sequences and items have undefined length, nothing follows the data set.
/// </summary>
public sealed class DicomWriter
{
    /// <summary>This product as a writer of files (PS3.10 §7.1).</summary>
    public static readonly Uid ImplementationClassUid = new("2.25.263704213839914937046284226718033457801");

    /// <summary>At most 16 characters (SH).</summary>
    public const string ImplementationVersionName = "CROWDANNOTATE_01";

    private readonly Stream target;
    private long position;
    private DicomPixelData? pixels;
    private long pixelOffset;

    private DicomWriter(Stream target) => this.target = target;

    /// <summary>Writes a data set as a file.</summary>
    /// <param name="encapsulated">The transfer syntax of encapsulated pixel data, which are written as they are.</param>
    /// <exception cref="ArgumentException">
    /// The data set lacks a SOP class or instance UID, refers to bulk data elsewhere, or its pixel data do not go with the transfer syntax.
    /// </exception>
    public static DicomWritten Write(Stream target, DicomDataset dataset, DicomTransferSyntax? encapsulated = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(dataset);
        var syntax = encapsulated is { IsEncapsulated: true } ? encapsulated : DicomTransferSyntax.ExplicitVRLittleEndian;
        if (dataset.TryGet(DicomTag.PixelData, out var item) && item is DicomPixelData p && p.IsEncapsulated != syntax.IsEncapsulated)
        {
            throw new ArgumentException($"The pixel data cannot be written in {syntax}.", nameof(encapsulated));
        }

        var writer = new DicomWriter(target);
        writer.WriteMeta(dataset, syntax);
        writer.WriteItems(dataset);
        return new DicomWritten(writer.position, writer.pixels is null ? null : writer.pixelOffset, writer.pixels?.Length ?? 0);
    }

    /// <summary>Writes a data set as a file in memory.</summary>
    public static byte[] Write(DicomDataset dataset, DicomTransferSyntax? encapsulated = null)
    {
        using var target = new MemoryStream();
        Write(target, dataset, encapsulated);
        return target.ToArray();
    }

    private void WriteMeta(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        var meta = new DicomDataset()
            .AddOrUpdate(new DicomElement(DicomTag.FileMetaInformationVersion, DicomVR.OB, new byte[] { 0, 1 }))
            .AddOrUpdate(DicomTag.MediaStorageSOPClassUID, Required(dataset, DicomTag.SOPClassUID))
            .AddOrUpdate(DicomTag.MediaStorageSOPInstanceUID, Required(dataset, DicomTag.SOPInstanceUID))
            .AddOrUpdate(DicomTag.TransferSyntaxUID, syntax.Uid)
            .AddOrUpdate(DicomTag.ImplementationClassUID, ImplementationClassUid)
            .AddOrUpdate(DicomTag.ImplementationVersionName, ImplementationVersionName);
        using var buffer = new MemoryStream();
        new DicomWriter(buffer).WriteItems(meta);

        Put(new byte[128]);
        Put("DICM"u8);
        Put([0x02, 0x00, 0x00, 0x00, (byte)'U', (byte)'L', 0x04, 0x00]);
        PutUInt32((uint)buffer.Length);
        Put(buffer.ToArray());
    }

    private static Uid Required(DicomDataset dataset, DicomTag tag) =>
        dataset.GetUid(tag) ?? throw new ArgumentException($"The data set lacks {tag}.", nameof(dataset));

    // The depth of recursion is bounded: what was read is at most as deep as the reader's limit.
    private void WriteItems(DicomDataset dataset)
    {
        foreach (var item in dataset.Items)
        {
            switch (item)
            {
                case DicomElement e: WriteValue(e.Tag, e.VR, e.Value.Span); break;
                case DicomSequence s: WriteSequence(s); break;
                case DicomPixelData p: WritePixels(p); break;
                default: throw new ArgumentException($"{item.Tag} refers to bulk data kept elsewhere.", nameof(dataset));
            }
        }
    }

    private void WriteSequence(DicomSequence sequence)
    {
        PutHeader(sequence.Tag, DicomVR.SQ, 0xFFFFFFFF);
        foreach (var item in sequence.Items)
        {
            PutTag(DicomTag.Item, 0xFFFFFFFF);
            WriteItems(item);
            PutTag(DicomTag.ItemDelimitationItem, 0);
        }

        PutTag(DicomTag.SequenceDelimitationItem, 0);
    }

    private void WritePixels(DicomPixelData data)
    {
        (pixels, pixelOffset) = (data, position + 12);
        if (!data.IsEncapsulated)
        {
            WriteValue(data.Tag, data.VR, data.IsBigEndian ? ByteOrder.Swapped(data.Value.Span, data.VR.UnitSize) : data.Value.Span);
            return;
        }

        PutHeader(data.Tag, DicomVR.OB, 0xFFFFFFFF);
        foreach (var fragment in data.Fragments)
        {
            PutTag(DicomTag.Item, (uint)(fragment.Value.Length + (fragment.Value.Length & 1)));
            PutPadded(fragment.Value.Span, 0);
        }

        PutTag(DicomTag.SequenceDelimitationItem, 0);
    }

    // A value too long for 16 bits of length is written as UN (PS3.5 §6.2.2 note 8).
    private void WriteValue(DicomTag tag, DicomVR vr, ReadOnlySpan<byte> value)
    {
        var length = (uint)(value.Length + (value.Length & 1));
        PutHeader(tag, !vr.HasLongLength && length > ushort.MaxValue ? DicomVR.UN : vr, length);
        PutPadded(value, vr.Padding);
    }

    private void PutHeader(DicomTag tag, DicomVR vr, uint length)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(header, tag.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], tag.Element);
        (header[4], header[5]) = ((byte)vr.Code[0], (byte)vr.Code[1]);
        header[6..].Clear();
        if (vr.HasLongLength)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header[8..], length);
            Put(header);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], (ushort)length);
            Put(header[..8]);
        }
    }

    private void PutTag(DicomTag tag, uint length)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(header, tag.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], tag.Element);
        Put(header);
        PutUInt32(length);
    }

    private void PutUInt32(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        Put(bytes);
    }

    private void PutPadded(ReadOnlySpan<byte> value, byte padding)
    {
        Put(value);
        if ((value.Length & 1) == 1)
        {
            Put([padding]);
        }
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        target.Write(bytes);
        position += bytes.Length;
    }
}
