using System.IO.Compression;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>Where the pixel data lie in a file that was written; frames can then be read by range.</summary>
/// <param name="PixelDataOffset">Of the first byte of the value; null without pixel data, and where the data set was deflated.</param>
/// <param name="PixelDataLength">Bytes of the value as it was read, without an added padding byte.</param>
public sealed record DicomWritten(long Length, long? PixelDataOffset, long PixelDataLength);

/// <summary>
/// Writes Part 10 files in every encoding. The preamble is zero, group 0002 is made anew, nothing follows the data set. Pixel
/// data go from source to target in pieces; compressed frames are written as they are.
/// </summary>
public static class DicomWriter
{
    /// <summary>This product as a writer of files (PS3.10 §7.1).</summary>
    public static readonly Uid ImplementationClassUid = new("2.25.263704213839914937046284226718033457801");

    /// <summary>At most 16 characters (SH).</summary>
    public const string ImplementationVersionName = "CROWDANNOTATE_01";

    /// <summary>Writes a data set as a file.</summary>
    /// <param name="syntax">
    /// The transfer syntax; explicit VR little endian when omitted. Uncompressed pixel data may be written in any uncompressed
    /// one, compressed pixel data in their own alone.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The data set lacks a SOP class or instance UID, refers to bulk data elsewhere, its pixel data do not go with the transfer
    /// syntax, or an offset table is asked for that cannot be made.
    /// </exception>
    public static DicomWritten Write(Stream target, DicomDataset dataset, DicomTransferSyntax? syntax = null, DicomWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(dataset);
        syntax ??= DicomTransferSyntax.ExplicitVRLittleEndian;
        Check(dataset, syntax);
        var start = WriteMeta(target, dataset, syntax);
        if (!syntax.IsDeflated)
        {
            var (length, body) = WriteBody(target, dataset, syntax, options);
            return new DicomWritten(start + length, start + body.PixelOffset, body.PixelLength);
        }

        using var counted = new CountedStream(target);
        DatasetWriter written;
        using (var deflate = new DeflateStream(counted, CompressionLevel.Optimal, leaveOpen: true))
        {
            written = WriteBody(deflate, dataset, syntax, options).Writer;
        }

        // The deflated bytes are padded to an even length (PS3.5 §A.5).
        if ((counted.Length & 1) == 1)
        {
            counted.WriteByte(0);
        }

        return new DicomWritten(start + counted.Length, null, written.PixelLength);
    }

    /// <summary>Writes a data set as a file in memory.</summary>
    public static byte[] Write(DicomDataset dataset, DicomTransferSyntax? syntax = null, DicomWriteOptions? options = null)
    {
        using var target = new MemoryStream();
        Write(target, dataset, syntax, options);
        return target.ToArray();
    }

    private static void Check(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        if (dataset.TryGet(DicomTag.PixelData, out var item) && item is DicomPixelData p && p.IsEncapsulated != syntax.IsEncapsulated)
        {
            throw new ArgumentException($"The pixel data cannot be written in {syntax}.", nameof(syntax));
        }
    }

    private static (long Length, DatasetWriter Writer) WriteBody(Stream target, DicomDataset dataset, DicomTransferSyntax syntax, DicomWriteOptions? options)
    {
        using var stream = new ElementStream(target, syntax.IsExplicitVR, syntax.IsBigEndian);
        var writer = new DatasetWriter(stream, syntax.IsEncapsulated, options ?? DicomWriteOptions.Default);
        writer.Write(dataset, isRoot: true);
        stream.Flush();
        return (stream.Position, writer);
    }

    private static long WriteMeta(Stream target, DicomDataset dataset, DicomTransferSyntax syntax)
    {
        var meta = new DicomDataset()
            .AddOrUpdate(new DicomElement(DicomTag.FileMetaInformationVersion, DicomVR.OB, new byte[] { 0, 1 }))
            .AddOrUpdate(DicomTag.MediaStorageSOPClassUID, Required(dataset, DicomTag.SOPClassUID))
            .AddOrUpdate(DicomTag.MediaStorageSOPInstanceUID, Required(dataset, DicomTag.SOPInstanceUID))
            .AddOrUpdate(DicomTag.TransferSyntaxUID, syntax.Uid)
            .AddOrUpdate(DicomTag.ImplementationClassUID, ImplementationClassUid)
            .AddOrUpdate(DicomTag.ImplementationVersionName, ImplementationVersionName);
        using var stream = new ElementStream(target, isExplicit: true, isBigEndian: false);
        stream.Put(new byte[128]);
        stream.Put("DICM"u8);
        stream.PutHeader(new DicomTag(0x0002, 0x0000), DicomVR.UL, 4);
        stream.PutUInt32(new ValueLengths(isExplicit: true).Of(meta)!.Value);
        new DatasetWriter(stream, isEncapsulated: false, DicomWriteOptions.Default).Write(meta, isRoot: false);
        stream.Flush();
        return stream.Position;
    }

    private static Uid Required(DicomDataset dataset, DicomTag tag) =>
        dataset.GetUid(tag) ?? throw new ArgumentException($"The data set lacks {tag}.", nameof(dataset));
}
