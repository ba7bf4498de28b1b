namespace CrowdAnnotate.Dicom.FuzzHost;

internal static class Attempt
{
    /// <summary>Reads a file and decodes its first frame.</summary>
    public static DicomRefusal? Decode(byte[] file) =>
        DicomFile.TryRead(file, out var read, out var refusal) ? DicomFrames.Decode(read.Dataset, read.TransferSyntax, 1, out _) : refusal;
}
