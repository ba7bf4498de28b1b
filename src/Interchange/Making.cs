using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>When, by whom and with what an image object (SEG, RTSTRUCT) is made; readers are named by pseudonym alone.</summary>
/// <param name="Created">Content date and time.</param>
/// <param name="SoftwareVersion">Of this program.</param>
/// <param name="Reader">Pseudonym of who drew it; null where a program computed it.</param>
public sealed record Making(DateTime Created, string SoftwareVersion, string? Reader, Provenance Provenance)
{
    /// <summary>All but date and version, one fact a line; empty when there is none.</summary>
    public string Text => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        var computed = Provenance.Computed;
        (string Name, string? Value)[] facts =
        [
            ("Reader", Reader), ("Campaign", Provenance.Campaign), ("Template", Provenance.Template),
            ("Method", computed?.Version is { } version ? $"{computed.Method} {version}" : computed?.Method),
            ("Derived from", computed is { Sources.Count: > 0 } ? string.Join(' ', computed.Sources.Select(s => s.Value)) : null),
        ];
        return facts.Where(f => f.Value is not null).Select(f => $"{f.Name}: {f.Value}");
    }
}
