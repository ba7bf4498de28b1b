using System.Security.Cryptography;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands.Deidentifying;

/// <summary>The key a de-identification runs with: of the data folder, or in a file of its own.</summary>
public static class SecretFile
{
    /// <summary>The bytes of the key, made when there is none.</summary>
    /// <exception cref="CommandRefusal">It cannot be read or made, or is no key.</exception>
    public static byte[] Open(string? path)
    {
        try
        {
            if (path is null)
            {
                return DeidentificationKeyStore.Of(DataFolderLocation.Resolve()).ReadOrMake();
            }

            var bytes = File.Exists(path) ? Read(path) : Make(path);
            return IsKey(bytes) ? bytes : throw new CommandRefusal($"{path} is no key; a key has {DeidentificationKey.VersionedLength} bytes, one of before {DeidentificationKey.Length}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The key cannot be read or made ({e.Message.TrimEnd('.')}).");
        }
    }

    // Whatever else is named by mistake is not read whole.
    private static byte[] Read(string path) => new FileInfo(path).Length <= DeidentificationKey.VersionedLength ? File.ReadAllBytes(path) : [];

    private static bool IsKey(byte[] bytes) => bytes.Length is DeidentificationKey.Length or DeidentificationKey.VersionedLength && DeidentificationKey.IsKey(bytes);

    private static byte[] Make(string path)
    {
        var bytes = DeidentificationKey.Of(RandomNumberGenerator.GetBytes(DeidentificationKey.Length));
        DeidentificationKeyStore.WriteSecret(path, bytes, FileMode.CreateNew);
        return bytes;
    }
}
