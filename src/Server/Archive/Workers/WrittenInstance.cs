using System.Security.Cryptography;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>What a worker leaves for the store: the stored values frame after frame, or a Part 10 file of an object that is no image.</summary>
public sealed class WrittenInstance(string target)
{
    public string Sha256 { get; private set; } = "";

    public int FrameLength { get; private set; }

    public int Frames { get; private set; }

    public DicomRefusal? Write(DicomDataset kept, DicomTransferSyntax syntax)
    {
        if (!IsShown(kept))
        {
            WritePartTen(kept);
            return null;
        }

        using var file = File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = Math.Max(1, kept.GetInt32(DicomTag.NumberOfFrames) ?? 1);
        for (var number = 1; number <= count; number++)
        {
            if (DicomFrames.Read(kept, syntax, number, out var values) is { } refusal)
            {
                return refusal;
            }

            if (number > 1 && values.Length != FrameLength)
            {
                return new DicomRefusal($"Frame {number} has another length than the first", DicomTag.PixelData);
            }

            FrameLength = values.Length;
            hash.AppendData(values.Span);
            RandomAccess.Write(file, values.Span, (number - 1L) * FrameLength);
        }

        (Frames, Sha256) = (count, Convert.ToHexStringLower(hash.GetHashAndReset()));
        return null;
    }

    // A segmentation has pixels, and is no image a reader is shown: it goes out whole.
    private static bool IsShown(DicomDataset kept) =>
        kept.Contains(DicomTag.BitsAllocated) && !CompanionClasses.Contains(kept.GetString(DicomTag.SOPClassUID));

    private void WritePartTen(DicomDataset kept)
    {
        using (var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write))
        {
            DicomWriter.Write(file, kept);
        }

        using var written = File.OpenRead(target);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(written));
    }
}
