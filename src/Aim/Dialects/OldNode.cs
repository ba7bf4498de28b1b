using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>An element of AIM 3 that is being read: all it says stands in attributes. What nobody asks for is reported when it is done with.</summary>
internal sealed class OldNode(XElement element, string path, Mends log)
{
    // The number of a record in caGrid, always 0 in files.
    private readonly HashSet<string> asked = ["cagridId", "schemaLocation", "type"];

    public string Path => path;

    public string Name => element.Name.LocalName;

    /// <summary>The type that xsi:type names.</summary>
    public string? Type => (string?)element.Attribute(AimXml.Xsi + "type") is { } type ? AimSchema.LocalName(type) : null;

    public Origin Origin => new(path, Line);

    /// <summary>What an attribute says, or null where it is not there or blank.</summary>
    public string? Said(string name)
    {
        asked.Add(name);
        var text = element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.Namespace != AimXml.Xsi)?.Value.Trim();
        return text is { Length: > 0 } ? text : null;
    }

    public Origin OriginOf(string attribute) => new($"{path}/@{attribute}", Line);

    /// <summary>The items inside a wrapper, or the items themselves where the wrapper was left away.</summary>
    public List<OldNode> Items(string wrapper, string item)
    {
        asked.Add(wrapper);
        var (all, at) = (new List<OldNode>(), $"{path}/{wrapper}");
        foreach (var holder in element.Elements().Where(e => e.Name.LocalName == wrapper))
        {
            foreach (var (child, i) in holder.Elements().Select((e, i) => (e, i)))
            {
                if (child.Name.LocalName == item)
                {
                    all.Add(new OldNode(child, $"{at}/{item}[{i + 1}]", log));
                }
                else
                {
                    NotHeld($"{wrapper}/{child.Name.LocalName}", "is not of AIM 3 there and was left out.");
                }
            }
        }

        return all;
    }

    public OldNode? Single(string wrapper, string item)
    {
        var all = Items(wrapper, item);
        foreach (var more in all.Skip(1))
        {
            log.Add(new AimFinding(more.Path, FindingKind.NotHeld, "is one more; one is allowed, and it was left out.", more.Line));
        }

        return all.FirstOrDefault();
    }

    public void Mended(string below, string message) => log.Add(new AimFinding(below.Length == 0 ? path : $"{path}/{below}", FindingKind.Mended, message, Line));

    public void Malformed(string below, string message) => log.Add(new AimFinding(below.Length == 0 ? path : $"{path}/{below}", FindingKind.Malformed, message, Line));

    public void NotHeld(string below, string message) => log.Add(new AimFinding(below.Length == 0 ? path : $"{path}/{below}", FindingKind.NotHeld, message, Line));

    /// <summary>A UID for what AIM 3 does not number.</summary>
    public string Made(string below = "") => log.MadeFrom($"{path} {below}");

    /// <summary>Reports what was not asked for and says something.</summary>
    public void Close()
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && !asked.Contains(a.Name.LocalName) && a.Value.Trim().Length > 0))
        {
            NotHeld("@" + attribute.Name.LocalName, "is not held and was left out.");
        }

        foreach (var child in element.Elements().Where(e => !asked.Contains(e.Name.LocalName) && (e.HasElements || e.HasAttributes)))
        {
            NotHeld(child.Name.LocalName, "is not held and was left out.");
        }
    }

    private int? Line => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;
}
