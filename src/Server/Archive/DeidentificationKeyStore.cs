using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Whether images can still be led back to patients.</summary>
/// <param name="State">“pseudonymised”, or “anonymised” once the key is destroyed and the risk was reviewed.</param>
public sealed record DeidentificationState(string State, bool Exists, DateTimeOffset? DestroyedAt);

/// <summary>
/// The key by which UIDs, patients and dates are mapped. It lies in a folder of its own beside the data folder, apart from database,
/// backup and export; who has only those cannot confirm a guess. What was done with it is written down beside it.
/// </summary>
public sealed class DeidentificationKeyStore(string folder)
{
    private const string KeyName = "deidentification.key";
    private const string DestructionName = "destroyed.json";
    private const string LogName = "reidentification.log";

    private sealed record Destruction(DateTimeOffset At, IReadOnlyList<string> By, string? RiskReview);

    /// <summary>The folder: CROWDANNOTATE_KEYS, else “-keys” after the data folder's name.</summary>
    public static DeidentificationKeyStore Of(string dataPath)
    {
        var store = new DeidentificationKeyStore(
            Environment.GetEnvironmentVariable("CROWDANNOTATE_KEYS") is { Length: > 0 } told ? told : Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataPath)) + "-keys");
        store.TakeOver(Path.Combine(dataPath, "keys", KeyName));
        return store;
    }

    public string KeyPath => Path.Combine(folder, KeyName);

    /// <summary>Truthfully: as long as the key exists, or nobody reviewed the risk, images are pseudonymised.</summary>
    public DeidentificationState State
    {
        get
        {
            var exists = File.Exists(KeyPath);
            var destroyed = exists ? null : ReadDestruction();
            return new DeidentificationState(destroyed?.RiskReview is { Length: > 0 } ? "anonymised" : "pseudonymised", exists, destroyed?.At);
        }
    }

    /// <summary>
    /// The key, made at first use. After its destruction no key is kept any more: what is imported then is mapped by one that
    /// lives no longer than this process.
    /// </summary>
    public byte[] ReadOrMake()
    {
        if (!File.Exists(KeyPath))
        {
            var bytes = Dicom.DeidentificationKey.Of(RandomNumberGenerator.GetBytes(Dicom.DeidentificationKey.Length));
            if (ReadDestruction() is not null)
            {
                return bytes;
            }

            Write(bytes);
        }

        return File.ReadAllBytes(KeyPath);
    }

    /// <summary>The key; null where there is none.</summary>
    public byte[]? Read() => File.Exists(KeyPath) ? File.ReadAllBytes(KeyPath) : null;

    /// <summary>Overwrites and deletes the key, and writes down who did it and what the review of the risk came to.</summary>
    public void Destroy(IReadOnlyList<string> by, string? riskReview, DateTimeOffset now)
    {
        var destruction = new Destruction(now, by, riskReview);
        WriteSecret(Path.Combine(folder, DestructionName), JsonSerializer.SerializeToUtf8Bytes(destruction, JsonSerializerOptions.Web), FileMode.Create);
        if (File.Exists(KeyPath))
        {
            MakeWritable(KeyPath);
            using (var file = new FileStream(KeyPath, FileMode.Open, FileAccess.Write))
            {
                file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
                file.Flush(flushToDisk: true);
            }

            File.Delete(KeyPath);
        }

        Log(FormattableString.Invariant($"{now:O} key destroyed by {string.Join(" and ", by)}; review of the risk: {riskReview ?? "none"}"));
    }

    /// <summary>Adds the review of the risk to a destruction that had none.</summary>
    /// <returns>False where the key was not destroyed.</returns>
    public bool Review(IReadOnlyList<string> by, string riskReview, DateTimeOffset now)
    {
        if (File.Exists(KeyPath) || ReadDestruction() is not { } destruction)
        {
            return false;
        }

        WriteSecret(Path.Combine(folder, DestructionName),
            JsonSerializer.SerializeToUtf8Bytes(destruction with { RiskReview = riskReview }, JsonSerializerOptions.Web), FileMode.Create);
        Log(FormattableString.Invariant($"{now:O} risk reviewed by {string.Join(" and ", by)}: {riskReview}"));
        return true;
    }

    /// <summary>Appends a line to the log beside the key; nothing is ever taken out of it.</summary>
    public void Log(string line)
    {
        MakeFolder();
        WriteSecret(Path.Combine(folder, LogName), System.Text.Encoding.UTF8.GetBytes(line.ReplaceLineEndings(" ") + "\n"), FileMode.Append);
    }

    private Destruction? ReadDestruction()
    {
        var path = Path.Combine(folder, DestructionName);
        return File.Exists(path) ? JsonSerializer.Deserialize<Destruction>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;
    }

    // Before 0.3 the key lay within the data folder, where backup and export could take it along.
    private void TakeOver(string old)
    {
        if (!File.Exists(old) || File.Exists(KeyPath))
        {
            return;
        }

        Write(File.ReadAllBytes(old));
        MakeWritable(old);
        File.Delete(old);
    }

    private void Write(byte[] bytes)
    {
        MakeFolder();
        var making = KeyPath + "." + Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
        WriteSecret(making, bytes, FileMode.CreateNew);
        try
        {
            File.Move(making, KeyPath, overwrite: false);
        }
        catch (IOException) when (File.Exists(KeyPath))
        {
            // Another process made one at the same time, and that one holds.
            File.Delete(making);
        }
    }

    private void MakeFolder()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SetupRefusal($"The folder of keys {folder} cannot be made", "Make it for this account alone, or name another in CROWDANNOTATE_KEYS.", e);
        }
    }

    /// <summary>Writes a file that its owner alone can read, durably.</summary>
    internal static void WriteSecret(string path, byte[] bytes, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static void MakeWritable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
