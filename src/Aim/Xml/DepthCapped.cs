using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;

namespace CrowdAnnotate.Aim;

/// <summary>Elements lie in one another deeper than is read.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is never made without its path.")]
internal sealed class TooDeepException(string path, int line)
    : XmlException($"is deeper than {DepthCapped.Cap.ToString(CultureInfo.InvariantCulture)} levels.")
{
    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    /// <summary>The way to the first element that is too deep, without the names in the middle of it.</summary>
    public string Path { get; } = path;
}

/// <summary>
/// A reader that refuses an element beyond a depth: the cost of an element grows with its depth, so that a document of a million levels
/// would hold the program up for hours.
/// </summary>
internal sealed class DepthCapped(XmlReader inner) : XmlReader, IXmlLineInfo
{
    /// <summary>Elements may lie in one another this deep; a document of AIM needs about thirty levels.</summary>
    public const int Cap = 256;

    private const int Shown = 4;
    private readonly List<string> way = [];

    public override bool Read()
    {
        var isThere = inner.Read();
        if (inner.NodeType == XmlNodeType.Element)
        {
            if (inner.Depth < Shown)
            {
                way.RemoveRange(inner.Depth, way.Count - inner.Depth);
                way.Add(inner.LocalName);
            }
            else if (inner.Depth >= Cap)
            {
                throw new TooDeepException($"/{string.Join('/', way)}/…/{inner.LocalName}", LineNumber);
            }
        }

        return isThere;
    }

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public int LineNumber => (inner as IXmlLineInfo)?.LineNumber ?? 0;

    public int LinePosition => (inner as IXmlLineInfo)?.LinePosition ?? 0;

    public bool HasLineInfo() => (inner as IXmlLineInfo)?.HasLineInfo() ?? false;

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
