using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>
/// An element that is being read. It knows its path, and which of its parts were asked for: what nobody asked for is
/// reported as not held when the element is done with, so nothing is dropped in silence. What runs for every element is compiled at once
/// as it stays: a run of the program reads one document, and that may have hundreds of thousands.
/// </summary>
internal sealed class AimNode
{
    private static readonly XName SchemaLocation = AimXml.Xsi + "schemaLocation";

    // Where nobody asks for it the type is the declared one, for no type of AIM that may stand by itself has a kind.
    private static readonly XName XsiTypeName = AimXml.Xsi + "type";
    private readonly XElement element;
    private readonly AimNode? parent;
    private readonly string name;
    private readonly int number;
    private readonly ReadingLog log;
    private Marks askedElements;
    private Marks askedAttributes;
    private int last = -1;

    public AimNode(XElement root, ReadingLog log)
        : this(root, null, "/" + root.Name.LocalName, 0, log)
    {
    }

    private AimNode(XElement element, AimNode? parent, string name, int number, ReadingLog log) =>
        (this.element, this.parent, this.name, this.number, this.log) = (element, parent, name, number, log);

    // Put together only when there is something to report: a document has hundreds of thousands of elements.
    private string Path => (parent is null ? name : $"{parent.Path}/{name}") + (number > 0 ? FormattableString.Invariant($"[{number}]") : "");

    /// <summary>Name of the schema type given by xsi:type, without prefix.</summary>
    public string? XsiType => Attribute(XsiTypeName)?.Split(':')[^1].Trim();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Attribute(XName attribute)
    {
        var at = 0;
        for (var found = element.FirstAttribute; found is not null; found = found.NextAttribute, at++)
        {
            if (found.Name == attribute)
            {
                askedAttributes.Set(at);
                return found.Value;
            }
        }

        return null;
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

    public AimNode? Optional(string name) => Optional(AimXml.Aim, name);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AimNode? Optional(XNamespace space, string name)
    {
        XElement? first = null;
        var (at, count) = (Start, 0);
        while (Next(ref at, space, name) is { } found)
        {
            first ??= found;
            if (++count > 1)
            {
                Malformed($"{name}[{count}]", "is given a second time; one is allowed.");
            }
        }

        return first is null ? null : new AimNode(first, this, name, 0, log);
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

    public List<AimNode> All(string name)
    {
        var all = new List<AimNode>();
        var at = Start;
        while (Next(ref at, AimXml.Aim, name) is { } found)
        {
            all.Add(new AimNode(found, this, name, all.Count + 1, log));
        }

        return all;
    }

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

        var (all, kept) = (new List<T>(items.Count), new List<int>(items.Count));
        for (var i = 0; i < items.Count; i++)
        {
            if (read(items[i]) is { } one)
            {
                all.Add(one);
                kept.Add(i + 1);
            }
        }

        if (kept.Count < items.Count)
        {
            log.Keep($"{Path}/{item}", [.. kept]);
        }

        Close();
        return all;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Close()
    {
        var at = 0;
        for (var attribute = element.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute, at++)
        {
            if (!askedAttributes[at] && !attribute.IsNamespaceDeclaration && attribute.Name != SchemaLocation && attribute.Name != XsiTypeName)
            {
                Report("@" + attribute.Name.LocalName, FindingKind.NotHeld, "is no attribute of AIM 4.2 here and was left out.");
            }
        }

        var (index, holdsText) = (0, false);
        for (var node = element.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child && !askedElements[index++])
            {
                new AimNode(child, this, child.Name.LocalName, 0, log).NotHeld(
                    child.Name.Namespace == AimXml.Aim ? "is no part of AIM 4.2 here and was left out." : $"is of another namespace, “{child.Name.NamespaceName}”, and was left out.");
            }

            holdsText |= node is XText text && !string.IsNullOrWhiteSpace(text.Value);
        }

        if (holdsText)
        {
            Malformed("", "holds text; AIM keeps values in attributes.");
        }
    }

    private (XNode? Node, int Index) Start => (element.FirstNode, 0);

    // The next part of a name. It is told by the parts of its name: putting them together costs more than comparing them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private XElement? Next(ref (XNode? Node, int Index) at, XNamespace space, string name)
    {
        while (at.Node is { } node)
        {
            at.Node = node.NextNode;
            if (node is XElement child && at.Index++ is var index && child.Name.LocalName == name && child.Name.Namespace == space)
            {
                askedElements.Set(index);
                if (index < last)
                {
                    Mended(name, "stands after an element that the schema puts behind it.");
                }

                last = Math.Max(last, index);
                return child;
            }
        }

        return null;
    }

    private void Report(string below, FindingKind kind, string message, AimCheck check = AimCheck.Form)
    {
        log.Add(new AimFinding(Below(below), kind, message, Line) { Check = check });
    }

    private int? Line => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;

    private string Below(string part) => part.Length == 0 ? Path : $"{Path}/{part}";
}
