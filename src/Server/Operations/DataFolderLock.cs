namespace CrowdAnnotate.Server.Operations;

/// <summary>An exclusive hold on a data folder. The system lets go of it when the process ends, even by kill -9; the file
/// itself stays, since removing it would let two processes lock two files of one name.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string Name = "lock";
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Whether the folder has been a data folder before.</summary>
    public static bool Marks(string folder) => File.Exists(PathIn(folder));

    /// <summary>The lock, or null when another process holds it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be opened by this user.</exception>
    public static DataFolderLock? Take(string folder)
    {
        if (!Marks(folder)) new FileStream(PathIn(folder), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
        try
        {
            return new DataFolderLock(new FileStream(PathIn(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHold(e))
        {
            return null;
        }
    }

    public static bool IsHeld(string folder)
    {
        if (!Marks(folder)) return false;
        try
        {
            using var probe = new FileStream(PathIn(folder), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException e) when (IsHold(e))
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    // A file that is there and that we may open is refused for the hold alone; what is missing or broken has types of its own.
    private static bool IsHold(IOException e) => e.GetType() == typeof(IOException);

    private static string PathIn(string folder) => Path.Combine(folder, Name);
}
