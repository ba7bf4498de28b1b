namespace CrowdAnnotate.Server.Commands.Deidentifying;

/// <summary>Where de-identified files go: into a folder under names made from their new UIDs, or one into the file that was named.</summary>
public sealed class OutputPlace
{
    private readonly string? file;

    private OutputPlace(string folder, string? file) => (Folder, this.file) = (folder, file);

    /// <summary>Where files are made; of one named file, the folder it lies in.</summary>
    public string Folder { get; }

    /// <summary>A single file goes into a file, unless the place is a folder or is written as one; a folder goes into a folder.</summary>
    /// <param name="from">What exists and is read.</param>
    /// <exception cref="CommandRefusal">Something is there already.</exception>
    public static OutputPlace Of(string from, string to)
    {
        if (File.Exists(to))
        {
            throw new CommandRefusal($"{to} is a file already. Give OUT a new name, or a new or empty folder.");
        }

        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            throw new CommandRefusal($"{to} already holds files. Give OUT a new or empty folder.");
        }

        return File.Exists(from) && !Directory.Exists(to) && !Path.EndsInDirectorySeparator(to)
            ? new OutputPlace(Path.GetDirectoryName(Path.GetFullPath(to))!, to) : new OutputPlace(to, null);
    }

    public string Of(string uid) => file ?? Path.Combine(Folder, uid + ".dcm");
}
