using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>Where the results go: one file, or a folder of files called after their sources.</summary>
internal sealed class ConversionOutput(string path, ExportFormat target, bool mayOverwrite)
{
    private static readonly string[] Endings = [".xml", ".json", ".aim", ".dcm"];
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>The file for the only document of the input.</summary>
    /// <exception cref="CommandRefusal">It is a folder, or there already.</exception>
    public string Single() => Directory.Exists(path) ? throw new CommandRefusal($"{path} is a folder; give --out the name of a file.") : Free(path);

    /// <summary>The file in the folder for one of many.</summary>
    /// <param name="document">Its number in its file, from 1; null where it is the only one.</param>
    /// <exception cref="CommandRefusal">It is there already, or the folder is a file.</exception>
    public string OneOfMany(string source, int? document)
    {
        if (File.Exists(path))
        {
            throw new CommandRefusal($"{path} is a file; there are several documents, so give --out a folder.");
        }

        var name = Path.GetFileName(source[(source.LastIndexOf(':') + 1)..]);
        var ending = Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? "";
        var stem = name[..^ending.Length] + (document is { } n ? FormattableString.Invariant($"-{n}") : "");
        var free = stem;
        for (var i = 2; !given.Add(free); i++)
        {
            free = FormattableString.Invariant($"{stem}-{i}");
        }

        return Free(Path.Combine(path, free + target.Extension));
    }

    /// <summary>Writes beside the file and renames, so that there is never half of one.</summary>
    /// <exception cref="IOException">It cannot be written, or appeared meanwhile.</exception>
    public void Write(string file, byte[] content, bool isOneOfMany)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (isOneOfMany)
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            throw new CommandRefusal($"There is no folder {folder} to write into.");
        }

        var part = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            File.WriteAllBytes(part, content);
            File.Move(part, file, mayOverwrite);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private string Free(string file) => mayOverwrite || !File.Exists(file) ? file : throw new CommandRefusal($"{file} is there already; --overwrite replaces it.");
}
