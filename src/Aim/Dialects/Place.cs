using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Where an element stood in the document that is read, when it was made from something of another name or shape.</summary>
internal sealed record Origin(string Path, int? Line);

/// <summary>Where an element stands; put into words only when there is something to say of it.</summary>
internal sealed class Place(Place? parent, string name, XElement element)
{
    public int? Line => element.Annotation<Origin>() is { } origin ? origin.Line : element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : parent?.Line;

    /// <summary>Whether the element stands for an attribute of the document that is read.</summary>
    public bool IsAttribute => element.Annotation<Origin>()?.Path.Contains("/@", StringComparison.Ordinal) ?? false;

    public Place Below(string part, XElement child) => new(this, part, child);

    public override string ToString() => element.Annotation<Origin>()?.Path ?? (parent is null ? name : $"{parent}/{name}");
}
