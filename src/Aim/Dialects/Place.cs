using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Where an element stood in the document that is read, when it was made from something of another name or shape.</summary>
internal sealed record Origin(string Path, int? Line);

/// <summary>Where an element stands; put into words only when there is something to say of it.</summary>
/// <param name="number">From 1 where there may be several of the name, else 0.</param>
internal sealed class Place(Place? parent, string name, XElement element, int number = 0)
{
    public int? Line => element.Annotation<Origin>() is { } origin ? origin.Line : element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : parent?.Line;

    /// <summary>Whether the element stands for an attribute of the document that is read.</summary>
    public bool IsAttribute => element.Annotation<Origin>()?.Path.Contains("/@", StringComparison.Ordinal) ?? false;

    public Place Below(string part, XElement child, int ofSeveral = 0) => new(this, part, child, ofSeveral);

    public override string ToString() => element.Annotation<Origin>()?.Path ?? (parent is null ? Name : $"{parent}/{Name}");

    private string Name => number > 0 ? FormattableString.Invariant($"{name}[{number}]") : name;
}
