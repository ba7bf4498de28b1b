using System.Text;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Compresses stored frames without loss for delivery. Each is decoded again and compared: only what comes back to the bit is kept.</summary>
internal static class DeliveryWork
{
    public const string NotCompressed = "Frames of this kind are delivered as they are stored";

    public static WorkerAnswer Do(WorkerJob job, StoredFrames stored)
    {
        if (DicomJson.Read(Encoding.UTF8.GetBytes(stored.Header), out var header) is not null
            || !PixelDescription.TryRead(header, out var description, out _) || !Fits(header, description))
        {
            return WorkerAnswer.Refused(NotCompressed);
        }

        using var source = File.OpenHandle(job.Source);
        using var target = File.OpenHandle(job.Target, FileMode.CreateNew, FileAccess.Write);
        var offsets = new long[stored.Frames + 1];
        var frame = new byte[stored.FrameLength];
        for (var number = 1; number <= stored.Frames; number++)
        {
            if (!ReadAll(source, frame, (number - 1L) * stored.FrameLength) || Encode(frame, description) is not { } encoded)
            {
                return WorkerAnswer.Refused(NotCompressed);
            }

            RandomAccess.Write(target, encoded, offsets[number - 1]);
            offsets[number] = offsets[number - 1] + encoded.Length;
        }

        return new WorkerAnswer { Offsets = offsets };
    }

    // Samples that lie otherwise than beside each other would come out of the codestream in another order than the header says.
    private static bool Fits(DicomDataset header, PixelDescription description) =>
        JpegLsCodec.CanEncode(description) && description.PixelTag == DicomTag.PixelData
        && (description.SamplesPerPixel == 1 || (header.GetInt32(DicomTag.PlanarConfiguration) ?? 0) == 0)
        && description.PhotometricInterpretation is not ("YBR_FULL_422" or "YBR_PARTIAL_422");

    private static byte[]? Encode(byte[] frame, PixelDescription description)
    {
        var encoded = JpegLsCodec.Encode(frame, description);
        return JpegLsCodec.Decode(encoded, description, out var decoded) is null && decoded.Span.SequenceEqual(frame) ? encoded : null;
    }

    private static bool ReadAll(Microsoft.Win32.SafeHandles.SafeFileHandle file, byte[] frame, long offset)
    {
        var done = 0;
        for (var read = 1; done < frame.Length && read > 0; done += read)
        {
            read = RandomAccess.Read(file, frame.AsSpan(done), offset + done);
        }

        return done == frame.Length;
    }
}
