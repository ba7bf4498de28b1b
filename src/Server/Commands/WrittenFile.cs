namespace CrowdAnnotate.Server.Commands;

/// <summary>A file that a command was asked to write: whole under its name, or not at all.</summary>
internal static class WrittenFile
{
    /// <exception cref="CommandRefusal">It cannot be written there.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) || Path.GetDirectoryName(full) is not { } folder || !Directory.Exists(folder))
        {
            throw new CommandRefusal(Directory.Exists(full) ? $"{full} is a folder; give the name of a file." : $"There is no folder {Path.GetDirectoryName(full)} to write into.");
        }

        var part = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{full} cannot be written: {e.Message}");
        }
        finally
        {
            File.Delete(part);
        }
    }
}
