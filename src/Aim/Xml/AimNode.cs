using System.Xml;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>
/// An element that is being read. It knows its path, and which of its parts were asked for: what nobody asked for is
/// reported as not held when the element is done with, so nothing is dropped in silence.
/// </summary>
internal sealed class AimNode
{
    private static readonly XName SchemaLocation = AimXml.Xsi + "schemaLocation";

    // Where nobody asks for it the type is the declared one, for no type of AIM that may stand by itself has a kind.
    private static readonly XName XsiTypeName = AimXml.Xsi + "type";
    private readonly XElement element;
    private readonly AimNode? parent;
    private readonly string name;
    private readonly ReadingLog log;
    private readonly XElement[] children;
    private readonly bool[] asked;
    private readonly List<XName> askedAttributes = [];
    private int last = -1;

    public AimNode(XElement root, ReadingLog log)
        : this(root, null, "/" + root.Name.LocalName, log)
    {
    }

    private AimNode(XElement element, AimNode? parent, string name, ReadingLog log)
    {
        (this.element, this.parent, this.name, this.log) = (element, parent, name, log);
        children = element.HasElements ? [.. element.Elements()] : [];
        asked = children.Length > 0 ? new bool[children.Length] : [];
    }

    // Put together only when there is something to report: a document has hundreds of thousands of elements.
    private string Path => parent is null ? name : $"{parent.Path}/{name}";

    /// <summary>Name of the schema type given by xsi:type, without prefix.</summary>
    public string? XsiType => Attribute(XsiTypeName)?.Split(':')[^1].Trim();

    public string? Attribute(XName attribute)
    {
        askedAttributes.Add(attribute);
        return element.Attribute(attribute)?.Value;
    }

    public void Missing(string below, string message) => Report(below, FindingKind.Missing, message);

    public void Malformed(string below, string message, AimCheck check = AimCheck.Form) => Report(below, FindingKind.Malformed, message, check);

    public void Mended(string below, string message, AimCheck check = AimCheck.Form) => Report(below, FindingKind.Mended, message, check);

    /// <summary>The element is no part of AIM 4.2: it and all below it is left out.</summary>
    public void NotHeld(string message)
    {
        log.LeaveOut(element);
        Report("", FindingKind.NotHeld, message);
    }

    public bool IsLeftOut(Uid uid) => log.IsLeftOut(uid);

    public AimNode? Optional(string name) => Optional(AimXml.Aim + name, name);

    public AimNode? Optional(XName name, string shown)
    {
        var found = Find(name);
        for (var i = 1; i < found.Count; i++)
        {
            Malformed($"{shown}[{i + 1}]", "is given a second time; one is allowed.");
        }

        return found.Count == 0 ? null : new AimNode(found[0], this, shown, log);
    }

    public AimNode? Required(string name)
    {
        var node = Optional(name);
        if (node is null)
        {
            Missing(name, "is required and not there.");
        }

        return node;
    }

    public List<AimNode> All(string name) =>
        [.. Find(AimXml.Aim + name).Select((e, i) => new AimNode(e, this, $"{name}[{i + 1}]", log))];

    /// <summary>The items of an optional wrapper element; those that could not be read are left out of the list and stand in the log.</summary>
    public List<T> Collection<T>(string wrapper, string item, Func<AimNode, T?> read, bool required = false)
        where T : class
    {
        return (required ? Required(wrapper) : Optional(wrapper))?.Items(item, read) ?? [];
    }

    /// <summary>The items of this wrapper element, as <see cref="Collection"/>.</summary>
    public List<T> Items<T>(string item, Func<AimNode, T?> read)
        where T : class
    {
        var items = All(item);
        if (items.Count == 0)
        {
            Missing(item, "is required in its collection and not there.");
        }

        var all = items.Select(i => read(i)).ToList();
        if (all.Contains(null))
        {
            log.Keep($"{Path}/{item}", [.. all.Select((t, i) => (t, i)).Where(p => p.t is not null).Select(p => p.i + 1)]);
        }

        Close();
        return [.. all.OfType<T>()];
    }

    /// <summary>
    /// Reads the parts, reports what was not asked for, and builds the object unless something in it was in error;
    /// what the object's own rules refuse is reported at its place.
    /// </summary>
    public T? Build<T>(Func<AimNode, Func<T>> parts)
        where T : class
    {
        var before = log.Errors;
        var build = parts(this);
        Close();
        if (log.Errors > before)
        {
            return null;
        }

        try
        {
            return build();
        }
        catch (AimFlawException e)
        {
            foreach (var flaw in e.Flaws)
            {
                log.Add(new AimFinding(log.InDocument(Below(flaw.Element)), FindingKind.Malformed, flaw.Message, Line) { Check = flaw.Check });
            }

            return null;
        }
    }

    /// <summary>Reports what nobody asked for.</summary>
    public void Close()
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name != SchemaLocation && a.Name != XsiTypeName && !askedAttributes.Contains(a.Name)))
        {
            Report("@" + attribute.Name.LocalName, FindingKind.NotHeld, "is no attribute of AIM 4.2 here and was left out.");
        }

        foreach (var child in children.Where((_, i) => !asked[i]))
        {
            new AimNode(child, this, child.Name.LocalName, log).NotHeld(
                child.Name.Namespace == AimXml.Aim ? "is no part of AIM 4.2 here and was left out." : $"is of another namespace, “{child.Name.NamespaceName}”, and was left out.");
        }

        if (element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            Malformed("", "holds text; AIM keeps values in attributes.");
        }
    }

    private List<XElement> Find(XName name)
    {
        var found = new List<XElement>();
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i].Name == name)
            {
                found.Add(children[i]);
                asked[i] = true;
                if (i < last)
                {
                    Mended(name.LocalName, "stands after an element that the schema puts behind it.");
                }

                last = Math.Max(last, i);
            }
        }

        return found;
    }

    private void Report(string below, FindingKind kind, string message, AimCheck check = AimCheck.Form)
    {
        log.Add(new AimFinding(Below(below), kind, message, Line) { Check = check });
    }

    private int? Line => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;

    private string Below(string part) => part.Length == 0 ? Path : $"{Path}/{part}";
}
