namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// The folder that holds everything a server keeps. Only one process has it open at a time: the lock lives as long as
/// this object and falls with the process, however that ends.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly DataFolderLock _lock;

    private DataFolder(string path, DataFolderLock heldLock) => (Path, _lock) = (path, heldLock);

    public string Path { get; }
    public string PostgresPath => In("postgres");
    public string PixelsPath => In("pixels");
    public string KeysPath => In("keys");
    public string ReleasesPath => In("releases");
    public string LogsPath => In("logs");
    public string CredentialsPath => In("credentials.json");

    /// <summary>Opens the folder, made when absent, and locks it for the life of the result.</summary>
    /// <param name="path">The folder; the default of <see cref="DataFolderLocation"/> when null.</param>
    /// <exception cref="SetupRefusal">It cannot be written, holds other files, or a server already runs on it.</exception>
    public static DataFolder Open(string? path = null)
    {
        var full = DataFolderLocation.Resolve(path);
        try
        {
            Create(full);
            var held = DataFolderLock.Take(full) ?? throw AlreadyRunning(full);
            var folder = new DataFolder(full, held);
            foreach (var part in (string[])[folder.PixelsPath, folder.KeysPath, folder.ReleasesPath, folder.LogsPath])
                CreatePrivate(part);
            new RunningServer(Environment.ProcessId, null).Write(full);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupRefusal($"The data folder {full} cannot be written by {Environment.UserName} ({e.Message.TrimEnd('.')})",
                $"Give {Environment.UserName} that folder, or choose another with --data DIR or {DataFolderLocation.Variable}.", e);
        }
    }

    /// <summary>The server that has this folder open, or null when none has.</summary>
    public static RunningServer? FindRunning(string? path = null)
    {
        var full = DataFolderLocation.Resolve(path);
        return DataFolderLock.IsHeld(full) ? RunningServer.Read(full) ?? new RunningServer(null, null) : null;
    }

    /// <summary>Writes down where the server answers, for a second start and for the commands that call it.</summary>
    public void Announce(Uri address) => new RunningServer(Environment.ProcessId, address).Write(Path);

    public void Dispose()
    {
        RunningServer.Remove(Path);
        _lock.Dispose();
    }

    /// <summary>Makes a folder that only its owner can enter.</summary>
    internal static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    private static void Create(string path)
    {
        if (!Directory.Exists(path))
        {
            CreatePrivate(path);
            return;
        }
        if (DataFolderLock.Marks(path)) return;
        // A folder in other use would have its access changed under its owner's feet: /tmp, a home.
        if (Directory.EnumerateFileSystemEntries(path).Any(e => System.IO.Path.GetFileName(e) != "lost+found"))
            throw new SetupRefusal($"The folder {path} already holds other files", "Choose an empty or new folder with --data DIR.");
        try
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // A mounted volume may belong to another user and still be ours to write; everything inside is made private.
        }
    }

    private static SetupRefusal AlreadyRunning(string path)
    {
        var running = RunningServer.Read(path);
        var where = running?.Address is { } address ? $" at {address}" : ", still starting";
        var pid = running?.ProcessId is { } id ? $" (process {id})" : "";
        return new SetupRefusal($"CrowdAnnotate already runs on {path}{where}{pid}", "Use that one, stop it first, or choose another folder with --data DIR.");
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
