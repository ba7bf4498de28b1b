using System.Security.Cryptography;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// The key by which UIDs and patients are mapped, made at the first start and kept as a file of its own, apart from the database:
/// who has only the database cannot confirm a guess. Images are pseudonymised, not anonymised, as long as it exists.
/// </summary>
public static class DeidentificationKeyFile
{
    public static byte[] Open(string dataPath) => ReadOrMake(Path.Combine(dataPath, "keys", "deidentification.key"));

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead;
            }

            using var file = new FileStream(path, options);
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }

        return File.ReadAllBytes(path);
    }
}
