namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Where a batch reads its inputs and writes what its results name.</summary>
/// <param name="Root">The folder that the inputs lie in.</param>
/// <param name="Output">The folder of the results file: files that a result names are relative to it.</param>
internal sealed record BatchFolders(string Root, string Output)
{
    /// <summary>The path of an input.</summary>
    /// <exception cref="CommandRefusal">It would lie outside of the root.</exception>
    public string Input(string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Root));
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || root == Path.GetPathRoot(root)
            ? path : throw new CommandRefusal($"The input {name} lies outside of the root folder.");
    }
}
