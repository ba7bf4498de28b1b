using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>When, by whom and with what an image object (SEG, RTSTRUCT) is made; readers are named by pseudonym alone.</summary>
/// <param name="Created">Content date and time.</param>
/// <param name="SoftwareVersion">Of this program.</param>
/// <param name="Reader">Pseudonym of who drew it; null where a program computed it.</param>
public sealed record Making(DateTime Created, string SoftwareVersion, string? Reader, Provenance Provenance)
{
    private const string OfReader = "Reader";
    private const string OfCampaign = "Campaign";
    private const string OfTemplate = "Template";
    private const string OfMethod = "Method";
    private const string OfVersion = "Method version";
    private const string OfSources = "Derived from";

    /// <summary>All but date and software, one fact a line; empty when there is none.</summary>
    public string Text
    {
        get
        {
            var computed = Provenance.Computed;
            (string Name, string? Value)[] facts =
            [
                (OfReader, Reader), (OfCampaign, Provenance.Campaign), (OfTemplate, Provenance.Template), (OfMethod, computed?.Method), (OfVersion, computed?.Version),
                (OfSources, computed is { Sources.Count: > 0 } ? string.Join(' ', computed.Sources.Select(s => s.Value)) : null),
            ];
            return string.Join('\n', facts.Where(f => f.Value is not null).Select(f => $"{f.Name}: {f.Value!.ReplaceLineEndings(" ")}"));
        }
    }

    /// <summary>The facts of <see cref="Text"/>; lines of another form are passed over.</summary>
    internal static (string? Reader, Provenance Provenance) Facts(string text)
    {
        var facts = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).Where(f => f.Length == 2 && f[1].Trim().Length > 0)
            .DistinctBy(f => f[0]).ToDictionary(f => f[0], f => f[1].Trim());
        var sources = (facts.GetValueOrDefault(OfSources) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(s => Uid.TryParse(s, out _)).Select(s => new Uid(s)).ToValueList();
        var method = facts.GetValueOrDefault(OfMethod);
        return (facts.GetValueOrDefault(OfReader), new Provenance(
            facts.GetValueOrDefault(OfCampaign), facts.GetValueOrDefault(OfTemplate),
            method is null ? null : new ComputedFrom(method, facts.GetValueOrDefault(OfVersion), sources)));
    }
}
