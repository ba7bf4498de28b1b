using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The line of a path in the document it was found in.</summary>
internal static class DocumentLines
{
    /// <summary>That of the deepest element of the path that is there; null where the document has no lines.</summary>
    public static int? Of(XElement root, string path)
    {
        var element = root;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (Child(element, step) is not { } child)
            {
                break;
            }

            element = child;
        }

        return element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;
    }

    private static XElement? Child(XElement parent, string step)
    {
        var at = step.IndexOf('[', StringComparison.Ordinal);
        var place = at < 0 ? 1 : int.Parse(step[(at + 1)..^1], CultureInfo.InvariantCulture);
        var name = at < 0 ? step : step[..at];
        return name.StartsWith('@') ? null : parent.Elements(AimXml.Aim + name).ElementAtOrDefault(place - 1);
    }
}
