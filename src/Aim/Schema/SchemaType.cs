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

    public SchemaType(string name, SchemaKind kind, SchemaType? parent, bool isAbstract, IEnumerable<SchemaAttribute> attributes, IEnumerable<SchemaPart> parts)
    {
        (Name, Kind, Parent, IsAbstract) = (name, kind, parent, isAbstract);
        Attributes = [.. parent?.Attributes ?? [], .. attributes];
        Parts = [.. parent?.Parts ?? [], .. parts];
        byName = Parts.ToDictionary(p => p.Name);
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

    public bool Is(SchemaType other) => this == other || (Parent?.Is(other) ?? false);
}

/// <summary>An attribute of a type.</summary>
internal sealed record SchemaAttribute(string Name, bool IsRequired);

/// <summary>A child element of a type.</summary>
internal sealed class SchemaPart(string name, Lazy<SchemaType> type, bool isRequired, bool repeats)
{
    public string Name => name;

    /// <summary>What is declared; an abstract one is made concrete by xsi:type.</summary>
    public SchemaType Type => type.Value;

    public bool IsRequired => isRequired;

    public bool Repeats => repeats;
}
