using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>How a type keeps what it says: in parts, or as one of the values of ISO 21090.</summary>
internal enum SchemaKind
{
    Parts,
    Identifier,
    Code,
    Text,
    Time,
    Whole,
    Real,
    Truth,
}

/// <summary>A type of the schema: its attributes and its parts in order, those of its base first.</summary>
internal sealed class SchemaType
{
    private readonly Dictionary<string, SchemaPart> byName;
    private readonly Dictionary<XName, int> places;

    public SchemaType(string name, SchemaKind kind, SchemaType? parent, bool isAbstract, IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaPart> parts)
    {
        (Name, Kind, Parent, IsAbstract) = (name, kind, parent, isAbstract);
        Attributes = [.. parent?.Attributes ?? [], .. attributes];
        Parts = [.. parent?.Parts ?? [], .. parts];
        byName = Parts.ToDictionary(p => p.Name);
        places = Parts.Select((p, i) => (p.Element, i)).ToDictionary(p => p.Element, p => p.i);
    }

    /// <summary>Name in the schema; empty for a wrapper, whose type the schema does not name.</summary>
    public string Name { get; }

    public SchemaKind Kind { get; }

    public SchemaType? Parent { get; }

    public bool IsAbstract { get; }

    public IReadOnlyList<SchemaAttribute> Attributes { get; }

    public IReadOnlyList<SchemaPart> Parts { get; }

    /// <summary>Whether this is a wrapper around items of one kind.</summary>
    public bool IsWrapper => Name.Length == 0;

    /// <summary>The attribute that holds a value; null for a type of parts.</summary>
    public string? ValueAttribute => Kind switch
    {
        SchemaKind.Parts => null,
        SchemaKind.Identifier => "root",
        SchemaKind.Code => "code",
        _ => "value",
    };

    public SchemaPart? Part(string name) => byName.GetValueOrDefault(name);

    /// <summary>The parts of an element in the order of the schema, those of a name together; without what the schema does not have.</summary>
    public IReadOnlyList<(SchemaPart Part, IReadOnlyList<XElement> Elements)> Sorted(XElement element)
    {
        var sorted = new SortedList<int, List<XElement>>();
        foreach (var child in element.Elements())
        {
            if (Place(child.Name) is >= 0 and var place)
            {
                if (!sorted.TryGetValue(place, out var alike))
                {
                    sorted.Add(place, alike = []);
                }

                alike.Add(child);
            }
        }

        return [.. sorted.Select(p => (Parts[p.Key], (IReadOnlyList<XElement>)p.Value))];
    }

    /// <summary>Where the parts of this name stand among the others; -1 where there are none.</summary>
    public int Place(XName element) => places.TryGetValue(element, out var place) ? place : -1;

    public bool Is(SchemaType other) => this == other || (Parent?.Is(other) ?? false);
}

/// <summary>An attribute of a type.</summary>
internal sealed record SchemaAttribute(string Name, bool IsRequired);

/// <summary>A child element of a type.</summary>
internal sealed class SchemaPart(string name, Lazy<SchemaType> type, bool isRequired, bool repeats)
{
    public string Name => name;

    /// <summary>The name in AIM's namespace.</summary>
    public XName Element { get; } = AimXml.Aim + name;

    /// <summary>What is declared; an abstract one is made concrete by xsi:type.</summary>
    public SchemaType Type => type.Value;

    public bool IsRequired => isRequired;

    public bool Repeats => repeats;
}
