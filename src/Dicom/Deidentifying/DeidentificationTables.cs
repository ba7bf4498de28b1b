using System.Reflection;

namespace CrowdAnnotate.Dicom;

/// <summary>The tables that lie beside this code and go with it.</summary>
internal static class DeidentificationTables
{
    /// <summary>Lines without comments (“#” at the start) and without empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("deidentification/" + name)
        ?? throw new InvalidOperationException($"The table {name} is missing.");
}
