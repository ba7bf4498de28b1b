using System.Text;

namespace CrowdAnnotate.Volumes;

/// <summary>The fields of an NRRD header by their names in lower case, as “field: description”; comments and key/value pairs are left out.</summary>
internal sealed class NrrdFields
{
    private const int Longest = 1 << 20;

    private readonly Dictionary<string, string> byName = [];

    /// <summary>The value of a field; null when it is not there.</summary>
    public string? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>Reads lines up to the empty one; the stream then stands at the data.</summary>
    public static string? Read(Stream from, out NrrdFields? fields)
    {
        fields = null;
        var left = Longest;
        var magic = Line(from, ref left);
        if (magic is not { Length: 8 } || !magic.StartsWith("NRRD000", StringComparison.Ordinal) || magic[7] is < '1' or > '5')
        {
            return "line 1: the magic is not “NRRD0001” to “NRRD0005”";
        }

        var read = new NrrdFields();
        for (var number = 2; ; number++)
        {
            if (Line(from, ref left) is not { } line)
            {
                return $"line {number}: the file ends within the header, or the header is longer than a megabyte";
            }

            if (line.Length == 0)
            {
                fields = read;
                return null;
            }

            if (read.Add(line, number) is { } problem)
            {
                return problem;
            }
        }
    }

    private string? Add(string line, int number)
    {
        if (line[0] == '#' || line.Contains(":=", StringComparison.Ordinal))
        {
            return null;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return $"line {number}: neither field, key nor comment";
        }

        var name = line[..colon].Trim().ToLowerInvariant();
        name = name switch { "datafile" => "data file", "byteskip" => "byte skip", "lineskip" => "line skip", _ => name };
        return byName.TryAdd(name, line[(colon + 1)..].Trim()) ? null : $"line {number}: {name} is there twice";
    }

    private static string? Line(Stream from, ref int left)
    {
        var line = new StringBuilder();
        for (; left > 0; left--)
        {
            var next = from.ReadByte();
            if (next < 0)
            {
                return null;
            }

            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)next);
        }

        return null;
    }
}
