using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What a document was written in.</summary>
public enum AimDialect
{
    /// <summary>XML of AIM 3, or of 1 or 2, which have its form.</summary>
    Aim3,

    /// <summary>XML of 4.0, as XNAT and Stanford write it.</summary>
    Aim40,

    /// <summary>XML of 4.1.</summary>
    Aim41,

    /// <summary>XML of 4.2, and of 4.3, which ePAD calls so and which has the same form.</summary>
    Aim42,

    /// <summary>ePAD's JSON.</summary>
    Json,
}

/// <summary>One document of a file: what it was written in, where that could be told, and what reading it gave.</summary>
/// <param name="Path">Where in the file the document stands; <c>/</c> where it is the file.</param>
public sealed record AimSource(string Path, AimDialect? Dialect, AimReading Reading);

/// <summary>
/// Reads the AIM that there is in the world: any version in XML, ePAD's JSON, one document or many. All that had to be mended is among the
/// findings; what is then held is 4.2, as strict as if it had been written so. What cannot be understood is refused with its path.
/// </summary>
public static class AimReader
{
    /// <summary>
    /// Reads a file. Each document of it stands for itself: one that is refused takes none of the others with it. The UIDs that are made for a
    /// document are the same whenever the same file is read.
    /// </summary>
    /// <returns>At least one; a file that is no AIM at all is one that is refused.</returns>
    public static IReadOnlyList<AimSource> Read(ReadOnlyMemory<byte> file) => Read(file, isStrict: false);

    /// <summary>
    /// Reads a file as <see cref="Read(ReadOnlyMemory{byte})"/> does, but mends nothing in XML that says it is of 4.2: that is held to the schema.
    /// What is of another version, or JSON, is judged as what it becomes. What makes no sense (<see cref="AimValidation"/>) is told too, and refused
    /// where it is an error.
    /// </summary>
    public static IReadOnlyList<AimSource> Check(ReadOnlyMemory<byte> file) => Read(file, isStrict: true);

    private static IReadOnlyList<AimSource> Read(ReadOnlyMemory<byte> file, bool isStrict)
    {
        var seed = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        return file.Length > AimXml.DefaultSizeCap ? [Refused("is longer than the 256 MB that are read at most.")]
            : FirstMark(file.Span) switch
            {
                '<' => new XmlSources(seed, isStrict).Read(file),
                '{' or '[' => Json(file, seed, isStrict),
                null => [Refused("is empty.")],
                _ => [Refused("is neither XML nor JSON.")],
            };
    }

    /// <summary>Reads a file from a stream, which stays open.</summary>
    public static IReadOnlyList<AimSource> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; bytes.Length <= AimXml.DefaultSizeCap && (read = file.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static AimSource Refused(string message) => new("/", null, new AimReading(null, [new AimFinding("/", FindingKind.Malformed, message)]));

    // Marks of the encoding, blanks, and the empty half of UTF-16 come before the first sign of a document.
    private static char? FirstMark(ReadOnlySpan<byte> file)
    {
        foreach (var b in file)
        {
            if (b is not (0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return (char)b;
            }
        }

        return null;
    }

    private static List<AimSource> Json(ReadOnlyMemory<byte> file, string seed, bool isStrict)
    {
        var log = new Mends(seed);
        using var content = JsonContent.Parse(file, log);
        if (content is null)
        {
            return [new AimSource("/", AimDialect.Json, log.Refused())];
        }

        if (content.RootElement.ValueKind != JsonValueKind.Array)
        {
            return [Json(content.RootElement, seed, "", isStrict)];
        }

        var all = content.RootElement.EnumerateArray().Select((item, i) => Json(item, seed, $"/[{i + 1}]", isStrict)).ToList();
        return all.Count > 0 ? all : [Refused("is an empty array: it holds no document.")];
    }

    private static AimSource Json(JsonElement item, string seed, string at, bool isStrict)
    {
        var log = new Mends(seed + at);
        var path = at.Length == 0 ? "/" : at;
        var root = new JsonElements(log).Document(item, path);
        if (root is null || log.HasErrors || !Versions.Mend(root, log, new Place(null, $"{at}/{root.Name.LocalName}", root)))
        {
            return new AimSource(path, AimDialect.Json, log.Refused());
        }

        new Mending(log, isOrdered: false).Document(root, at);
        var reading = StrictReading.Of(root, log, at);
        return new AimSource(path, AimDialect.Json, isStrict ? StrictReading.WithSense(reading, root, at) : reading);
    }
}
