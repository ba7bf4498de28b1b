using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM MarkupEntity: geometry.</summary>
public abstract record MarkupEntity : Entity
{
    private protected MarkupEntity(Uid uniqueIdentifier)
        : base(uniqueIdentifier)
    {
    }

    /// <summary>The markup and what is part of it.</summary>
    internal virtual IEnumerable<MarkupEntity> WithNested() => [this];
}

/// <summary>AIM GeometricShapeEntity: a shape, on an image or in the patient.</summary>
public abstract record GeometricShapeEntity : MarkupEntity
{
    private protected GeometricShapeEntity(Uid uniqueIdentifier, int shapeIdentifier, ShapeDetails? details)
        : base(uniqueIdentifier) => (ShapeIdentifier, Details) = (shapeIdentifier, details ?? ShapeDetails.None);

    /// <summary>Number of the shape within its annotation.</summary>
    public int ShapeIdentifier { get; }

    public ShapeDetails Details { get; }

    private protected Flaws Counted(string element, int count, (int Least, int Most) allowed) => new Flaws().If(
        count < allowed.Least || count > allowed.Most, element,
        $"{count} points where {GetType().Name} has {(allowed.Most == allowed.Least ? $"{allowed.Least}" : $"at least {allowed.Least}")}.", AimCheck.Shape);
}

/// <summary>AIM TextAnnotationEntity: words on an image, with a line from them to a place where there is one.</summary>
public sealed record TextAnnotationEntity : MarkupEntity
{
    /// <param name="connector">What ties the words to their place.</param>
    /// <exception cref="AimFlawException">The text is empty.</exception>
    public TextAnnotationEntity(Uid uniqueIdentifier, string text, TextStyle? style = null, GeometricShapeEntity? connector = null)
        : base(uniqueIdentifier)
    {
        (Text, Style, Connector) = (text, style, connector);
        new Flaws().Named("text", text).Refuse();
    }

    public string Text { get; }

    public TextStyle? Style { get; }

    public GeometricShapeEntity? Connector { get; }

    internal override IEnumerable<MarkupEntity> WithNested() => Connector is null ? [this] : [this, Connector];
}
