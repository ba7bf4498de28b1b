using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Sending;

/// <summary>A Part 10 file of ours with the UID it carries.</summary>
public sealed record OutgoingFile
{
    private OutgoingFile(byte[] content, string sopInstanceUid, string sha256, bool isRenamed) => (Content, SopInstanceUid, Sha256, IsRenamed) = (content, sopInstanceUid, sha256, isRenamed);

    public byte[] Content { get; }

    public string SopInstanceUid { get; }

    /// <summary>Of the file as the export made it.</summary>
    public string Sha256 { get; }

    /// <summary>Whether it carries another UID than the export gave it.</summary>
    public bool IsRenamed { get; }

    /// <exception cref="InvalidDataException">It is no instance, which the export never makes.</exception>
    public static OutgoingFile Of(byte[] content) =>
        new(content, Read(content).GetString(DicomTag.SOPInstanceUID)!, Convert.ToHexStringLower(SHA256.HashData(content)), false);

    /// <summary>The same under a UID that follows from its content: what an archive holds under the first one stays what it is (PS3.3 §C.12.1).</summary>
    public OutgoingFile AsOwnInstance()
    {
        var uid = Uid.FromBits(SHA256.HashData(Encoding.ASCII.GetBytes($"{SopInstanceUid}/{Sha256}")).AsSpan(0, 16));
        using var file = new MemoryStream();
        DerivedObject.Save(file, Read(Content).AddOrUpdate(DicomTag.SOPInstanceUID, uid));
        return new OutgoingFile(file.ToArray(), uid.Value, Sha256, true);
    }

    private static DicomDataset Read(byte[] content) => DicomFile.TryRead(content, out var file, out var refusal)
        ? file.Dataset : throw new InvalidDataException($"An exported object is no DICOM instance: {refusal}.");
}
