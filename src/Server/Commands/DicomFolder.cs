namespace CrowdAnnotate.Server.Commands;

/// <summary>A file of a folder, or what stands in its place and why it is not read.</summary>
public sealed record FolderEntry(string Path, string? Reason);

/// <summary>The files of a folder and the folders in it, in the order of their names; links are told and not followed.</summary>
public static class DicomFolder
{
    /// <summary>A file by itself, or everything in a folder.</summary>
    public static IEnumerable<FolderEntry> Entries(string path)
    {
        if (!Directory.Exists(path))
        {
            yield return new FolderEntry(path, null);
            yield break;
        }

        var waiting = new Stack<FileSystemInfo>([new DirectoryInfo(path)]);
        while (waiting.TryPop(out var next))
        {
            var isLink = next.LinkTarget is not null && next.FullName != Path.GetFullPath(path);
            if (isLink || next is not DirectoryInfo folder)
            {
                yield return new FolderEntry(Shown(path, next), isLink ? "It is a symbolic link and is not followed" : null);
                continue;
            }

            if (Children(folder, out var children) is { } reason)
            {
                yield return new FolderEntry(Shown(path, next), reason);
            }

            children.ForEach(waiting.Push);
        }
    }

    // Last name first, for the last to be pushed is the first to be taken.
    private static string? Children(DirectoryInfo folder, out List<FileSystemInfo> children)
    {
        children = [];
        try
        {
            children = [.. folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }).OrderByDescending(i => i.Name, StringComparer.Ordinal)];
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "The folder may not be read by this user";
        }
        catch (IOException e)
        {
            return $"The folder cannot be read ({e.Message.TrimEnd('.')})";
        }
    }

    private static string Shown(string root, FileSystemInfo entry) => Path.Combine(root, Path.GetRelativePath(Path.GetFullPath(root), entry.FullName));
}
