using System.Globalization;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What is remarked while one document is read, and the identifiers of what was left out of it.</summary>
internal sealed class ReadingLog
{
    private readonly List<AimFinding> findings = [];
    private readonly HashSet<string> leftOut = [];
    private readonly Dictionary<string, int[]> kept = [];

    public int Errors { get; private set; }

    public void Add(AimFinding finding)
    {
        findings.Add(finding);
        Errors += finding.IsError ? 1 : 0;
    }

    /// <summary>Remembers the entities inside an element that is not held, so that a statement to one of them is not called dangling.</summary>
    public void LeaveOut(XElement element) =>
        leftOut.UnionWith(element.DescendantsAndSelf(AimXml.Aim + "uniqueIdentifier").Select(e => (string?)e.Attribute("root") ?? ""));

    public bool IsLeftOut(Uid uid) => leftOut.Contains(uid.Value);

    /// <summary>Remembers the places, from 1, of the items of a collection that were read, since others were left out between them.</summary>
    public void Keep(string itemPath, int[] places) => kept[itemPath] = places;

    /// <summary>Turns the place of an item among those read, in a path, into its place in the document.</summary>
    public string InDocument(string path)
    {
        foreach (var (itemPath, places) in kept)
        {
            var end = path.StartsWith(itemPath + "[", StringComparison.Ordinal) ? path.IndexOf(']', itemPath.Length) : -1;
            if (end > 0)
            {
                var place = int.Parse(path[(itemPath.Length + 1)..end], CultureInfo.InvariantCulture);
                return $"{itemPath}[{places[place - 1]}]{path[(end + 1)..]}";
            }
        }

        return path;
    }

    public ValueList<AimFinding> Findings() => findings.OrderBy(f => f.Line ?? 0).ToValueList();
}
